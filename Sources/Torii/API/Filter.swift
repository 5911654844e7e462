/// A filter: what `{{ value|name(arguments) }}` calls (Jinja2 documentation, "Custom Filters").
public struct Filter: Sendable {
  package typealias Body = @Sendable (Arguments) throws(TemplateError) -> Value

  /// What all copies share: a template that uses a filter often need not copy its parts.
  private let parts: Parts

  private final class Parts: Sendable {
    let signature: Signature
    let body: Body
    let isPure: Bool
    let emitter: Emitter
    let hasEmitter: Bool
    let isEscape: Bool
    let takesNameless: Bool
    let bareBinding: StaticBinding?
    let integerFunction: IntegerFunction?
    let selects: Bool?

    init(
      _ signature: Signature, isPure: Bool, isEscape: Bool, takesNameless: Bool, emitter: Emitter?,
      integerFunction: IntegerFunction?, selects: Bool?, _ body: @escaping Body
    ) {
      self.selects = selects
      self.integerFunction = integerFunction
      self.signature = signature
      self.body = body
      self.isPure = isPure
      self.isEscape = isEscape
      self.takesNameless = takesNameless
      self.emitter = emitter ?? { (_, _) in false }
      hasEmitter = emitter != nil
      bareBinding = StaticBinding(bare: signature)
    }
  }

  package var signature: Signature { parts.signature }
  package var body: Body { parts.body }
  /// Whether equal arguments always give equal results, so that constants may be computed early.
  package var isPure: Bool { parts.isPure }
  /// Writes the result straight into the output, for filters that need no text of their own.
  var emitter: Emitter { parts.emitter }
  var hasEmitter: Bool { parts.hasEmitter }
  /// Whether the filter is Jinja2's `escape`, which printing can do on the way.
  package var isEscape: Bool { parts.isEscape }
  /// Whether the filter wants to know of an undefined value only that it is undefined.
  var takesNameless: Bool { parts.takesNameless }
  /// What it makes of small integers without arguments, where that is a simple function of them.
  var integerFunction: IntegerFunction? { parts.integerFunction }
  /// What the test that it names must say of an item, for `select` and `reject`; nil for all others.
  var selects: Bool? { parts.selects }
  /// How it is called without arguments; nil where that has to be found out, or is an error.
  var bareBinding: StaticBinding? { parts.bareBinding }

  /// Gets the arguments and whether to escape; tells whether it has written the result. If not, it
  /// has written nothing.
  package typealias Emitter = @Sendable (Arguments, _ escaped: Bool) throws(TemplateError) -> Bool

  /// A built-in filter; its first parameter is the filtered value.
  package init(
    _ signature: Signature, isPure: Bool = true, isEscape: Bool = false,
    takesNameless: Bool = false, emitter: Emitter? = nil,
    integerFunction: IntegerFunction? = nil, selects: Bool? = nil,
    _ body: @escaping Body
  ) {
    parts = Parts(
      signature, isPure: isPure, isEscape: isEscape, takesNameless: takesNameless, emitter: emitter,
      integerFunction: integerFunction, selects: selects, body)
  }
}
