/// The result of a filter that works when its items are asked for: Python's generator.
///
/// It yields its items once. A subclass says how, in `start` and `produce`.
class LazyItems: ValueIterator, @unchecked Sendable {
  /// What the filter was given.
  private var source: Value
  private var cursor: ItemCursor?
  private var state = State.created

  private enum State {
    case created, suspended, running, finished
  }

  init(_ source: Value) { self.source = source }

  /// Runs before the first item.
  ///
  /// - Returns: Whether there is anything to yield.
  func start(_ source: Value, _ machine: MachineRef) throws(TemplateError) -> Bool { true }

  /// The next item to yield, made from what `nextInput` gives.
  func produce(_ machine: MachineRef) throws(TemplateError) -> Value? { nil }

  /// The next item of what the filter was given.
  final func nextInput(_ machine: MachineRef) throws(TemplateError) -> Value? {
    if cursor == nil { cursor = try ItemCursor(source, machine) }
    return try cursor?.next(machine)
  }

  override package final func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    let isFirst = state == .created
    switch state {
    case .finished: return nil
    case .running: throw .value("generator already executing")
    case .created, .suspended: state = .running
    }
    defer { if state != .suspended { state = .finished } }
    // Filters of filters nest as deep as a template cares to make them.
    try machine.checkStack()
    if isFirst, try !start(source, machine) { return nil }
    guard let item = try produce(machine) else { return nil }
    state = .suspended
    return item
  }
}
