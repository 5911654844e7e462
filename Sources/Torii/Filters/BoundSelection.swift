/// `value|select('name', arguments)` and `reject` with a test that is known at compile time: its
/// arguments are bound there, not with the first item.
final class SelectionNode: Node {
  private let base: Node
  private let test: TemplateTest.Body
  private let binding: StaticBinding
  private let expected: Bool

  /// - Parameter expected: What the test must say of an item.
  init(_ base: Node, _ test: TemplateTest, _ binding: StaticBinding, expected: Bool) {
    self.base = base
    self.test = test.body
    self.binding = binding
    self.expected = expected
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    let (values, count) = try binding.makeArguments(base, machine)
    return .object(BoundSelection(values, count, test, expected: expected))
  }
}

/// The items that a test lets through, or those that it does not.
private final class BoundSelection: LazyItems {
  private let test: TemplateTest.Body
  private let expected: Bool
  /// The test's arguments, of which the item is the first; the others are borrowed from what the
  /// generator holds until its end.
  private let values: ValuePointer
  private let count: Int

  /// - Parameter values: The filter's input and the test's other arguments, taken over with their
  ///   memory.
  init(_ values: ValuePointer, _ count: Int, _ test: @escaping TemplateTest.Body, expected: Bool) {
    self.test = test
    self.expected = expected
    self.values = values
    self.count = count
    super.init(taking: values, count)
  }

  deinit { RawMemory.deallocate(values) }

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try machine.truth(of: argument(0))
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    while let item = try nextInput(machine) {
      values.initialize(to: item)
      let isPassed: Bool
      do throws(TemplateError) {
        isPassed = try test(Arguments(values: values, count: count, machine: machine))
      } catch {
        values.deinitialize(count: 1)
        throw error
      }
      if isPassed == expected { return values.move() }
      values.deinitialize(count: 1)
    }
    return nil
  }
}
