/// A `for` loop.
final class ForNode: StatementNode {
  struct Plan {
    let target: TargetPlan
    /// The loop's state in the frame.
    let loop: Int
    /// The variable `loop`, where the body needs the object.
    let loopSlot: (slot: Int, isBoxed: Bool)?
    /// Whether plain fields of `loop` are read, for which an iterator needs the object behind them.
    let readsLoopFields: Bool
    let isRecursive: Bool
    /// Whether nothing in the body looks as if it changed a list.
    let bodyKeepsLists: Bool
    /// Whether the body reads `loop.previtem` or `loop.nextitem`.
    let readsNeighbours: Bool
    /// What happens to the scope's variables before the loop and before each pass.
    let before: EnterScopeNode?
    let enter: EnterScopeNode?
    let filter: Filter?
    let enterOtherwise: EnterScopeNode?
    /// The slots that the body uses, saved when a recursive loop enters it again.
    let bodySlots: Range<Int>
  }

  /// The loop's `if`, in a scope of its own.
  struct Filter {
    let target: TargetPlan
    let enter: EnterScopeNode?
    let test: Node
  }

  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let plan: Plan
    let iterable: Node
    let body: StatementNode
    let otherwise: StatementNode?
  }

  private let parts: Parts
  /// The slot of a target that is one plain variable, or -1.
  private let simpleSlot: Int
  /// The slots of a target that is two plain variables.
  private let pairSlots: (key: Int, value: Int)?
  /// What each pass begins with, to be run without counting a reference to it.
  let enter: Unmanaged<EnterScopeNode>?
  let loop: Int
  /// Whether neither a condition nor the object `loop` is needed.
  private let isPlain: Bool
  /// Whether a list is made for the loop alone, so that the body cannot change it.
  private let isFresh: Bool
  /// Lines for errors that happen where no statement of the body runs.
  let span: SourceSpan
  let unit: Unmanaged<Unit>

  var plan: Plan { parts.plan }
  var iterable: Node { parts.iterable }
  var body: StatementNode { parts.body }
  private var otherwise: StatementNode? { parts.otherwise }

  init(
    _ plan: consuming Plan, iterable: Node, body: StatementNode, otherwise: StatementNode?,
    span: SourceSpan, unit: Unmanaged<Unit>
  ) {
    self.span = span
    self.unit = unit
    enter = plan.enter.map { .passUnretained($0) }
    loop = plan.loop
    isPlain = plan.filter == nil && plan.loopSlot == nil
    isFresh = iterable is SliceNode
    if case .local(let slot, isBoxed: false) = plan.target {
      simpleSlot = slot
    } else {
      simpleSlot = -1
    }
    if case .tuple(let targets) = plan.target, targets.count == 2,
      case .local(let key, isBoxed: false) = targets[0],
      case .local(let value, isBoxed: false) = targets[1], key != value
    {
      pairSlots = (key, value)
    } else {
      pairSlots = nil
    }
    parts = Parts(plan: plan, iterable: iterable, body: body, otherwise: otherwise)
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    if plan.isRecursive {
      try descend(into: try iterable.eval(machine), depth: 0, machine)
      return .next
    }
    _ = try plan.before?.run(machine)
    let completedPass = isPlain ? try plainPass(machine) : try generalPass(machine)
    return try finish(completedPass, machine)
  }

  private func generalPass(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try overAnything(try iterable.eval(machine), depth: 0, recursion: nil, machine)
  }

  /// Runs the body over the items; tells whether any pass reached the body's end.
  private func plainPass(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let memory = machine.pointee.stack.allocateValues(1)
    var isOwned = false
    do throws(TemplateError) {
      isOwned = try iterable.lend(into: memory, machine)
      let completed = try pass(over: memory, isOwned, machine)
      memory.release(count: isOwned ? 1 : 0)
      machine.pointee.stack.release(to: memory)
      return completed
    } catch {
      memory.release(count: isOwned ? 1 : 0)
      machine.pointee.stack.release(to: memory)
      throw error
    }
  }

  func finish(_ completedPass: Bool, _ machine: MachineRef) throws(TemplateError) -> Flow {
    guard !completedPass, let otherwise else { return .next }
    _ = try plan.enterOtherwise?.run(machine)
    return try otherwise.run(machine)
  }

  /// Runs the body over the items of a value at a place.
  @inline(__always)
  private func pass(over place: ValuePointer, _ isOwned: Bool, _ machine: MachineRef)
    throws(TemplateError) -> Bool
  {
    let mayBeQuick = !plan.readsNeighbours || plan.bodyKeepsLists
    if mayBeQuick, let list = place.listTable, list.isFrozen || isFresh {
      return try overFrozen(list, machine)
    }
    if !plan.readsNeighbours, let object = place.unretainedObject {
      let kind = object._withUnsafeGuaranteedRef { type(of: $0) }
      // The place keeps the object until the loop is over.
      if kind == RangeObject.self {
        return try over(object._withUnsafeGuaranteedRef { RangeWalk($0) }, machine)
      }
      if let pairSlots, let dict = frozenPairs(at: place, kind, isOwned) {
        return try overFrozenPairs(dict, pairSlots, machine)
      }
    }
    let value = place.pointee
    switch value {
    case .list(let list) where plan.bodyKeepsLists && !plan.readsNeighbours:
      return try overOwn(list, machine)
    case .tuple(let list) where mayBeQuick:
      return try withExtendedLifetime(list) { () throws(TemplateError) in
        try overFrozen(list.table, machine)
      }
    default: break
    }
    return try overAnything(value, depth: 0, recursion: nil, machine)
  }

  /// The loop variable points into the list: nothing is copied or retained.
  private func overFrozen(_ list: Value.List.Table, _ machine: MachineRef) throws(TemplateError)
    -> Bool
  {
    let state = machine.pointee.loops + loop
    let outer = state.pointee
    defer {
      state.pointee = outer
      releaseSlots(into: list, machine)
    }
    let count = list.count
    state.pointee = LoopState(index: 0, count: count, items: list.base, object: nil)
    var completed = false
    var index = 0
    while true {
      if machine.pointee.hasThawed, case .list(let copy)? = machine.thawed(list.identity) {
        return try overCopy(copy, from: index, machine) || completed
      }
      guard index < count else { return completed }
      try machine.charge(1)
      state.pointee.index = index
      if simpleSlot >= 0, !machine.pointee.hasThawed {
        machine.pointee.slots[simpleSlot] = list.base + index
      } else {
        try plan.target.assign(machine.current(list.base[index]), machine)
      }
      enter?._withUnsafeGuaranteedRef { $0.load(machine) }
      switch try body.run(machine) {
      case .next: completed = true
      case .continueLoop: break
      case .breakLoop: return completed
      }
      index &+= 1
    }
  }

  /// Walks over a list of the render, which something may still lengthen or shorten.
  private func overOwn(_ list: Value.List, _ machine: MachineRef) throws(TemplateError) -> Bool {
    let state = machine.pointee.loops + loop
    let outer = state.pointee
    defer { state.pointee = outer }
    state.pointee = LoopState(
      index: 0, count: list.count, currentCount: list.countPlace, object: nil)
    return try overCopy(list, from: 0, machine)
  }

  /// Walks over a list that may change, from a position on: one of the render, or the copy of one
  /// that the body has begun to change.
  private func overCopy(_ list: Value.List, from first: Int, _ machine: MachineRef)
    throws(TemplateError) -> Bool
  {
    let state = machine.pointee.loops + loop
    var completed = false
    var index = first
    while index < list.count {
      try machine.charge(1)
      state.pointee.index = index
      if simpleSlot >= 0 {
        let place = machine.pointee.store + simpleSlot
        place.pointee = machine.current(list.base[index])
        machine.pointee.slots[simpleSlot] = place
      } else {
        try plan.target.assign(machine.current(list.base[index]), machine)
      }
      enter?._withUnsafeGuaranteedRef { $0.load(machine) }
      switch try body.run(machine) {
      case .next: completed = true
      case .continueLoop: break
      case .breakLoop: return completed
      }
      index &+= 1
      if state.pointee.sawLast { return completed }
    }
    return completed
  }

  /// Points the variables that were places of the list back into the frame: the list may be freed
  /// now, while whoever looks through the frame's variables later still reads them all.
  private func releaseSlots(into list: Value.List.Table, _ machine: MachineRef) {
    let start = list.base
    let end = start + list.count
    for slot in plan.bodySlots {
      let place = machine.pointee.slots[slot]
      if place >= start && place < end {
        machine.pointee.slots[slot] = machine.pointee.store + slot
      }
    }
  }

  private func over(_ range: RangeWalk, _ machine: MachineRef) throws(TemplateError) -> Bool {
    let state = machine.pointee.loops + loop
    let outer = state.pointee
    defer { state.pointee = outer }
    let count = range.count
    state.pointee = LoopState(index: 0, count: count, object: nil)
    var completed = false
    var index = 0
    var value = range.start
    while index < count {
      try machine.charge(1)
      state.pointee.index = index
      if simpleSlot >= 0 {
        let place = machine.pointee.store + simpleSlot
        place.replace(with: value)
        machine.pointee.slots[simpleSlot] = place
      } else {
        try plan.target.assign(.int(value), machine)
      }
      enter?._withUnsafeGuaranteedRef { $0.load(machine) }
      switch try body.run(machine) {
      case .next: completed = true
      case .continueLoop: break
      case .breakLoop: return completed
      }
      index &+= 1
      value = value &+ range.step
    }
    return completed
  }

  func overAnything(
    _ value: Value, depth: Int, recursion: RecursiveLoop?, _ machine: MachineRef
  ) throws(TemplateError) -> Bool {
    let iterator = try source(value, machine)
    let state = machine.pointee.loops + loop
    let outer = state.pointee
    defer {
      state.pointee = outer
      if plan.filter != nil { (iterator as? ConditionIterator)?.leaveFrame() }
    }
    guard plan.loopSlot != nil || plan.readsLoopFields || recursion != nil else {
      return try overIterator(iterator, machine)
    }
    let object = LoopObject(
      iterator, sized: plan.filter == nil ? value : nil, depth0: depth, recurse: recursion)
    // Where no code can get hold of it, it cannot be part of a cycle.
    if plan.loopSlot != nil || recursion != nil { machine.pointee.session.register(object) }
    state.pointee.object = Unmanaged.passUnretained(object)
    defer { object.leaveFrame() }
    return try withExtendedLifetime(object) { () throws(TemplateError) -> Bool in
      var completed = false
      while let item = try object.advance(machine) {
        try machine.charge(1)
        try bind(item, machine)
        if let (slot, isBoxed) = plan.loopSlot {
          machine.assign(.object(object), slot: slot, isBoxed: isBoxed)
        }
        enter?._withUnsafeGuaranteedRef { $0.load(machine) }
        switch try body.run(machine) {
        case .next: completed = true
        case .continueLoop: break
        case .breakLoop: return completed
        }
      }
      return completed
    }
  }

  /// Gives the loop's variables their values of a pass.
  @inline(__always)
  private func bind(_ item: consuming Value, _ machine: MachineRef) throws(TemplateError) {
    guard simpleSlot >= 0 else { return try plan.target.assign(item, machine) }
    let place = machine.pointee.store + simpleSlot
    place.replace(with: item)
    machine.pointee.slots[simpleSlot] = place
  }

  private func overIterator(_ iterator: ValueIterator, _ machine: MachineRef)
    throws(TemplateError) -> Bool
  {
    if let pairSlots, let dict = iterator.pairedDict {
      return try overPairs(iterator, of: dict, pairSlots, machine)
    }
    var completed = false
    while let item = try iterator.next(machine) {
      try machine.charge(1)
      try bind(item, machine)
      enter?._withUnsafeGuaranteedRef { $0.load(machine) }
      switch try body.run(machine) {
      case .next: completed = true
      case .continueLoop: break
      case .breakLoop: return completed
      }
    }
    return completed
  }

  /// The items, those that fail the loop's condition left out.
  private func source(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> ValueIterator
  {
    let iterator = try machine.iterator(over: value)
    guard let filter = plan.filter else { return iterator }
    return ConditionIterator(
      iterator, target: filter.target, condition: filter.test, enter: filter.enter,
      frame: machine.runningFrame)
  }
}

/// Leaves out the items for which a loop's condition is false, as they are asked for.
private final class ConditionIterator: ValueIterator {
  private let source: ValueIterator
  private let target: TargetPlan
  private let condition: Node
  private let enter: EnterScopeNode?
  /// Where the condition's variables live; nil once the loop has ended.
  @exclusivity(unchecked) private var frame: RunningFrame?

  init(
    _ source: ValueIterator, target: TargetPlan, condition: Node, enter: EnterScopeNode?,
    frame: RunningFrame
  ) {
    self.source = source
    self.target = target
    self.condition = condition
    self.enter = enter
    self.frame = frame
  }

  /// Ends the walk: the frame may be gone when `loop` is asked again.
  func leaveFrame() { frame = nil }

  override func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let frame else { return nil }
    return try machine.resume(frame) { (machine) throws(TemplateError) in
      try nextAccepted(machine)
    }
  }

  private func nextAccepted(_ machine: MachineRef) throws(TemplateError) -> Value? {
    while let item = try source.next(machine) {
      try machine.charge(1)
      _ = try enter?.run(machine)
      try target.assign(item, machine)
      if try condition.truth(machine) { return item }
    }
    return nil
  }
}
