import Torii

/// Makes the environment that a case of the corpus describes.
struct CaseEnvironment {
  /// What the description asks for and the engine has no way to do.
  struct Unsupported: Error, CustomStringConvertible {
    let option: String
    var description: String { "unsupported: \(option)" }
  }

  private var environment = Environment()

  static func make(_ test: JSONValue) throws -> Environment {
    var builder = CaseEnvironment()
    for (name, value) in test["env"]?.object ?? [] {
      try builder.apply(name, value)
    }
    builder.environment.loader = try builder.caseLoader(test)
    for (name, value) in try ValueDecoding.variables(test["globals"]) {
      builder.environment.globals[name] = value
    }
    return builder.environment
  }

  private mutating func apply(_ name: String, _ value: JSONValue) throws {
    if try applySyntax(name, value) { return }
    switch name {
    case "class": try applyClass(value.string ?? "")
    case "enable_async": break
    case "autoescape": environment.autoEscape = Self.autoEscape(value)
    case "undefined":
      guard let behavior = value.string.flatMap(UndefinedBehavior.init(rawValue:)) else {
        throw Unsupported(option: value.text)
      }
      environment.undefined = behavior
    case "extensions":
      for item in value.array ?? [] {
        guard let known = Self.extensions[item.string ?? ""] else {
          throw Unsupported(option: item.text)
        }
        environment.extensions.insert(known)
      }
    case "finalize": try applyFinalize(value.string ?? "")
    case "policies":
      for (policy, value) in value.object ?? [] { try applyPolicy(policy, value) }
    case "filters":
      for (name, fixture) in value.object ?? [] {
        environment.filters[name] = try Self.fixture(fixture).makeFilter()
      }
    case "tests":
      for (name, fixture) in value.object ?? [] {
        environment.tests[name] = try Self.fixture(fixture).makeTest()
      }
    case "i18n":
      environment.install(
        CatalogTranslations(value["catalog"]), newstyle: value["newstyle"]?.bool ?? false)
    default: throw Unsupported(option: name)
    }
  }

  private mutating func applySyntax(_ name: String, _ value: JSONValue) throws -> Bool {
    let isOn = value.bool ?? false
    let text = value.string ?? ""
    switch name {
    case "block_start_string": environment.syntax.blockStart = text
    case "block_end_string": environment.syntax.blockEnd = text
    case "variable_start_string": environment.syntax.variableStart = text
    case "variable_end_string": environment.syntax.variableEnd = text
    case "comment_start_string": environment.syntax.commentStart = text
    case "comment_end_string": environment.syntax.commentEnd = text
    case "line_statement_prefix": environment.syntax.lineStatementPrefix = value.string
    case "line_comment_prefix": environment.syntax.lineCommentPrefix = value.string
    case "trim_blocks": environment.syntax.trimBlocks = isOn
    case "lstrip_blocks": environment.syntax.lstripBlocks = isOn
    case "keep_trailing_newline": environment.syntax.keepTrailingNewline = isOn
    case "newline_sequence": environment.syntax.newlineSequence = text
    default: return false
    }
    return true
  }

  private mutating func applyClass(_ name: String) throws {
    switch name {
    case "Environment", "NativeEnvironment": break
    case "SandboxedEnvironment": environment.sandbox = .sandboxed
    case "ImmutableSandboxedEnvironment": environment.sandbox = .immutable
    default: throw Unsupported(option: name)
    }
  }

  private static let extensions: [String: TemplateExtension] = [
    "i18n": .i18n, "do": .do, "loopcontrols": .loopControls, "debug": .debug,
  ]

  private static func fixture(_ json: JSONValue) throws -> Fixture {
    guard let fixture = json.string.flatMap(Fixture.init(rawValue:)) else {
      throw Unsupported(option: json.text)
    }
    return fixture
  }

  private static func autoEscape(_ json: JSONValue) -> AutoEscape {
    guard let select = json["$select_autoescape"] else {
      return json.bool == true ? .enabled : .disabled
    }
    func names(_ json: JSONValue?, _ otherwise: [String]) -> [String] {
      json?.array?.compactMap(\.string) ?? otherwise
    }
    return .select(
      enabledExtensions: names(select["enabled"], ["html", "htm", "xml"]),
      disabledExtensions: names(select["disabled"], []),
      forStrings: select["default_for_string"]?.bool ?? true,
      otherwise: select["default"]?.bool ?? false)
  }

