/// A test: what `{{ value is name(arguments) }}` calls (Jinja2 documentation, "Custom Tests").
public struct TemplateTest: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Bool

  package let signature: Signature
  package let body: Body

  /// A built-in test; its first parameter is the tested value.
  package init(_ signature: Signature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }
}
