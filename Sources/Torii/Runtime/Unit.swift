import Synchronization

/// A part of a template that runs in a frame of its own: the template's top level, a block, a macro
/// or the body of a `call`.
final class Unit {
  enum Kind {
    case root
    case block(String)
    case macro(String)

    var isMacro: Bool { if case .macro = self { true } else { false } }
  }

  struct Capture {
    let slot: Int
    /// How many boxes outward the variable lives.
    let level: Int
    let index: Int
  }

  let kind: Kind
  unowned let program: Program
  @exclusivity(unchecked) private(set) var slotCount = 0
  @exclusivity(unchecked) private(set) var loopCount = 0
  @exclusivity(unchecked) private(set) var boxCount = 0
  @exclusivity(unchecked) private(set) var hasBox = false
  /// For each slot the undefined value that it has until it is assigned.
  @exclusivity(unchecked) private(set) var unassigned: ValuePointer = .allocate(capacity: 1)
  /// The unit's own variables that its macros capture: slot and place in the box.
  @exclusivity(unchecked) private(set) var boxed: [(slot: Int, index: Int)] = []
  /// Variables of enclosing units.
  @exclusivity(unchecked) private(set) var captures: [Capture] = []
  @exclusivity(unchecked) private(set) var body: StatementNode = StatementNode()

  /// - Parameter program: Owns the unit; it is not retained.
  init(kind: Kind, program: Program) {
    self.kind = kind
    self.program = program
  }

  deinit {
    unassigned.deinitialize(count: slotCount)
    unassigned.deallocate()
  }

  /// Fills in what the compiler found out. Called once.
  func complete(
    slotNames: [String], undefined: UndefinedBehavior, loopCount: Int, hasBox: Bool,
    boxed: [(slot: Int, index: Int)], captures: [Capture], body: StatementNode
  ) {
    slotCount = slotNames.count
    unassigned.deallocate()
    unassigned = .allocate(capacity: max(1, slotCount))
    // Slots without a name share theirs, which no template can see.
    let unnamed = Undefined(undefined, name: .string(""), isUnassigned: true)
    for (slot, name) in slotNames.enumerated() {
      let value =
        name.isEmpty ? unnamed : Undefined(undefined, name: .string(name), isUnassigned: true)
      (unassigned + slot).initialize(to: .undefined(value))
    }
    self.loopCount = loopCount
    self.hasBox = hasBox
    boxCount = boxed.count
    self.boxed = boxed
    self.captures = captures
    self.body = body
  }

  /// Whether a variable lives in the box.
  func isBoxed(_ slot: Int) -> Bool { boxed.contains { $0.slot == slot } }

  var location: String {
    switch kind {
    case .root: return "root"
    case .block(let name): return "block \(name)"
    case .macro(let name): return "macro \(name)"
    }
  }

