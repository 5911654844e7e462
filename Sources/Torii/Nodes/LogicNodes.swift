/// `a and b`, which gives one of its operands.
final class AndNode: Node {
  private let operands: NodePair

  private var left: Node { operands.left }
  private var right: Node { operands.right }

  init(_ left: Node, _ right: Node) {
    operands = NodePair(left: left, right: right)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let first = try left.eval(machine)
    return try machine.truth(of: first) ? try right.eval(machine) : first
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try left.truth(machine) else { return false }
    return try right.truth(machine)
  }
}

/// `a or b`, which gives one of its operands.
final class OrNode: Node {
  private let operands: NodePair

  private var left: Node { operands.left }
  private var right: Node { operands.right }

  init(_ left: Node, _ right: Node) {
    operands = NodePair(left: left, right: right)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let first = try left.eval(machine)
    return try machine.truth(of: first) ? first : try right.eval(machine)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    if try left.truth(machine) { return true }
    return try right.truth(machine)
  }
}

/// `not a`
final class NotNode: Node {
  private let operand: Node

  init(_ operand: Node) { self.operand = operand }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(!(try operand.truth(machine)))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !(try operand.truth(machine))
  }
}

/// `a if test else b`
final class ConditionalNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let test: Node
    let then: Node
    let otherwise: Node
  }

  private let parts: Parts

  private var test: Node { parts.test }
  private var then: Node { parts.then }
  private var otherwise: Node { parts.otherwise }

  init(_ test: Node, then: Node, otherwise: Node) {
    parts = Parts(test: test, then: then, otherwise: otherwise)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try test.truth(machine) ? try then.eval(machine) : try otherwise.eval(machine)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    if try test.truth(machine) {
      try then.emit(machine, escaped: escaped)
    } else {
      try otherwise.emit(machine, escaped: escaped)
    }
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try test.truth(machine) ? try then.truth(machine) : try otherwise.truth(machine)
  }
}
