/// A method of one of Python's built-in classes.
package struct Method: Sendable {
  package typealias Body = @Sendable (_ receiver: Value, Arguments) throws(TemplateError) -> Value

  /// The parameters without `self`.
  package let signature: Signature
  package let body: Body

  package init(_ signature: Signature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }
}

/// The methods by receiver and name.
package enum Methods {
  package static func lookup(_ name: AttributeName, on value: Value) -> Method? { nil }

  /// Whether dictionaries have a method of that name, which hides a key in `d.name`.
  static func existsOnDict(_ name: AttributeName) -> Bool {
    let names = [
      "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault",
      "update", "values",
    ]
    return names.contains(name.text)
  }
}
