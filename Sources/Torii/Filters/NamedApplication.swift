extension UnsafeMutablePointer where Pointee == Machine {
  /// Calls the filter that a template names by a value, as `map` does.
  func applyFilter(
    named name: Value, to item: Value, _ positional: [Value], _ keywords: [(String, Value)]
  ) throws(TemplateError) -> Value {
    guard let text = name.text else { throw try unknownName(name, of: "filter") }
    return try callFilter(text, item, positional, keywords)
  }

  /// Calls the test that a template names by a value, as `select` does.
  func applyTest(
    named name: Value, to item: Value, _ positional: [Value], _ keywords: [(String, Value)]
  ) throws(TemplateError) -> Bool {
    guard let text = name.text else { throw try unknownName(name, of: "test") }
    return try callTest(text, item, positional, keywords)
  }

  /// The error for a name that is no text, and so names nothing.
  private func unknownName(_ name: Value, of kind: String) throws(TemplateError) -> TemplateError {
    _ = try key(for: name)
    let message = "No \(kind) named \(try repr(of: name))."
    guard case .undefined(let missing) = name else { return .runtime(message) }
    return .runtime(
      "\(message) (\(missing.message); did you forget to quote the callable name?)")
  }
}

extension Value {
  /// The items of a variadic parameter.
  var listItems: [Value] {
    guard case .tuple(let list) = self else { return [] }
    return list.items
  }

  /// The pairs of a keyword-variadic parameter.
  var keywords: [(String, Value)] {
    guard case .dict(let dict) = self else { return [] }
    return dict.map { ($0.key.text ?? "", $0.value) }
  }
}