  /// Runs the unit in a new frame.
  ///
  /// - Parameters:
  ///   - outer: The captured variables of the unit in which this one was defined.
  ///   - prepare: Puts arguments into the new frame before the body runs.
  @inline(__always)
  func run(
    _ machine: MachineRef, outer: Unmanaged<FrameBox>?,
    prepare: (MachineRef) throws(TemplateError) -> Void
  ) throws(TemplateError) {
    try machine.enterFrame()
    let savedSlots = machine.pointee.slots
    let savedStore = machine.pointee.store
    let savedLoops = machine.pointee.loops
    let savedBox = machine.pointee.box
    let savedCount = machine.pointee.slotCount
    var link = FrameLink(
      slots: savedSlots, store: savedStore, slotCount: savedCount, box: savedBox,
      outer: machine.pointee.outerFrame)
    let count = slotCount
    let memory = machine.pointee.stack.allocate(frameBytes)
    let store = memory.assumingMemoryBound(to: Value.self)
    let slots = (memory + count &* MemoryLayout<Value>.stride)
      .assumingMemoryBound(to: ValuePointer.self)
    let loops = UnsafeMutableRawPointer(slots + count).assumingMemoryBound(to: LoopState.self)
    store.initialize(repeating: .none, count: count)
    loops.initialize(
      repeating: LoopState(index: 0, count: 0, object: nil), count: loopCount)
    var slot = 0
    while slot < count {
      slots[slot] = unassigned + slot
      slot &+= 1
    }
    machine.pointee.slots = slots
    machine.pointee.store = store
    machine.pointee.loops = loops
    machine.pointee.slotCount = count
    if hasBox || !captures.isEmpty { openBox(machine, outer) } else { machine.pointee.box = outer }
    defer {
      store.release(count: count)
      if hasBox { machine.pointee.box?.release() }
      machine.pointee.slots = savedSlots
      machine.pointee.store = savedStore
      machine.pointee.loops = savedLoops
      machine.pointee.box = savedBox
      machine.pointee.slotCount = savedCount
      machine.pointee.stack.release(to: memory)
      machine.leaveFrame()
    }
    let savedLink = machine.pointee.outerFrame
    defer { machine.pointee.outerFrame = savedLink }
    do throws(TemplateError) {
      try withUnsafeMutablePointer(to: &link) { (link) throws(TemplateError) in
        machine.pointee.outerFrame = link
        try prepare(machine)
        _ = try body.run(machine)
      }
    } catch {
      throw error.leavingUnit()
    }
  }

  @inline(__always)
  private var frameBytes: Int {
    slotCount &* (MemoryLayout<Value>.stride &+ MemoryLayout<ValuePointer>.stride)
      &+ loopCount &* MemoryLayout<LoopState>.stride
  }

  /// Points the slots of shared variables into boxes.
  private func openBox(_ machine: MachineRef, _ outer: Unmanaged<FrameBox>?) {
    let slots = machine.pointee.slots
    for capture in captures {
      var box = outer?.takeUnretainedValue()
      var level = capture.level
      while level > 0 {
        box = box?.outer
        level &-= 1
      }
      guard let box, capture.index < box.count else { continue }
      let place = box.values + capture.index
      // While the macro waited, the template may have changed a list of the host.
      if machine.pointee.hasThawed, let copy = machine.pointee.thawedCopy(of: place.pointee) {
        place.pointee = copy
      }
      slots[capture.slot] = place
    }
    guard hasBox else {
      machine.pointee.box = outer
      return
    }
    let box = FrameBox(count: boxCount, outer: outer?.takeUnretainedValue())
    machine.pointee.session.register(box)
    for (slot, index) in boxed {
      box.values[index] = unassigned[slot]
      slots[slot] = box.values + index
    }
    // The frame's own reference, which `run` gives back.
    machine.pointee.box = Unmanaged.passRetained(box)
  }
}

/// A compiled template: immutable and shared between renders.
final class Program {
  let name: String?
  let source: TemplateSource
  @exclusivity(unchecked) private(set) var root: Unit?
  @exclusivity(unchecked) private(set) var blocks: [BlockStack] = []
  /// Whether autoescaping is on at the template's top level.
  let autoescapes: Bool
  @exclusivity(unchecked) private var text: TextArena?
  /// The bytes of the last output, for the next buffer's size.
  let sizeHint = SizeHint()
  /// The same template compiled to give a value.
  private let nativeProgram = Mutex<Program?>(nil)

  init(name: String?, source: TemplateSource, autoescapes: Bool) {
    self.name = name
    self.source = source
    self.autoescapes = autoescapes
  }

  /// Fills in what the compiler made. Called once.
  func complete(root: Unit, blocks: [BlockStack], text: TextArena) {
    self.root = root
    self.blocks = blocks
    self.text = text
  }

  /// The same template for an environment that renders values, compiled at its first use.
  func native(_ environment: EnvironmentState) throws(TemplateError) -> Program {
    if let known = nativeProgram.withLock({ $0 }) { return known }
    let made = try environment.compile(source.text, name: name)
    nativeProgram.withLock { $0 = made }
    return made
  }
}
