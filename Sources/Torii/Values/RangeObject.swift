/// What `range()` gives: integers that are computed when they are asked for.
package final class RangeObject: Object {
  package let start: Int
  package let stop: Int
  /// Never zero.
  package let step: Int
  /// How many integers there are, cut at the largest `Int`.
  package let count: Int

  /// The stop where 64 bits do not hold it; `stop` is as far as they go then.
  private let exactStop: BigInteger?
  /// The step where 64 bits do not hold it; `step` is as far as they go then.
  private let exactStep: BigInteger?

  package init(
    start: Int, stop: Int, step: Int, exactStop: BigInteger? = nil, exactStep: BigInteger? = nil
  ) {
    self.exactStop = exactStop
    self.exactStep = exactStep
    self.start = start
    self.stop = stop
    self.step = step
    if exactStop != nil, step > 0 ? stop == .max : stop == .min {
      count = .max
      return
    }
    guard step > 0 ? start < stop : step < 0 && start > stop else {
      count = 0
      return
    }
    // The distance of two integers always fits an unsigned word.
    let distance =
      step > 0
      ? UInt(bitPattern: stop) &- UInt(bitPattern: start)
      : UInt(bitPattern: start) &- UInt(bitPattern: stop)
    let steps = (distance &- 1) / step.magnitude
    count = Int(exactly: steps).map { $0 == .max ? .max : $0 &+ 1 } ?? .max
  }

  /// The integer at a position below `count`.
  @inline(__always)
  func value(at position: Int) -> Int { start &+ position &* step }

  override package var typeName: String { "range" }
  override package var isIterable: Bool { true }
  override package var isSequence: Bool { true }

  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? {
    if count == .max { throw .overflow("Python int too large to convert to C ssize_t") }
    return count
  }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool { count > 0 }

  override package var plainRepr: String? {
    let stop = exactStop?.description ?? "\(stop)"
    if step == 1 { return "range(\(start), \(stop))" }
    return "range(\(start), \(stop), \(exactStep?.description ?? "\(step)"))"
  }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { RangeIterator(self) }

  override package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let index = key.indexInt else { return nil }
    let position = index < 0 ? index &+ count : index
    guard position >= 0, position < count else { return nil }
    return .int(value(at: position))
  }

  /// The position of an integer, nil where the range does not meet it.
  func position(of integer: Int) -> Int? {
    guard count > 0 else { return nil }
    let isInside =
      step > 0 ? integer >= start && integer < stop : integer <= start && integer > stop
    guard isInside else { return nil }
    let distance =
      step > 0
      ? UInt(bitPattern: integer) &- UInt(bitPattern: start)
      : UInt(bitPattern: start) &- UInt(bitPattern: integer)
    guard distance % step.magnitude == 0 else { return nil }
    return Int(exactly: distance / step.magnitude)
  }

  override package func contains(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> Bool?
  {
    switch value {
    case .int, .bool: return value.indexInt.flatMap(position(of:)) != nil
    case .double(let value):
      guard let integer = Int(exactly: value) else { return false }
      return position(of: integer) != nil
    case .undefined(let missing):
      if missing.behavior == .strict && count > 0 { throw missing.error }
      return false
    default: return false
    }
  }

  /// Part of the range, by bounds that lie within it.
  ///
  /// - Parameter exactStep: The step of the slice where 64 bits do not hold it.
  func slice(_ bounds: SliceBounds, exactStep: BigInteger?) -> RangeObject {
    let newStep = step.multipliedReportingOverflow(by: bounds.step)
    let (start, stop) = (value(at: bounds.start), value(at: bounds.stop))
    guard newStep.overflow || exactStep != nil || self.exactStep != nil else {
      return RangeObject(start: start, stop: stop, step: newStep.partialValue)
    }
    let exact =
      (self.exactStep ?? BigInteger(step)) * (exactStep ?? BigInteger(bounds.step))
    return RangeObject(
      start: start, stop: stop, step: exact.isNegative ? .min : .max, exactStep: exact)
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let range = object as? RangeObject,
      range.count == count
    else { return false }
    return count == 0 || range.start == start && (count == 1 || range.step == step)
  }

  override package var hashForKey: UInt64? {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count > 0 { hash = (hash ^ UInt64(truncatingIfNeeded: start)) &* 0xBF58_476D_1CE4_E5B9 }
    if count > 1 { hash ^= UInt64(truncatingIfNeeded: step) }
    return hash
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "start": return .int(start)
    case "stop": return .int(stop)
    case "step": return exactStep.map { .integer($0) } ?? .int(step)
    default: return nil
    }
  }
}

/// Walks over a range.
package final class RangeIterator: ValueIterator {
  private let range: RangeObject
  @exclusivity(unchecked) private var position = 0

  package init(_ range: RangeObject) { self.range = range }

  override package var typeName: String { "range_iterator" }
  override package var knownLength: Int? { range.count &- position }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard position < range.count else { return nil }
    defer { position &+= 1 }
    return .int(range.value(at: position))
  }
}

/// What a loop needs of a range.
struct RangeWalk: BitwiseCopyable {
  let start: Int
  let step: Int
  let count: Int

  /// - Parameter object: A `RangeObject`.
  @inline(__always)
  init(_ object: Object) {
    let range = unsafeDowncast(object, to: RangeObject.self)
    start = range.start
    step = range.step
    count = range.count
  }
}
