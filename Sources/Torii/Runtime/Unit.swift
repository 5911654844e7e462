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

  /// A variable that the unit's macros capture: its slot and its place in the box.
  struct BoxedSlot: BitwiseCopyable {
    let slot: Int
    let index: Int
  }

  struct Capture: BitwiseCopyable {
    let slot: Int
    /// How many boxes outward the variable lives.
    let level: Int
    let index: Int
  }

  let kind: Kind
  @exclusivity(unchecked) private(set) var slotCount = 0
  @exclusivity(unchecked) private(set) var loopCount = 0
  @exclusivity(unchecked) private(set) var boxCount = 0
  @exclusivity(unchecked) private(set) var hasBox = false
  /// For each slot the undefined value that it has until it is assigned; none for slots without a
  /// name, which no template can see.
  @exclusivity(unchecked) private(set) var unassigned: ValuePointer
  /// The unit's own variables that live in the box.
  @exclusivity(unchecked) private var boxed = SyntaxList<BoxedSlot>()
  /// Variables of enclosing units.
  @exclusivity(unchecked) private var captures = SyntaxList<Capture>()
  /// Kept by hand, to be run without counting a reference to it.
  @exclusivity(unchecked) private var body: StatementReference?

  /// What the nodes of the body keep their parts in; stands last, since it has to go last.
  let memory: NodeMemory

  init(kind: Kind, memory: NodeMemory) {
    self.kind = kind
    self.memory = memory
    unassigned = memory.allocate(1)
  }

  deinit {
    body?.release()
    unassigned.deinitialize(count: slotCount)
  }

  /// A slot as the compiler has it: the name that refers to it, and its place in the box, or -1.
  struct Slot: BitwiseCopyable {
    let name: NameReference?
    var boxIndex = -1
  }

  /// Fills in what the compiler found out. Called once.
  ///
  /// - Parameters:
  ///   - keepsUndefined: Whether the names are this compilation's alone.
  ///   - body: With a reference to it that the unit takes over.
  func complete(
    slots: UnsafeBufferPointer<Slot>, undefined: UndefinedBehavior, keepsUndefined: Bool,
    loopCount: Int, hasBox: Bool, captures: UnsafeBufferPointer<Capture>,
    body: StatementReference
  ) {
    slotCount = slots.count
    unassigned = memory.allocate(slots.count)
    var slot = 0
    for entry in slots {
      var value = Value.none
      if let name = entry.name {
        // What is in a box is told from an argument by its identity.
        let isKept = keepsUndefined && entry.boxIndex < 0
        value = .undefined(name.unassigned(undefined, isKept: isKept))
      }
      (unassigned + slot).initialize(to: value)
      if entry.boxIndex >= 0 { boxCount += 1 }
      slot += 1
    }
    if boxCount > 0 { boxed = boxedSlots(slots) }
    self.loopCount = loopCount
    self.hasBox = hasBox
    self.captures = memory.store(captures)
    self.body = body
  }

  /// What the unit, as the top level of a template, means for its module.
  var moduleContent: ModuleContent { body?.moduleContent ?? .constant }

  /// Whether a variable lives in the box.
  func isBoxed(_ slot: Int) -> Bool { boxed.contains { $0.slot == slot } }

  private func boxedSlots(_ slots: UnsafeBufferPointer<Slot>) -> SyntaxList<BoxedSlot> {
    let places: UnsafeMutablePointer<BoxedSlot> = memory.allocate(boxCount)
    var next = places
    for (slot, entry) in slots.enumerated() where entry.boxIndex >= 0 {
      next.initialize(to: BoxedSlot(slot: slot, index: entry.boxIndex))
      next += 1
    }
    return SyntaxList(start: places, count: boxCount)
  }

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
  ///   - definition: Puts `arguments` into the new frame before the body runs.
  @inline(__always)
  func run(
    _ machine: MachineRef, outer: Unmanaged<FrameBox>? = nil,
    binding definition: Unmanaged<MacroDefinition>? = nil, _ arguments: CallFrame? = nil
  ) throws(TemplateError) {
    try machine.enterFrame()
    openFrame(machine, outer)
    defer { closeFrame(machine) }
    do throws(TemplateError) {
      if let definition, let arguments {
        let failure = definition._withUnsafeGuaranteedRef {
          $0.failure(binding: arguments, machine)
        }
        if let failure { throw failure }
      }
      if let body { _ = try body.run(machine) }
    } catch {
      throw error.leavingUnit()
    }
  }

  /// Makes a frame on top of the running one, which its link leads back to.
  @inline(__always)
  private func openFrame(_ machine: MachineRef, _ outer: Unmanaged<FrameBox>?) {
    let count = slotCount
    let memory = machine.pointee.stack.allocate(frameBytes)
    let link = memory.assumingMemoryBound(to: FrameLink.self)
    link.initialize(
      to: FrameLink(
        slots: machine.pointee.slots, store: machine.pointee.store,
        loops: machine.pointee.loops, slotCount: machine.pointee.slotCount,
        box: machine.pointee.box, outer: machine.pointee.outerFrame))
    let store = (memory + MemoryLayout<FrameLink>.stride).assumingMemoryBound(to: Value.self)
    let slots = UnsafeMutableRawPointer(store + count)
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
    machine.pointee.outerFrame = link
    if hasBox || captures.count > 0 { openBox(machine, outer) } else { machine.pointee.box = outer }
  }

  @inline(__always)
  private func closeFrame(_ machine: MachineRef) {
    let store = machine.pointee.store
    store.release(count: slotCount)
    if hasBox { machine.pointee.box?.release() }
    let link = UnsafeMutableRawPointer(store) - MemoryLayout<FrameLink>.stride
    let below = link.assumingMemoryBound(to: FrameLink.self).pointee
    machine.pointee.slots = below.slots
    machine.pointee.store = below.store
    machine.pointee.loops = below.loops
    machine.pointee.slotCount = below.slotCount
    machine.pointee.box = below.box
    machine.pointee.outerFrame = below.outer
    machine.pointee.stack.release(to: link)
    machine.leaveFrame()
  }

  @inline(__always)
  private var frameBytes: Int {
    MemoryLayout<FrameLink>.stride
      &+ slotCount &* (MemoryLayout<Value>.stride &+ MemoryLayout<ValuePointer>.stride)
      &+ loopCount &* MemoryLayout<LoopState>.stride
  }

  /// Points the slots of shared variables into boxes.
  private func openBox(_ machine: MachineRef, _ outer: Unmanaged<FrameBox>?) {
    let slots = machine.pointee.slots
    for capture in captures {
      guard let place = FrameBox.place(capture.index, capture.level, from: outer) else { continue }
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
    for entry in boxed {
      box.values[entry.index] = unassigned[entry.slot]
      slots[entry.slot] = box.values + entry.index
    }
    // The frame's own reference, which `run` gives back.
    machine.pointee.box = Unmanaged.passRetained(box)
  }
}

