/// A test: what `{{ value is name(arguments) }}` calls (Jinja2 documentation, "Custom Tests").
public struct TemplateTest: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Bool

  package let signature: Signature
  package let body: Body
  /// How it is called without arguments; nil where that has to be found out, or is an error.
  let bareBinding: StaticBinding?
  /// What Jinja2's `defined` and `undefined` say of a value that is there; nil for all others.
  let definedness: Bool?
  /// What it asks of integers, where that is a remainder.
  let remainder: RemainderTest?

  /// A built-in test; its first parameter is the tested value.
  package init(
    _ signature: Signature, definedness: Bool? = nil, remainder: RemainderTest? = nil,
    _ body: @escaping Body
  ) {
    self.definedness = definedness
    self.remainder = remainder
    self.signature = signature
    self.body = body
    bareBinding = StaticBinding(signature)
  }
}
