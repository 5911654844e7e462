/// A binary operator that the host intercepts. It is never worked out at compile time.
final class InterceptedBinaryNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node
  private let interceptor: SandboxHooks.BinaryInterceptor

  init(
    _ operation: BinaryOperator, _ left: Node, _ right: Node,
    _ interceptor: @escaping SandboxHooks.BinaryInterceptor
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.interceptor = interceptor
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let first = try left.eval(machine)
    let second = try right.eval(machine)
    let operation = self.operation
    do {
      return try interceptor(first, second) { (left, right) throws(TemplateError) in
        try machine.binary(operation, left, right)
      }
    } catch {
      throw .host(error)
    }
  }
}

/// A sign that the host intercepts.
final class InterceptedUnaryNode: Node {
  private let operation: UnaryOperator
  private let operand: Node
  private let interceptor: SandboxHooks.UnaryInterceptor

  init(
    _ operation: UnaryOperator, _ operand: Node,
    _ interceptor: @escaping SandboxHooks.UnaryInterceptor
  ) {
    self.operation = operation
    self.operand = operand
    self.interceptor = interceptor
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let value = try operand.eval(machine)
    let operation = self.operation
    do {
      return try interceptor(value) { (operand) throws(TemplateError) in
        try machine.unary(operation, operand)
      }
    } catch {
      throw .host(error)
    }
  }
}
