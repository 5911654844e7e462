/// The state of one render. Nodes work on it through a pointer, which costs no exclusivity checks.
package struct Machine {
  package var output: Output
  /// Where the value of each of the running frame's variables is.
  var slots: UnsafeMutablePointer<ValuePointer>
  /// The frame's own memory for its variables' values.
  var store: ValuePointer
  /// The positions of the frame's loops.
  var loops: UnsafeMutablePointer<LoopState>
  var stack: RenderStack
  /// Whether autoescaping is on at this point of the render (Jinja2's evaluation context).
  package var autoescapes: Bool
  var depth = 0
  /// The lowest address that the native stack may reach.
  var stackLimit: UInt
  /// The running frame's variables that macros have captured.
  var box: Unmanaged<FrameBox>?
  /// Whether the template has changed containers of the host, so that names lead to copies.
  var hasThawed = false
  /// How many variables the running frame has, and the frame below it.
  var slotCount = 0
  var outerFrame: UnsafeMutablePointer<FrameLink>?
  /// What names are looked up in.
  package var context: RenderContext {
    @inline(__always) get { contextReference.takeUnretainedValue() }
    set { contextReference = .passUnretained(newValue) }
  }
  /// The context without a count of the reference; whoever sets it keeps the context alive.
  var contextReference: Unmanaged<RenderContext>
  /// Whether attributes may be forbidden, and calls.
  let isSandboxed: Bool
  let checksCalls: Bool
  /// The environment's globals.
  let globalTable: Value.Dict.Table
  /// Whether texts are read where they lie.
  let readsTextInPlace: Bool
  /// What the host wants its objects and functions to be given by this render.
  package let observer: UnsafeMutableRawPointer?
  package unowned(unsafe) let environment: EnvironmentState
  /// The environment's number, for a look at it that counts no reference.
  let environmentNumber: UInt64
  /// What lives as long as the render: contexts, boxes, modules, changed containers. Whoever makes
  /// the machine keeps it.
  var session: RenderSession {
    @inline(__always) get { sessionReference.takeUnretainedValue() }
    set { sessionReference = .passUnretained(newValue) }
  }
  /// The session without a count of the reference.
  var sessionReference: Unmanaged<RenderSession>
  #if TORII_COPIES_PLACES
    /// What `copyOfPlace` has made.
    var placeCopies: [ValuePointer] = []
  #endif
}

/// A frame that waits for the running one to end.
struct FrameLink: BitwiseCopyable {
  let slots: UnsafeMutablePointer<ValuePointer>
  let store: ValuePointer
  let loops: UnsafeMutablePointer<LoopState>
  let slotCount: Int
  let box: Unmanaged<FrameBox>?
  let outer: UnsafeMutablePointer<FrameLink>?
}

extension Machine {
  /// Makes the variables of all frames hold the copies of the containers that have been changed.
  func replaceThawedSlots() {
    replaceThawed(slots, store, slotCount, box)
    var link = outerFrame
    while let frame = link {
      replaceThawed(
        frame.pointee.slots, frame.pointee.store, frame.pointee.slotCount, frame.pointee.box)
      link = frame.pointee.outer
    }
  }

  private func replaceThawed(
    _ slots: UnsafeMutablePointer<ValuePointer>, _ store: ValuePointer, _ count: Int,
    _ box: Unmanaged<FrameBox>?
  ) {
    // A captured variable stays in its box, where its macros look for it.
    var shared = box?.takeUnretainedValue()
    while let box = shared {
      for position in 0..<box.count {
        if let copy = thawedCopy(of: box.values[position]) { box.values[position] = copy }
      }
      shared = box.outer
    }
    for slot in 0..<count {
      guard let copy = thawedCopy(of: slots[slot].pointee) else { continue }
      store[slot] = copy
      slots[slot] = store + slot
    }
  }

  /// What the template has made of a container of the host; nil where it has not changed it.
  func thawedCopy(of value: Value) -> Value? {
    switch value {
    case .list(let list): session.thawed[ObjectIdentifier(list)]
    case .dict(let dict): session.thawed[ObjectIdentifier(dict)]
    case .object(let object): session.thawed[ObjectIdentifier(object)]
    default: nil
    }
  }
}

/// How nodes, filters and objects reach the render.
package typealias MachineRef = UnsafeMutablePointer<Machine>

/// Where a loop stands, for `loop.index` and its like.
struct LoopState {
  var index: Int
  /// The number of items when the loop began.
  var count: Int
  /// Where the items are, if nothing that the body says can change the list.
  var items: ValuePointer?
  /// Where the number of items is now, if the list may change.
  var currentCount: UnsafePointer<Int>?
  /// Whether `loop.last` was true: what is added afterwards is not seen, as in Python.
  var sawLast = false
  /// Answers what needs more than the two numbers; owned by the loop's node.
  var object: Unmanaged<LoopObject>?
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Charges work against the render's limit.
  @inline(__always)
  package func charge(_ steps: Int) throws(TemplateError) {
    pointee.output.fuel &-= steps
    if pointee.output.fuel < 0 { throw exhausted() }
  }

  /// The error for a limit that was reached.
  @inline(never)
  package func exhausted() -> TemplateError {
    pointee.output.isOverflowing
      ? .limit(
        "the output is larger than the limit of \(pointee.environment.limits.outputBytes) bytes")
      : .limit("the template did more than \(pointee.environment.limits.steps ?? 0) steps")
  }

  /// Refuses a text or list that would be too large, before memory is taken for it.
  ///
  /// `size` is in bytes or items; pass the clamped product of an unbounded multiplication.
  package func checkSize(_ size: Int) throws(TemplateError) {
    if size > pointee.environment.limits.valueSize {
      throw .limit(
        "a value would be larger than the limit of \(pointee.environment.limits.valueSize)")
    }
    try charge(size >> 4)
  }

  /// `count * size`, refused when it is too large.
  package func checkSize(_ count: Int, times size: Int) throws(TemplateError) {
    let (product, overflow) = max(0, count).multipliedReportingOverflow(by: max(0, size))
    try checkSize(overflow ? .max : product)
  }

  /// Refuses to go deeper when the native stack is nearly used up.
  @inline(__always)
  package func checkStack() throws(TemplateError) {
    if nativeStackAddress() < pointee.stackLimit { throw .recursion }
  }

  @inline(__always)
  func enterFrame() throws(TemplateError) {
    if pointee.depth >= pointee.environment.limits.depth { throw .recursion }
    try checkStack()
    try charge(1)
    pointee.depth &+= 1
  }

  @inline(__always)
  func leaveFrame() { pointee.depth &-= 1 }
}
