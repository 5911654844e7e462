/// `callee(arguments)`
final class CallNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts: ~Copyable {
    let callee: Node
    let arguments: ArgumentNodes
    let memory = CallMemory()
  }

  private let parts: Parts
  private let calleeHasPlace: Bool
  /// Whether the running frame keeps the callee until the call is over.
  private let calleeIsHeld: Bool
  /// Whether the result can be kept for a function that gives the same each time.
  private let isKeepable: Bool

  private var callee: Node { parts.callee }

  init(_ callee: Node, _ arguments: consuming ArgumentNodes) {
    isKeepable = callee is LocalNode && arguments.areConstants
    calleeHasPlace = callee.isPlace
    calleeIsHeld = callee is LocalNode || (callee as? AttributePlaceNode)?.isHeldByFrame ?? false
    parts = Parts(callee: callee, arguments: arguments)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try eval(machine, caller: nil)
  }

  func eval(_ machine: MachineRef, caller: MacroObject?) throws(TemplateError) -> Value {
    try machine.charge(1)
    guard parts.arguments.isStatic else {
      let called = try callee.callee(machine)
      return try parts.arguments.withFrame(machine, caller: caller) {
        (frame) throws(TemplateError) in
        try machine.call(called, frame)
      }
    }
    if caller == nil, let kept = try kept(machine) {
      return kept._withUnsafeGuaranteedRef { $0.value }.pointee
    }
    let called = try callee.callee(machine)
    let frame = try parts.arguments.evaluate(machine, caller: caller)
    defer { frame.release(machine) }
    let value = try machine.call(called, frame)
    if isKeepable, caller == nil, let object = try callee.place(machine).unretainedObject {
      try parts.memory.keep(value, of: object, machine)
    }
    return value
  }

  /// What the same call gave before, where it would give that again.
  @inline(__always)
  private func kept(_ machine: MachineRef) throws(TemplateError) -> Unmanaged<KeptCall>? {
    guard isKeepable, !machine.pointee.checksCalls,
      let object = try callee.place(machine).unretainedObject
    else { return nil }
    return parts.memory.result(calling: object, machine)
  }

  override func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError)
    -> Bool
  {
    if let kept = try kept(machine) {
      try machine.charge(1)
      memory.borrow(from: kept._withUnsafeGuaranteedRef { $0.value }, 0..<1)
      return false
    }
    memory.initialize(to: try eval(machine))
    return true
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    if let kept = try kept(machine) {
      try machine.charge(1)
      return try machine.emit(
        at: kept._withUnsafeGuaranteedRef { $0.printed }, escaped: escaped)
    }
    try emit(machine, escaped: escaped, caller: nil)
  }

  func emit(_ machine: MachineRef, escaped: Bool, caller: MacroObject?) throws(TemplateError) {
    if try writes(machine, escaped: escaped, caller: caller) { return }
    try machine.emit(try eval(machine, caller: caller), escaped: escaped)
  }

  /// Writes the text that a call with a body gives; what is no text is given back instead.
  func emitText(_ machine: MachineRef, caller: MacroObject) throws(TemplateError) -> Value? {
    if try writes(machine, escaped: false, caller: caller) { return nil }
    let value = try eval(machine, caller: caller)
    guard value.isString else { return value }
    try machine.emit(value, escaped: false)
    return nil
  }

  /// Lets macros and blocks write straight into the output where nothing has to be escaped; false
  /// where something else is called.
  @inline(__always)
  private func writes(_ machine: MachineRef, escaped: Bool, caller: MacroObject?)
    throws(TemplateError) -> Bool
  {
    if calleeHasPlace, parts.arguments.isStatic, !machine.pointee.checksCalls,
      !escaped || machine.pointee.context.autoescapes,
      let object = try callee.place(machine).writingObject
    {
      // A variable of the frame keeps what it holds until the call is over.
      if !calleeIsHeld { _ = object.retain() }
      defer { if !calleeIsHeld { object.release() } }
      try write(object, machine, caller: caller)
      return true
    }
    return false
  }

  private func write(_ object: Unmanaged<Object>, _ machine: MachineRef, caller: MacroObject?)
    throws(TemplateError)
  {
    let frame = try parts.arguments.evaluate(machine, caller: caller)
    defer { frame.release(machine) }
    let failure = object._withUnsafeGuaranteedRef { $0.failure(calledWith: frame, machine) }
    if let failure { throw failure }
  }
}

/// Throws when it is evaluated: what Jinja2 reports only where the code runs.
final class FailureNode: Node {
  private let error: TemplateError
  /// What Python works out before: the value and the arguments of an unknown filter or test.
  private let value: Node?
  private let arguments: ArgumentNodes

  init(
    _ error: TemplateError, after value: Node? = nil,
    _ arguments: consuming ArgumentNodes = ArgumentNodes()
  ) {
    self.error = error
    self.value = value
    self.arguments = arguments
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    _ = try value?.eval(machine)
    try arguments.withFrame(machine) { (_) throws(TemplateError) in }
    throw error
  }
}

/// The text that a `filter` or `set` block captured.
final class CapturedTextNode: Node {
  private let slot: Int

  init(slot: Int) { self.slot = slot }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    machine.pointee.store[slot]
  }
}
