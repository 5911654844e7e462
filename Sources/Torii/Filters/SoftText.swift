/// A filtered value as text that stays markup if it is markup (MarkupSafe's `soft_str`).
struct SoftText {
  let text: String
  let isMarkup: Bool

  @inline(__always)
  init(_ value: Value, _ machine: MachineRef) throws(TemplateError) {
    switch value {
    case .string(let text): (self.text, isMarkup) = (text, false)
    case .markup(let text): (self.text, isMarkup) = (text, true)
    default: (text, isMarkup) = (try machine.text(of: value), false)
    }
    try machine.charge(text.utf8.count >> 4)
  }

  /// Another text of the same class.
  @inline(__always)
  func like(_ text: String) -> Value { isMarkup ? .markup(text) : .string(text) }
}

extension Value {
  /// What Python passes to C as a size.
  func sizeArgument() throws(TemplateError) -> Int {
    if let index = indexInt { return index }
    if case .bigInt = self {
      throw .overflow("Python int too large to convert to C ssize_t")
    }
    throw .notAnInteger(self)
  }

  /// The error of a method call on a value whose class lacks the method.
  func lacksMethod(_ name: String) -> TemplateError {
    if case .undefined(let missing) = self { return missing.error }
    if case .object(let object) = self, object is NamespaceObject {
      return TemplateError(.attribute, name)
    }
    return TemplateError(.attribute, "'\(typeName)' object has no attribute '\(name)'")
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The text of a value, or the HTML that it brings itself.
  func htmlOrText(of value: Value) throws(TemplateError) -> String {
    if case .object(let object) = value, let html = try object.html(self) { return html }
    return try text(of: value)
  }
}
