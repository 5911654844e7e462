/// `loop`: where a `for` loop stands (Jinja2 documentation, "For").
package final class LoopObject: Object, Clearable {
  /// What is walked over; a list is walked by position.
  @exclusivity(unchecked) private var iterator: ValueIterator
  @exclusivity(unchecked) private var length: Int?
  /// What may know its length, until that is asked for.
  @exclusivity(unchecked) private var sized: Value?
  @exclusivity(unchecked) private var after: Value?
  @exclusivity(unchecked) private var isExhausted = false
  @exclusivity(unchecked) private var current: Value?
  @exclusivity(unchecked) private var before: Value?
  @exclusivity(unchecked) private var lastChanged: [Value]?
  @exclusivity(unchecked) private(set) var index0 = -1
  let depth0: Int
  /// Runs the body over further items; nil unless the loop is recursive.
  @exclusivity(unchecked) private var recurse: RecursiveLoop?
  /// Whether the loop was recursive and has ended.
  @exclusivity(unchecked) private var hasLeftFrame = false

  init(_ iterator: ValueIterator, sized: Value?, depth0: Int, recurse: RecursiveLoop?) {
    self.iterator = iterator
    self.sized = sized
    self.depth0 = depth0
    self.recurse = recurse
  }

  /// Goes on to the next item; nil after the last one.
  func advance(_ machine: MachineRef) throws(TemplateError) -> Value? {
    var next = after.take()
    if next == nil, !isExhausted { next = try iterator.next(machine) }
    guard let next else {
      isExhausted = true
      return nil
    }
    index0 &+= 1
    before = current.take()
    current = next
    return next
  }

  private func peek(_ machine: MachineRef) throws(TemplateError) -> Value? {
    if let after { return after }
    if isExhausted { return nil }
    after = try iterator.next(machine)
    if after == nil { isExhausted = true }
    return after
  }

  /// The number of items; walks an iterator to its end to learn it.
  override package func length(_ machine: MachineRef) throws(TemplateError) -> Int? {
    if let length { return length }
    if let counted = sized {
      sized = nil
      length = try machine.lengthIfSized(machine.current(counted))
      if let length { return length }
    }
    var rest: [Value] = []
    while let item = try iterator.next(machine) {
      try machine.charge(1)
      rest.append(item)
    }
    iterator = ArrayIterator(rest)
    let total = rest.count + index0 + 1 + (after == nil ? 0 : 1)
    length = total
    return total
  }

  /// One of the loop's plain attributes.
  func field(_ field: LoopField, _ machine: MachineRef) throws(TemplateError) -> Value {
    switch field {
    case .index: return .int(index0 &+ 1)
    case .index0: return .int(index0)
    case .first: return .bool(index0 == 0)
    case .last: return .bool(try peek(machine) == nil)
    case .length: return .int(try length(machine) ?? 0)
    case .revindex: return .int((try length(machine) ?? 0) &- index0)
    case .revindex0: return .int((try length(machine) ?? 0) &- index0 &- 1)
    case .depth: return .int(depth0 &+ 1)
    case .depth0: return .int(depth0)
    case .previtem:
      if index0 != 0, let before { return before }
      return machine.undefined(hint: "there is no previous item")
    case .nextitem:
      return try peek(machine) ?? machine.undefined(hint: "there is no next item")
    }
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError)
    -> Value?
  {
    if let field = LoopField(name) { return try self.field(field, machine) }
    switch name {
    case .cycle: return .object(LoopMethod(self, .cycle))
    case .changed: return .object(LoopMethod(self, .changed))
    default: return nil
    }
  }

  func cycle(_ frame: borrowing CallFrame) throws(TemplateError) -> Value {
    guard frame.keywords.isEmpty else {
      throw .type(
        "LoopContext.cycle() got an unexpected keyword argument '\(frame.keywords[0].text)'")
    }
    guard frame.positionalCount > 0 else { throw .type("no items for cycling given") }
    return frame.values[max(0, index0) % frame.positionalCount]
  }

  func changed(_ frame: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError) -> Bool {
    guard frame.keywords.isEmpty else {
      throw .type(
        "LoopContext.changed() got an unexpected keyword argument '\(frame.keywords[0].text)'")
    }
    let given = frame.values
    let values = (0..<frame.positionalCount).map { given[$0] }
    if let last = lastChanged, last.count == values.count {
      var same = true
      for (left, right) in zip(last, values) where same {
        same = try machine.isEqual(left, right)
      }
      if same { return false }
    }
    lastChanged = values
    return true
  }

  override package var isCallable: Bool { true }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    guard arguments.positionalCount == 1, arguments.keywords.isEmpty else {
      throw .type("LoopContext.__call__() missing 1 required positional argument: 'iterable'")
    }
    guard let recurse else {
      if hasLeftFrame { throw .runtime("a recursive loop that has ended cannot be called") }
      throw .type("The loop must have the 'recursive' marker to be called recursively.")
    }
    return try recurse(arguments.values[0], depth0 &+ 1, machine)
  }

  override package var typeName: String { "LoopContext" }
  override package var describedType: String { "jinja2.runtime.LoopContext object" }
  override package var isIterable: Bool { true }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<LoopContext \(index0 &+ 1)/\(try length(machine) ?? 0)>"
  }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError) -> ValueIterator?
  {
    LoopRestIterator(self)
  }

  /// Ends what needs the frame of the loop, whose time is over.
  func leaveFrame() {
    guard recurse != nil else { return }
    recurse = nil
    hasLeftFrame = true
  }

  package func clear() {
    recurse = nil
    iterator = ArrayIterator([])
    sized = nil
    after = nil
    current = nil
    before = nil
    lastChanged = nil
  }
}

/// Runs a recursive loop's body over further items, one level deeper.
typealias RecursiveLoop = (Value, Int, MachineRef) throws(TemplateError) -> Value

/// The attributes of `loop` that are plain reads.
enum LoopField: String, CaseIterable {
  case index, index0, first, last, length, revindex, revindex0, depth, depth0, previtem, nextitem

  private static let named = LoopField.allCases.map { (key: Key($0.rawValue), field: $0) }

  /// The field of a name; nil where it is another attribute. Packed keys are quick to compare.
  init?(_ name: AttributeName) {
    guard let known = LoopField.named.first(where: { $0.key == name.key }) else { return nil }
    self = known.field
  }

  /// Whether it takes the items to know it.
  var isNeighbour: Bool { self == .previtem || self == .nextitem }
}

extension AttributeName {
  fileprivate static let cycle = AttributeName("cycle")
  fileprivate static let changed = AttributeName("changed")
}

/// `loop.cycle` and `loop.changed`.
private final class LoopMethod: Object {
  enum Kind { case cycle, changed }

  private let loop: LoopObject
  private let kind: Kind

  init(_ loop: LoopObject, _ kind: Kind) {
    self.loop = loop
    self.kind = kind
  }

  override package var typeName: String { "method" }
  override package var isCallable: Bool { true }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    let name = kind == .cycle ? "cycle" : "changed"
    return "<bound method LoopContext.\(name) of \(try loop.repr(machine))>"
  }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    switch kind {
    case .cycle: return try loop.cycle(arguments)
    case .changed: return .bool(try loop.changed(arguments, machine))
    }
  }
}

/// Iterating `loop` itself takes the remaining items, as pairs of item and loop.
private final class LoopRestIterator: ValueIterator {
  private let loop: LoopObject

  init(_ loop: LoopObject) { self.loop = loop }

  override func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let item = try loop.advance(machine) else { return nil }
    return .tuple(Value.List([item, .object(loop)]))
  }
}
