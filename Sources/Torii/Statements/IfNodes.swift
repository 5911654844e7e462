/// `if`, `elif`, `else`
final class IfNode: StatementNode {
  // Kept by hand: to release them as fields would count a reference to this node, too.
  private struct Branch {
    let test: OwnedNode
    let body: StatementReference
    let span: SourceSpan
  }

  private let capacity: Int
  @exclusivity(unchecked) private var count = 0
  private let branches: UnsafeMutablePointer<Branch>
  @exclusivity(unchecked) private var otherwise: StatementReference?
  private let unit: Unmanaged<Unit>

  /// A statement that gets as many branches as `capacity` says.
  init(capacity: Int, unit: Unmanaged<Unit>) {
    self.capacity = capacity
    self.unit = unit
    branches = unit.allocate(capacity)
  }

  deinit {
    for index in 0..<count {
      branches[index].test.release()
      branches[index].body.release()
    }
    otherwise?.release()
  }

  func append(test: consuming Node, body: consuming StatementNode, at span: SourceSpan) {
    assert(count < capacity)
    guard count < capacity else { return }
    (branches + count).initialize(
      to: Branch(
        test: OwnedNode(retaining: test), body: StatementReference(retaining: body), span: span))
    count += 1
  }

  /// Adds what runs where no branch does. Called once.
  func append(otherwise body: consuming StatementNode) {
    otherwise = StatementReference(retaining: body)
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    var index = 0
    while index < count {
      let isTrue: Bool
      do throws(TemplateError) {
        isTrue = try branches[index].test.reference.truth(machine)
      } catch {
        let span = branches[index].span
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
