/// The parameters that a built-in filter, test, method or function declares, as in Python's `def`.
package final class Signature: Sendable {
  package enum Kind: Sendable {
    case required
    case optional(Value)
    /// `*name`: further positional arguments as a tuple.
    case variadic
    /// `**name`: further keywords as a dict.
    case keywordVariadic
  }

  package struct Parameter: Sendable {
    package let name: AttributeName
    package let kind: Kind
  }

  /// The name in Python's messages, such as `do_batch`.
  package let callableName: String
  /// Whether the name is only a stand-in, until the callable is registered under one.
  let isAnonymous: Bool
  package let parameters: [Parameter]
  /// Whether leading parameters cannot be given by keyword, as with C functions.
  package let isPositionalOnly: Bool
  /// How many arguments Python passes before the declared ones, such as the environment: its
  /// messages count them.
  let implicitCount: Int
  let variadicIndex: Int?
  let keywordVariadicIndex: Int?
  /// What each parameter is without an argument: none where there is no default.
  nonisolated(unsafe) let defaults: ValuePointer
  /// Which of the first parameters have a default, a bit for each.
  private let optional: UInt64

  /// Declares parameters as Python writes them: `value, linecount, fill_with=None, *rest, **more`.
  ///
  /// Defaults are `None`, `True`, `False`, integers, floats and `'text'` without commas.
  package convenience init(
    _ callableName: String, _ declaration: String, positionalOnly: Bool = false, implicit: Int = 0
  ) {
    self.init(
      callableName, parameters: declaration.split(separator: ",").map(Signature.parameter),
      positionalOnly: positionalOnly, implicit: implicit)
  }

  /// Declares parameters that are already taken apart.
  init(
    _ callableName: String, parameters: [Parameter], positionalOnly: Bool = false,
    implicit: Int = 0, isAnonymous: Bool = false
  ) {
    implicitCount = implicit
    self.callableName = callableName
    self.isAnonymous = isAnonymous
    isPositionalOnly = positionalOnly
    self.parameters = parameters
    defaults = .allocate(capacity: max(1, parameters.count))
    var optional: UInt64 = 0
    for (index, parameter) in parameters.enumerated() {
      var value = Value.none
      if case .optional(let given) = parameter.kind {
        value = given
        if index < 64 { optional |= 1 << UInt64(index) }
      }
      (defaults + index).initialize(to: value)
    }
    self.optional = optional
    variadicIndex = parameters.firstIndex { if case .variadic = $0.kind { true } else { false } }
    keywordVariadicIndex = parameters.firstIndex {
      if case .keywordVariadic = $0.kind { true } else { false }
    }
  }

  deinit { defaults.deinitialize(count: parameters.count).deallocate() }

  /// Whether a parameter has a default.
  func isOptional(_ parameter: Int) -> Bool {
    if parameter < 64 { return optional & (1 << UInt64(parameter)) != 0 }
    if case .optional = parameters[parameter].kind { return true }
    return false
  }

  /// The same parameters under another name.
  func named(_ name: String) -> Signature {
    Signature(
      name, parameters: parameters, positionalOnly: isPositionalOnly, implicit: implicitCount)
  }

  /// The name with its module, as Python's messages on `*` and `**` have it.
  func qualifiedName(in module: String) -> String {
    switch callableName {
    case "abs", "len", "callable": return "\(callableName)()"
    case "escape", "soft_str": return "markupsafe.\(callableName)()"
    default:
      if callableName.utf8.contains(UInt8(ascii: ".")) { return "\(callableName)()" }
      // Variants for synchronous renders carry the name of the function that they stand for.
      let name = callableName.hasPrefix("sync_") ? callableName.dropFirst(5) : callableName[...]
      return "\(module).\(name)()"
    }
  }

  private static func parameter(_ text: Substring) -> Parameter {
    let text = text.drop { $0 == " " }
    if text.hasPrefix("**") {
      return Parameter(name: AttributeName(String(text.dropFirst(2))), kind: .keywordVariadic)
    }
    if text.hasPrefix("*") {
      return Parameter(name: AttributeName(String(text.dropFirst())), kind: .variadic)
    }
    guard let equals = text.firstIndex(of: "=") else {
      return Parameter(name: AttributeName(String(text)), kind: .required)
    }
    let value = text[text.index(after: equals)...]
    return Parameter(
      name: AttributeName(String(text[..<equals])), kind: .optional(defaultValue(value)))
  }

  private static func defaultValue(_ text: Substring) -> Value {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    default:
      if let integer = Int(text) { return .int(integer) }
      if let double = Double(text) { return .double(double) }
      return .string(String(text.dropFirst().dropLast()))
    }
  }

  /// Fills one value for each parameter, initialising all `parameters.count` of them.
  ///
  /// - Throws: Python's TypeError, after which nothing is initialised.
  package func bind(_ frame: borrowing CallFrame, into target: ValuePointer) throws(TemplateError) {
    if frame.keywords.isEmpty, bindPositional(frame.values, frame.positionalCount, into: target) {
      return
    }
    var filled = 0
    var failure: TemplateError?
    for (position, parameter) in parameters.enumerated() {
      switch bindOne(position, parameter, frame) {
      case .success(let value):
        (target + position).initialize(to: value)
        filled &+= 1
      case .failure(let error):
        failure = error
      }
      if failure != nil { break }
    }
    // Python looks at what is too much before it misses anything.
    if let error = surplus(frame) { failure = error }
    if let failure {
      target.deinitialize(count: filled)
      throw failure
    }
  }

  /// Binds values without keywords, as most calls have them; false, with nothing initialised, where
  /// they do not fit.
  func bindPositional(_ values: ValuePointer, _ count: Int, into target: ValuePointer) -> Bool {
    let named = keywordVariadicIndex == nil ? parameters.count : parameters.count &- 1
    guard variadicIndex != nil || count <= named else { return false }
    let limit = Swift.min(count, variadicIndex ?? .max)
    for position in parameters.indices {
      if position < limit {
        (target + position).initialize(to: values[position])
        continue
      }
      switch parameters[position].kind {
      case .optional(let value): (target + position).initialize(to: value)
      case .variadic:
        (target + position).initialize(to: .tuple(rest(values, from: position, to: count)))
      case .keywordVariadic: (target + position).initialize(to: .dict(.empty))
      case .required:
        target.deinitialize(count: position)
        return false
      }
    }
    return true
  }

  private func rest(_ values: ValuePointer, from first: Int, to end: Int) -> Value.List {
    guard first < end else { return .empty }
    let rest = Value.List(minimumCapacity: end &- first)
    for position in first..<end { rest.append(values[position]) }
    return rest
  }

  private func bindOne(_ position: Int, _ parameter: Parameter, _ frame: borrowing CallFrame)
    -> Result<Value, TemplateError>
  {
    switch parameter.kind {
    case .variadic:
      let rest = Value.List(minimumCapacity: max(0, frame.positionalCount - position))
      var index = position
      while index < frame.positionalCount {
        rest.append(frame.values[index])
        index += 1
      }
      return .success(.tuple(rest))
    case .keywordVariadic:
      return .success(.dict(furtherKeywords(frame)))
    case .required, .optional:
      let isPositional = position < frame.positionalCount && position < (variadicIndex ?? .max)
      let keyword = frame.keywords.firstIndex { $0.key == parameter.name.key }
      if isPositional {
        if keyword != nil, !isPositionalOnly {
          return .failure(
            .type("\(callableName)() got multiple values for argument '\(parameter.name.text)'"))
        }
        return .success(frame.values[position])
      }
      if let keyword, !isPositionalOnly { return .success(frame.keyword(keyword)) }
      if case .optional(let value) = parameter.kind { return .success(value) }
      return .failure(missing(frame))
    }
  }

  private func furtherKeywords(_ frame: borrowing CallFrame) -> Value.Dict {
    let rest = Value.Dict()
    for (index, keyword) in frame.keywords.enumerated() where !declares(keyword) {
      rest.set(keyword.key, named: .string(keyword.text), to: frame.keyword(index))
    }
    return rest
  }

  private func declares(_ keyword: AttributeName) -> Bool {
    !isPositionalOnly
      && parameters.contains {
        if case .keywordVariadic = $0.kind { return false }
        if case .variadic = $0.kind { return false }
        return $0.name.key == keyword.key
      }
  }

  /// The error for arguments that the signature has no place for.
  private func surplus(_ frame: borrowing CallFrame) -> TemplateError? {
    if !frame.keywords.isEmpty, let error = misplacedKeyword(frame) { return error }
    guard variadicIndex == nil else { return nil }
    let named = parameters.count - (keywordVariadicIndex == nil ? 0 : 1)
    guard frame.positionalCount > named else { return nil }
    if isPositionalOnly { return wrongCount(frame.positionalCount) }
    let least = requiredCount + implicitCount
    let most = named + implicitCount
    let given = frame.positionalCount + implicitCount
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    return .type(
      "\(callableName)() takes \(takes) positional argument\(most == 1 ? "" : "s") "
        + "but \(given) \(given == 1 ? "was" : "were") given")
  }

  /// The error for the first keyword that has no parameter, or whose parameter is taken already.
  private func misplacedKeyword(_ frame: borrowing CallFrame) -> TemplateError? {
    if isPositionalOnly {
      return keywordVariadicIndex == nil
        ? .type("\(callableName)() takes no keyword arguments") : nil
    }
    let taken = min(frame.positionalCount, variadicIndex ?? .max)
    for keyword in frame.keywords {
      if !declares(keyword) {
        if keywordVariadicIndex != nil { continue }
        return .type("\(callableName)() got an unexpected keyword argument '\(keyword.text)'")
      }
      if parameters.prefix(taken).contains(where: { $0.name.key == keyword.key }) {
        return .type("\(callableName)() got multiple values for argument '\(keyword.text)'")
      }
    }
    return nil
  }

  private var requiredCount: Int {
    parameters.count { if case .required = $0.kind { true } else { false } }
  }

  /// The words of functions that CPython has in C.
  private func wrongCount(_ given: Int) -> TemplateError {
    let least = requiredCount
    let most = parameters.count
    if most == 0 { return .type("\(callableName)() takes no arguments (\(given) given)") }
    if most == 1, least == 1 {
      return .type("\(callableName)() takes exactly one argument (\(given) given)")
    }
    let bound = given < least ? least : most
    let relation = least == most ? "" : given < least ? "at least " : "at most "
    let name = callableName.split(separator: ".").last ?? ""
    return .type(
      "\(name) expected \(relation)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }

  private func missing(_ frame: borrowing CallFrame) -> TemplateError {
    if isPositionalOnly { return wrongCount(frame.positionalCount) }
    var names: [String] = []
    for (position, parameter) in parameters.enumerated() where position >= frame.positionalCount {
      guard case .required = parameter.kind else { continue }
      if !frame.keywords.contains(where: { $0.key == parameter.name.key }) {
        names.append("'\(parameter.name.text)'")
      }
    }
    let list: String
    switch names.count {
    case 0, 1: list = names.first ?? ""
    case 2: list = "\(names[0]) and \(names[1])"
    default: list = names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
    }
    return .type(
      "\(callableName)() missing \(names.count) required positional argument\(names.count == 1 ? "" : "s"): \(list)"
    )
  }
}
