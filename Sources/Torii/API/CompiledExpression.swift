/// A compiled expression (Jinja2 documentation, `Environment.compile_expression`).
public struct CompiledExpression: Sendable {
  let program: Program
  let environment: EnvironmentState

  /// Evaluates the expression.
  ///
  /// - Parameters:
  ///   - context: The variables that it sees.
  ///   - undefinedToNone: Whether an undefined result becomes `none`.
  /// - Returns: Its value.
  /// - Throws: The error that stopped it.
  public func evaluate(_ context: [String: Value] = [:], undefinedToNone: Bool = true)
    throws(TemplateError) -> Value
  {
    let result = try Render.run(
      program, context: .frozen(context), globals: nil, environment: environment
    ) { (machine) throws(TemplateError) in
      let value = machine.pointee.context.value(Compiler.resultName, in: environment) ?? .none
      return try machine.exported(value)
    }
    if undefinedToNone, case .undefined = result { return .none }
    return result
  }
}
