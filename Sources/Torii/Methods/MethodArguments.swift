/// What a method is called with; its parameters have been checked for number and names.
package struct MethodArguments {
  let frame: CallFrame
  let names: [AttributeName]
  package let machine: MachineRef

  var count: Int { frame.positionalCount }

  /// The argument of a parameter, nil where it was not given.
  subscript(position: Int) -> Value? {
    if position < frame.positionalCount { return frame.values[position] }
    guard position < names.count else { return nil }
    return keyword(names[position])
  }

  func keyword(_ name: AttributeName) -> Value? {
    frame.keywords.firstIndex { $0.key == name.key }.map { frame.keyword($0) }
  }

  /// A required argument; `none` stands in where there is none, which checking rules out.
  func required(_ position: Int) -> Value { self[position] ?? Value.none }

  /// An argument that has to be text.
  func text(_ position: Int, or message: (_ typeName: String) -> String) throws(TemplateError)
    -> String
  {
    let value = required(position)
    if let text = value.text { return text }
    let words = message(value.typeName)
    // Where Python names the argument, it writes `None` for its class.
    let namesArgument = words.utf8.count > 20 && words.contains("argument")
    throw .type(namesArgument && value.isNone ? message("None") : words)
  }

  /// An argument that has to be an integer.
  func integer(_ position: Int, default missing: Int = 0) throws(TemplateError) -> Int {
    guard let value = self[position] else { return missing }
    if let integer = value.indexInt { return integer }
    if case .bigInt = value {
      throw .overflow("Python int too large to convert to C ssize_t")
    }
    throw .type("'\(value.typeName)' object cannot be interpreted as an integer")
  }

  /// The bound of a slice: an integer of any size, or nil for `None`.
  func bound(_ position: Int, allowsNone: Bool = true) throws(TemplateError) -> Int? {
    guard let value = self[position] else { return nil }
    if let integer = value.indexInt { return integer }
    switch value {
    case .none where allowsNone: return nil
    case .bigInt(let box): return box.value.isNegative ? .min : .max
    default:
      throw .type(
        "slice indices must be integers or \(allowsNone ? "None or " : "")have an __index__ method")
    }
  }
}
