/// What filters take as an attribute: `"address.city"`, `"tags.0"`, `0` or nothing at all.
///
/// A text is split at its dots and all-digit parts are integers; every step is a subscript
/// (Jinja2 documentation, "List of Builtin Filters", `map`).
package struct AttributePath {
  private enum Step {
    case name(AttributeName, Value)
    case subscripted(Value)
  }

  private let steps: [Step]

  /// - Throws: Python's ValueError for digits that are no integer.
  package init(_ attribute: Value) throws(TemplateError) {
    switch attribute {
    case .none: steps = []
    case .string(let text): steps = try AttributePath.steps(text, isMarkup: false)
    case .markup(let text): steps = try AttributePath.steps(text, isMarkup: true)
    default: steps = [.subscripted(attribute)]
    }
  }

  private init(text: String, isMarkup: Bool) throws(TemplateError) {
    steps = try AttributePath.steps(text, isMarkup: isMarkup)
  }

  /// The paths of a comma-separated list, as `sort` takes them.
  static func list(_ attribute: Value) throws(TemplateError) -> [AttributePath] {
    guard let text = attribute.text else { return [try AttributePath(attribute)] }
    var isMarkup = false
    if case .markup = attribute { isMarkup = true }
    var paths: [AttributePath] = []
    for part in text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false) {
      paths.append(try AttributePath(text: CodePoints.string(part), isMarkup: isMarkup))
    }
    return paths
  }

  /// - Parameter isMarkup: Whether errors call a missing attribute so, as parts of markup are.
  private static func steps(_ text: String, isMarkup: Bool) throws(TemplateError) -> [Step] {
    var steps: [Step] = []
    for part in text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false) {
      let name = CodePoints.string(part)
      if CodePoints.all(name, CodePoints.isDigit) {
        steps.append(.subscripted(try integer(name)))
      } else {
        steps.append(.name(AttributeName(name), isMarkup ? .markup(name) : .string(name)))
      }
    }
    return steps
  }

  private static func integer(_ digits: String) throws(TemplateError) -> Value {
    switch NumberParsing.integer(digits) {
    case .small(let value): return .int(value)
    case .big(let value): return .integer(value)
    case .invalid:
      throw .value(
        "invalid literal for int() with base 10: \(Value.string(digits).messageRepr)")
    case .tooManyDigits(let count):
      throw .value(
        "Exceeds the limit (\(NumberParsing.digitLimit) digits) for integer string conversion: "
          + "value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
  }

  /// Whether it leads to the value itself.
  package var isEmpty: Bool { steps.isEmpty }

  /// Walks from a value along the path.
  ///
  /// - Parameter fallback: Stands in for every step that is undefined, if it is not nil.
  /// - Throws: What subscripting an undefined value throws.
  package func follow(
    from value: Value, default fallback: Value? = nil, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    var value = machine.current(value)
    for step in steps {
      value = machine.current(try AttributePath.take(step, of: value, machine))
      if let fallback, value.isUndefined { value = fallback }
    }
    return value
  }

  @inline(__always)
  private static func take(_ step: Step, of value: Value, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    switch step {
    case .name(let name, let subscripted):
      if case .dict(let dict) = value, let found = dict.value(name) { return found }
      return try machine.item(of: value, at: subscripted)
    case .subscripted(let subscripted):
      return try machine.item(of: value, at: subscripted)
    }
  }
}

extension Value {
  /// The value by which filters that ignore case compare: texts are lowered, others kept.
  var ignoringCase: Value {
    switch self {
    case .string(let text): return .string(CodePoints.lowercased(text))
    case .markup(let text): return .markup(CodePoints.lowercased(text))
    default: return self
    }
  }

  /// An argument whose declared default is `None`.
  var unlessNone: Value? { isNone ? nil : self }
}