/// A unit as its nodes know it, which do not outlive it.
extension Unmanaged<Unit> {
  func allocate<Element>(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    _withUnsafeGuaranteedRef { $0.memory.allocate(capacity) }
  }

  /// What the slots of names hold until they are assigned.
  var unassigned: ValuePointer { _withUnsafeGuaranteedRef(\.unassigned) }

  func isBoxed(_ slot: Int) -> Bool { _withUnsafeGuaranteedRef { $0.isBoxed(slot) } }
}

/// A compiled template: immutable and shared between renders.
final class Program {
  let name: String?
  let source: TemplateSource
  @exclusivity(unchecked) private(set) var root: Unit?
  /// The root, to be run without counting a reference to it.
  @exclusivity(unchecked) private(set) var rootReference: Unmanaged<Unit>?
  @exclusivity(unchecked) private var blocks: [BlockDefinition] = []
  /// Whether autoescaping is on at the template's top level.
  let autoescapes: Bool
  /// Whether there is an `autoescape` block anywhere in it.
  @exclusivity(unchecked) private(set) var hasAutoescape = false
  /// Whether nothing but its own variables can tell what its top level assigns while it is included:
  /// no block, macro or tag looks names up later.
  @exclusivity(unchecked) private(set) var hidesAssignments = false
  /// The bytes of the last output, for the next buffer's size.
  let sizeHint = SizeHint()
  /// The module that renders share, once one of them has imported the template.
  let sharedModule = LazyReference<SharedModule>()
  /// The same template compiled to give a value.
  private let nativeProgram = Mutex<Program?>(nil)

  init(name: String?, source: TemplateSource, autoescapes: Bool) {
    self.name = name
    self.source = source
    self.autoescapes = autoescapes
  }

  /// Fills in what the compiler made. Called once.
  func complete(root: Unit, blocks: [BlockDefinition]) {
    self.root = root
    rootReference = .passUnretained(root)
    self.blocks = blocks
  }

  /// To be called by the compiler once it has seen all of the template.
  func hideAssignments() { hidesAssignments = true }

  /// To be called by the compiler for each `autoescape` block.
  func noteAutoescape() { hasAutoescape = true }

  /// The template's own definition of a block; the program keeps it alive.
  func definition(of name: UnsafePointer<AttributeName>) -> Unmanaged<Unit>? {
    blocks.withUnsafeBufferPointer { blocks in
      var index = 0
      while index < blocks.count {
        if blocks[index].name == name.pointee { return .passUnretained(blocks[index].unit) }
        index &+= 1
      }
      return nil
    }
  }

  /// The same template for an environment that renders values, compiled at its first use.
  func native(_ environment: EnvironmentState) throws(TemplateError) -> Program {
    if let known = nativeProgram.withLock({ $0 }) { return known }
    let made = try environment.compile(source.text, name: name)
    nativeProgram.withLock { $0 = made }
    return made
  }
}

/// A block as one template defines it.
struct BlockDefinition {
  let name: AttributeName
  let unit: Unit
}
