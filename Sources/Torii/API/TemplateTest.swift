/// A test: what `{{ value is name(arguments) }}` calls (Jinja2 documentation, "Custom Tests").
public struct TemplateTest: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Bool

  /// What all copies share: a template that uses a test often need not copy its parts.
  private let parts: Parts

  private final class Parts: Sendable {
    let signature: Signature
    let body: Body
    let bareBinding: StaticBinding?
    let definedness: Bool?
    let remainder: RemainderTest?

    init(
      _ signature: Signature, definedness: Bool?, remainder: RemainderTest?,
      _ body: @escaping Body
    ) {
      self.definedness = definedness
      self.remainder = remainder
      self.signature = signature
      self.body = body
      bareBinding = StaticBinding(bare: signature)
    }
  }

  package var signature: Signature { parts.signature }
  package var body: Body { parts.body }
  /// How it is called without arguments; nil where that has to be found out, or is an error.
  var bareBinding: StaticBinding? { parts.bareBinding }
  /// What Jinja2's `defined` and `undefined` say of a value that is there; nil for all others.
  var definedness: Bool? { parts.definedness }
  /// What it asks of integers, where that is a remainder.
  var remainder: RemainderTest? { parts.remainder }

  /// A built-in test; its first parameter is the tested value.
  package init(
    _ signature: Signature, definedness: Bool? = nil, remainder: RemainderTest? = nil,
    _ body: @escaping Body
  ) {
    parts = Parts(signature, definedness: definedness, remainder: remainder, body)
  }
}
