/// The statements of a body with the lines that errors in them carry.
final class BodyNode: StatementNode {
  private struct Item {
    let node: Unmanaged<StatementNode>
    let span: SourceSpan
  }

  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity: Int
  @exclusivity(unchecked) private var items: UnsafeMutablePointer<Item>
  private let unit: Unmanaged<Unit>

  /// - Parameter capacity: How many statements are expected.
  init(capacity: Int, unit: Unmanaged<Unit>) {
    self.capacity = capacity
    items = unit.allocate(capacity)
    self.unit = unit
  }

  deinit {
    for index in 0..<count { items[index].node.release() }
  }

  func append(_ node: consuming StatementNode, at span: SourceSpan) {
    if count == capacity {
      capacity = max(4, capacity * 2)
      let larger: UnsafeMutablePointer<Item> = unit.allocate(capacity)
      larger.moveInitialize(from: items, count: count)
      items = larger
    }
    (items + count).initialize(to: Item(node: .passRetained(node), span: span))
    count += 1
  }

  /// Puts something else in the place of a statement that there is.
  func replace(at index: Int, with other: (StatementNode) -> StatementNode) {
    guard index >= 0, index < count else { return }
    let span = items[index].span
    // The new node takes over the reference to the old one.
    let made = other(items[index].node.takeRetainedValue())
    items[index] = Item(node: .passRetained(made), span: span)
  }

  override var moduleContent: ModuleContent {
    (0..<count).reduce(.constant) { content, index in
      content + items[index].node._withUnsafeGuaranteedRef { $0.moduleContent }
    }
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    var index = 0
    while index < count {
      var failure: TemplateError?
      let flow = items[index].node._withUnsafeGuaranteedRef { node -> Flow in
        do throws(TemplateError) {
          return try node.run(machine)
        } catch {
          failure = error
          return .next
        }
      }
      if let failure { throw located(failure, index, machine) }
      if flow != .next { return flow }
      index &+= 1
    }
    return .next
  }

  @inline(never)
  private func located(_ error: TemplateError, _ index: Int, _ machine: MachineRef)
    -> TemplateError
  {
    let span = items[index].span
    return error.located(unit, line: Int(span.line), span: span, machine)
  }
}
