/// The result of a filter that works when its items are asked for: Python's generator.
///
/// It yields its items once. A subclass says how, in `start` and `produce`. Whatever it keeps that
/// may hold other such results is in `input` and `held` as well, from where it is released without
/// recursion: a template may nest filters of filters as deep as it likes.
package class LazyItems: ValueIterator {
  /// The filter's first argument.
  @exclusivity(unchecked) private var input: Value
  /// The filter's other arguments, and what a subclass adds.
  @exclusivity(unchecked) private var held: [Value]
  @exclusivity(unchecked) private var cursor: ItemCursor?
  @exclusivity(unchecked) private var state = State.created

  private enum State {
    case created, suspended, running, finished
  }

  init(_ arguments: Arguments) {
    input = arguments[0]
    held = arguments.count == 1 ? [] : (1..<arguments.count).map { arguments[$0] }
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
    if position == 0 { return input }
    return position <= held.count ? held[position &- 1] : .none
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
    state = .finished
    releaseValues()
    cursor = nil
    input = .none
    held = []
  }

  override package final var holdsValues: Bool { true }

  override package final func takeValues(into pending: inout [Value]) {
    cursor = nil
    pending.append(input)
    pending.append(contentsOf: held)
    input = .none
    held = []
  }
}
