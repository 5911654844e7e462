/// A filter: what `{{ value|name(arguments) }}` calls (Jinja2 documentation, "Custom Filters").
public struct Filter: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Value

  package let signature: Signature
  package let body: Body
  /// Whether equal arguments always give equal results, so that constants may be computed early.
  package let isPure: Bool
  /// Writes the result straight into the output, for filters that need no text of their own.
  package let emitter: Emitter?
  /// Whether the filter is Jinja2's `escape`, which printing can do on the way.
  package let isEscape: Bool

  /// Gets the arguments and whether to escape; tells whether it has written the result. If not, it
  /// has written nothing.
  package typealias Emitter = @Sendable (Arguments, _ escaped: Bool) throws(TemplateError) -> Bool

  /// A built-in filter; its first parameter is the filtered value.
  package init(
    _ signature: Signature, isPure: Bool = true, isEscape: Bool = false,
    emitter: Emitter? = nil, _ body: @escaping Body
  ) {
    self.signature = signature
    self.body = body
    self.isPure = isPure
    self.isEscape = isEscape
    self.emitter = emitter
  }
}
