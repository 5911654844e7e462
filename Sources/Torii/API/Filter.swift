/// A filter: what `{{ value|name(arguments) }}` calls (Jinja2 documentation, "Custom Filters").
public struct Filter: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Value

  package let signature: Signature
  package let body: Body
  /// Whether equal arguments always give equal results, so that constants may be computed early.
  package let isPure: Bool

  /// A built-in filter; its first parameter is the filtered value.
  package init(_ signature: Signature, isPure: Bool = true, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
    self.isPure = isPure
  }
}
