extension TemplateTest {
  /// `sameas(value, other)`: the same object; plain values are the same when they have one type
  /// and are equal (Jinja2 documentation, "List of Builtin Tests").
  package static let isSameAs = TemplateTest(Signature("test_sameas", "value, other")) {
    (arguments) throws(TemplateError) in
    switch (arguments[0], arguments[1]) {
    case (.none, .none): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.int(let left), .int(let right)): return left == right
    case (.bigInt(let left), .bigInt(let right)): return left.value == right.value
    case (.double(let left), .double(let right)): return left.bitPattern == right.bitPattern
    case (.string(let left), .string(let right)), (.markup(let left), .markup(let right)):
      return CodePoints.equal(left, right)
    default: return arguments[0].isSameContainer(as: arguments[1])
    }
  }
}
