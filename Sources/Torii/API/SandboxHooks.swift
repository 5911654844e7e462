/// What a host decides itself about sandboxed templates (Jinja2 documentation, "Sandbox").
///
/// They count only where `Environment.sandbox` is on.
///
/// ```swift
/// environment.sandbox = .sandboxed
/// environment.sandboxHooks.binaryOperators[.power] = { _, _, _ in
///   throw PowersAreTooExpensive()
/// }
/// ```
public struct SandboxHooks: Sendable {
  /// Says whether templates may have an attribute. It gets the value, the attribute's name and
  /// Jinja2's own answer (`SandboxedEnvironment.is_safe_attribute`).
  public var isSafeAttribute: (@Sendable (_ value: Value, _ name: String, _ isSafe: Bool) -> Bool)?

  /// Says whether templates may call a value (`SandboxedEnvironment.is_safe_callable`).
  public var isSafeCallable: (@Sendable (_ value: Value) -> Bool)?

  /// Runs instead of a binary operator (`intercepted_binops` and `call_binop`); `apply` is the
  /// operator itself.
  public typealias BinaryInterceptor =
    @Sendable (
      _ left: Value, _ right: Value, _ apply: (Value, Value) throws(TemplateError) -> Value
    ) throws -> Value

  /// Runs instead of a sign (`intercepted_unops` and `call_unop`); `apply` is the operator itself.
  public typealias UnaryInterceptor =
    @Sendable (_ operand: Value, _ apply: (Value) throws(TemplateError) -> Value) throws -> Value

  /// The binary operators that something else runs instead of.
  public var binaryOperators: [BinaryOperator: BinaryInterceptor] = [:]
  /// The signs that something else runs instead of.
  public var unaryOperators: [UnaryOperator: UnaryInterceptor] = [:]

  /// Nothing but Jinja2's rules.
  public init() {}
}
