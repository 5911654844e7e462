/// `if`, `elif`, `else`
final class IfNode: StatementNode {
  private struct Branch {
    let test: NodeReference
    let body: StatementReference
  }

  private let count: Int
  private let branches: UnsafeMutablePointer<Branch>
  /// Keeps the branches' nodes alive, and tells their places.
  private let parts: [(test: Node, body: StatementNode, span: SourceSpan)]
  private let otherwise: StatementNode?
  private unowned(unsafe) let unit: Unit

  init(
    branches parts: [(test: Node, body: StatementNode, span: SourceSpan)],
    otherwise: StatementNode?, unit: Unit
  ) {
    self.parts = parts
    self.otherwise = otherwise
    self.unit = unit
    count = parts.count
    branches = unit.memory.allocate(parts.count)
    for (index, part) in parts.enumerated() {
      (branches + index).initialize(
        to: Branch(test: NodeReference(part.test), body: StatementReference(part.body)))
    }
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    var index = 0
    while index < count {
      let isTrue: Bool
      do throws(TemplateError) {
        isTrue = try branches[index].test.truth(machine)
      } catch {
        let span = parts[index].span
        throw error.located(unit, line: Int(span.line), span: span, machine)
      }
      if isTrue { return try branches[index].body.run(machine) }
      index &+= 1
    }
    return try otherwise?.run(machine) ?? .next
  }
}

/// `if` with one branch, the most common form.
final class SimpleIfNode: StatementNode {
  // Kept by hand: to release them as fields would count a reference to this node, too.
  private let test: OwnedNode
  private let body: StatementReference

  init(test: consuming Node, body: consuming StatementNode) {
    self.test = OwnedNode(retaining: test)
    self.body = StatementReference(retaining: body)
  }

  deinit {
    test.release()
    body.release()
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    try test.reference.truth(machine) ? try body.run(machine) : .next
  }
}
