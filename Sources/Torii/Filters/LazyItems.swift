/// The result of a filter that works when its items are asked for: Python's generator.
///
/// It yields its items once. A subclass says how, in `start` and `produce`. Whatever it keeps that
/// may hold other such results is in `input` and `held` as well, from where it is released without
/// recursion: a template may nest filters of filters as deep as it likes.
package class LazyItems: ValueIterator {
  /// The filter's first three arguments.
  @exclusivity(unchecked) private var input: Value
  @exclusivity(unchecked) private var second: Value
  @exclusivity(unchecked) private var third: Value
  /// The filter's other arguments, and what a subclass adds.
  @exclusivity(unchecked) private var held: [Value]
  @exclusivity(unchecked) private var cursor: ItemCursor?
  @exclusivity(unchecked) private var state = State.created

  private enum State {
    case created, suspended, running, finished
  }

  init(_ arguments: Arguments) {
    input = arguments[0]
    second = arguments.count > 1 ? arguments[1] : .none
    third = arguments.count > 2 ? arguments[2] : .none
    held = arguments.count > 3 ? (3..<arguments.count).map { arguments[$0] } : []
  }

  /// Takes over values, which stay readable where they were until the end.
  init(taking values: ValuePointer, _ count: Int) {
    input = values.move()
    second = count > 1 ? (values + 1).move() : .none
    third = count > 2 ? (values + 2).move() : .none
    held = count > 3 ? (3..<count).map { (values + $0).move() } : []
  }

  deinit { finish() }

  /// Runs before the first item.
  ///
  /// - Returns: Whether there is anything to yield.
  func start(_ machine: MachineRef) throws(TemplateError) -> Bool { true }

  /// The next item to yield, made from what `nextInput` gives.
  func produce(_ machine: MachineRef) throws(TemplateError) -> Value? { nil }

  /// What the filter was given; the first argument is its input.
  final func argument(_ position: Int) -> Value {
    switch position {
    case 0: return input
    case 1: return second
    case 2: return third
    default: return position &- 3 < held.count ? held[position &- 3] : .none
    }
  }

  /// Ends the walk before it has begun; false where it has.
  final func endUnbegun() -> Bool {
    guard state == .created else { return false }
    finish()
    return true
  }

  /// Keeps a value until the end.
  final func hold(_ value: Value) { held.append(value) }

  /// The next item of the input.
  final func nextInput(_ machine: MachineRef) throws(TemplateError) -> Value? {
    // Swift looks through all accesses that are under way, so the cursor is taken out instead of
    // being changed in its place while the filters below it run.
    if cursor == nil { cursor = try ItemCursor(input, machine) }
    guard var current = cursor.take() else { return nil }
    let item = try current.next(machine)
    cursor = current
    return item
  }

  override package final func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    let isFirst = state == .created
    switch state {
    case .finished: return nil
    case .running: throw .value("generator already executing")
    case .created, .suspended: state = .running
    }
    defer { if state == .running { finish() } }
    try machine.checkStack()
    if isFirst, try !start(machine) { return nil }
    guard let item = try produce(machine) else { return nil }
    state = .suspended
    return item
  }

  private func finish() {
    if state == .finished { return }
    state = .finished
    releaseValues()
    cursor = nil
    input = .none
    second = .none
    third = .none
    held = []
  }

  override package final var holdsValues: Bool { true }

  override package final func takeValues(into pending: inout [Value]) {
    cursor = nil
    pending.append(input)
    pending.append(second)
    pending.append(third)
    pending.append(contentsOf: held)
    input = .none
    second = .none
    third = .none
    held = []
  }
}