  private mutating func applyFinalize(_ name: String) throws {
    switch name {
    case "none_to_empty": environment.finalize = { $0.isNone ? .string("") : $0 }
    case "bool_to_yes_no":
      environment.finalize = { value in
        value.boolValue.map { .string($0 ? "yes" : "no") } ?? value
      }
    case "bracket":
      environment.finalize = { value in
        .string("[\(try Self.text(of: value))]")
      }
    default: throw Unsupported(option: name)
    }
  }

  /// Python's `str`, which for objects takes a render.
  private static func text(of value: Value) throws -> String {
    if let text = value.text { return text }
    var value = value
    if case .undefined(let missing) = value {
      // A variable that was never assigned would be looked up anew.
      value = .undefined(
        Undefined(
          missing.behavior, hint: missing.hint, owner: missing.owner, name: missing.name,
          errorKind: missing.errorKind))
    }
    return try Environment().template(from: "{{ value }}").render(["value": value])
  }

  private mutating func applyPolicy(_ name: String, _ json: JSONValue) throws {
    switch name {
    // How Jinja2's own code is generated.
    case "compiler.ascii_str": break
    case "ext.i18n.trimmed": environment.policies.translationTrimmed = json.bool ?? false
    case "truncate.leeway": environment.policies.truncateLeeway = json.integer ?? 5
    case "urlize.rel": environment.policies.urlizeRel = json.string
    case "urlize.target": environment.policies.urlizeTarget = json.string
    case "urlize.extra_schemes":
      environment.policies.urlizeExtraSchemes = json.array?.compactMap(\.string)
    case "json.dumps_kwargs":
      guard let options = try ValueDecoding.value(json).dictionaryValue else {
        throw Unsupported(option: json.text)
      }
      environment.policies.jsonSortsKeys = options["sort_keys"]?.boolValue ?? false
      environment.policies.jsonEscapesNonASCII = options["ensure_ascii"]?.boolValue ?? true
      environment.policies.jsonIndentation = options["indent"]?.intValue
      if let separators = options["separators"]?.arrayValue?.compactMap(\.stringValue),
        separators.count == 2
      {
        environment.policies.jsonItemSeparator = separators[0]
        environment.policies.jsonKeySeparator = separators[1]
      }
    default: throw Unsupported(option: name)
    }
  }
}

extension CaseEnvironment {
  private func caseLoader(_ test: JSONValue) throws -> (any Loader)? {
    if let description = test["loader"] { return try loader(description) }
    return test["templates"].map { DictionaryLoader(Self.sources($0)) }
  }

  private func loader(_ json: JSONValue) throws -> any Loader {
    switch json["type"]?.string {
    case "dict": return DictionaryLoader(Self.sources(json["templates"]))
    case "function":
      let sources = Self.sources(json["templates"])
      return FunctionLoader { name in sources[name].map { LoadedSource($0) } }
    case "prefix":
      var loaders: [String: any Loader] = [:]
      for (prefix, inner) in json["mapping"]?.object ?? [] {
        loaders[prefix] = try loader(inner)
      }
      return PrefixLoader(loaders, delimiter: json["delimiter"]?.string ?? "/")
    case "choice": return ChoiceLoader(try (json["loaders"]?.array ?? []).map { try loader($0) })
    default: throw Unsupported(option: json.text)
    }
  }

  private static func sources(_ json: JSONValue?) -> [String: String] {
    Dictionary(
      (json?.object ?? []).map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }
}

/// The translations that a case gives as a catalog.
private struct CatalogTranslations: Translations {
  private let catalog: [String: String]
  let className = "CatalogTranslations"

  init(_ json: JSONValue?) {
    catalog = Dictionary(
      (json?.object ?? []).map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }

  func translation(of message: String, context: String?) -> String {
    if let context { return catalog["\(context)\u{4}\(message)"] ?? message }
    return catalog[message] ?? message
  }

  func translation(singular: String, plural: String, count: Int, context: String?) -> String {
    translation(of: count == 1 ? singular : plural, context: context)
  }
}
