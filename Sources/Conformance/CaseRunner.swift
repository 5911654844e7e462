import Torii

/// Runs the operation of a case and gives its outcome in the corpus' words.
struct CaseRunner {
  private let test: JSONValue
  private let environment: Environment

  /// The outcome, which is `{"error": ...}` where the engine throws.
  static func outcome(_ test: JSONValue) -> JSONValue {
    do {
      return try CaseRunner(test: test, environment: CaseEnvironment.make(test)).run()
    } catch let error as TemplateError {
      return .object([("error", describe(error))])
    } catch {
      return .object([("unsupported", .string("\(error)"))])
    }
  }

  private static func describe(_ error: TemplateError) -> JSONValue {
    .object([
      ("class", .string(error.kind.rawValue)), ("jinja", .bool(error.kind.isJinja)),
      ("message", .string(error.message)), ("lineno", error.line.map { .integer($0) } ?? .null),
      ("template", error.templateName.map { .string($0) } ?? .null),
    ])
  }

  private var source: String { test["source"]?.string ?? "" }

  private func context() throws -> Value.Dict {
    let pairs = try ValueDecoding.variables(test["context"]).map { (Value.string($0.0), $0.1) }
    guard case .dict(let dict) = Value.frozenDict(pairs) else { return Value.Dict() }
    return dict
  }

  private func template() throws -> Template {
    let globals = Dictionary(
      try ValueDecoding.variables(test["template_globals"]), uniquingKeysWith: { $1 })
    if let name = test["name"]?.string {
      return try environment.template(named: name, globals: globals)
    }
    if let names = test["names"]?.array {
      return try environment.template(firstOf: names.compactMap(\.string), globals: globals)
    }
    return try environment.template(from: source, globals: globals)
  }

  private func run() throws -> JSONValue {
    switch test["op"]?.string {
    case "render": return try render()
    case "compile":
      _ = try template()
      return .object([("ok", .bool(true))])
    case "parse":
      try environment.checkSyntax(of: source)
      return .object([("ok", .bool(true))])
    case "expr": return try expression()
    case "native": return try native()
    case "module": return try module()
    case "lex":
      let tokens = try environment.rawTokens(of: source).map {
        JSONValue.array([.integer($0.line), .string($0.type), .string($0.text)])
      }
      return .object([("tokens", .array(tokens))])
    case "undeclared":
      let names = try environment.undeclaredVariables(in: source)
      return .object([("names", Self.sorted(names))])
    case "referenced":
      let names = try environment.referencedTemplates(in: source)
      return .object([("templates", .array(names.map { $0.map { .string($0) } ?? .null }))])
    case "list_templates": return try listTemplates()
    case "extract": return try extract()
    default: throw CaseEnvironment.Unsupported(option: test["op"]?.string ?? "")
    }
  }

  /// The output; a streamed render has to write the same.
  private func render() throws -> JSONValue {
    let output = try template().render(context())
    var streamed: [UInt8] = []
    let variables = Dictionary(
      try ValueDecoding.variables(test["context"]), uniquingKeysWith: { $1 })
    // Decoded anew, as iterators are exhausted and counters have counted.
    let again = try CaseRunner(test: test, environment: CaseEnvironment.make(test)).template()
    try again.stream(variables, chunkSize: 7) { streamed += $0 }
    let isStable = test["area"]?.string != "filters/random"
    if isStable, !streamed.elementsEqual(output.utf8) {
      return .object([("streamed", .string(String(decoding: streamed, as: UTF8.self)))])
    }
    return .object([("output", .string(output))])
  }

  private static func sorted(_ names: some Sequence<String>) -> JSONValue {
    .array(
      names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        .map { .string($0) })
  }

  private func expression() throws -> JSONValue {
    let isNone = test["undefined_to_none"]?.bool ?? true
    let compiled = try environment.compileExpression(source)
    return try compiled.withValue(context()) { (value, machine) throws(TemplateError) in
      let result = isNone && value.isUndefined ? Value.none : value
      return .object([("value", try ValueEncoding.json(result, machine))])
    }
  }

  private func native() throws -> JSONValue {
    try template().withNativeValue(context()) { (value, machine) throws(TemplateError) in
      .object([("value", try ValueEncoding.json(value, machine))])
    }
  }

  private func module() throws -> JSONValue {
    try template().withModule(context()) { (module, machine) throws(TemplateError) in
      var names: [String] = []
      var values: [(String, JSONValue)] = []
      var macros: [(String, JSONValue)] = []
      for (key, value) in module.exports {
        let name = key.text ?? ""
        names.append(name)
        if value.typeName == "Macro" {
          macros.append((name, try macro(value, machine)))
        } else {
          values.append((name, try ValueEncoding.json(value, machine)))
        }
      }
      return .object([
        ("output", .string(module.body)), ("exports", Self.sorted(names)),
        ("values", .object(values)), ("macros", .object(macros)),
      ])
    }
  }

  private func macro(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> JSONValue {
    var fields: [(String, JSONValue)] = []
    for name in ["name", "arguments", "caller", "catch_kwargs", "catch_varargs"] {
      let field = try machine.rawAttribute(of: value, named: AttributeName(name)) ?? .none
      if let items = field.arrayValue {
        fields.append((name, .array(items.map { .string($0.text ?? "") })))
      } else {
        fields.append((name, try ValueEncoding.json(field, machine)))
      }
    }
    return .object(fields)
  }

  private func listTemplates() throws -> JSONValue {
    guard let loader = environment.loader else {
      throw TemplateError(.pythonAssertion, "No loader configured.")
    }
    guard let names = try loader.templateNames() else {
      throw TemplateError(.type, "this loader cannot iterate over all templates")
    }
    let extensions = test["list_extensions"]?.array?.compactMap(\.string)
    let wanted = names.filter { name in
      extensions.map { $0.contains { name.hasSuffix("." + $0) } } ?? true
    }
    return .object([("templates", .array(wanted.map { .string($0) }))])
  }

  private func extract() throws -> JSONValue {
    let messages = try environment.translationMessages(in: source).map { message in
      let texts = message.texts.map { text in text.map { JSONValue.string($0) } ?? .null }
      return JSONValue.array([
        .integer(message.line), .string(message.function),
        message.isSingle ? texts[0] : .array(texts),
      ])
    }
    return .object([("messages", .array(messages))])
  }
}
