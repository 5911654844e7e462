/// Sets a render up, runs it and tears it down.
enum Render {
  // In its callers, as the smallest of renders take notice of closures.
  @inline(__always)
  static func run<Result>(
    _ program: Program, context variables: Value.Dict, globals: Value.Dict?,
    environment: EnvironmentState, sink: OutputSink? = nil,
    observer: UnsafeMutableRawPointer? = nil,
    _ finish: (MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let session = RenderSession(isNative: environment.isNative)
    let context = RenderContext(
      parent: nil, variables: variables, templateGlobals: globals, program: program)
    defer {
      session.finish()
      context.clear()
    }
    return try withMachine(
      program, context: context, environment: environment, session: session, sink: sink,
      observer: observer
    ) { (machine) throws(TemplateError) in
      try machine.runRoot(program)
      if machine.pointee.output.fuel < 0 { throw machine.exhausted() }
      try machine.pointee.output.checkLimit()
      program.sizeHint.note(machine.pointee.output.count)
      return try finish(machine)
    }
  }

  /// Makes a machine for the time of a call.
  static func withMachine<Result>(
    _ program: Program?, context: RenderContext, environment: EnvironmentState,
    session: RenderSession, sink: OutputSink? = nil,
    observer: UnsafeMutableRawPointer? = nil,
    _ body: (MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let limits = environment.limits
    var machine = Machine(
      output: Output(
        capacity: program?.sizeHint.capacity ?? 256, limit: limits.outputBytes,
        fuel: limits.steps ?? .max, sink: sink),
      slots: NoFrame.slots, store: NoFrame.store, loops: NoFrame.loops,
      stack: RenderStack(capacity: RenderStack.firstCapacity), autoescapes: context.autoescapes,
      stackLimit: NativeStack.limit(budget: limits.stackBytes), box: nil,
      contextReference: .passUnretained(context), isSandboxed: environment.isSandboxed,
      checksCalls: environment.isSafeCallable != nil, globalTable: environment.globalTable,
      readsTextInPlace: TextInPlace.isSupported, observer: observer,
      environment: environment, environmentNumber: environment.number,
      sessionReference: .passUnretained(session))
    defer {
      #if TORII_COPIES_PLACES
        machine.releasePlaceCopies()
      #endif
      machine.output.deallocate()
      machine.stack.deallocate()
    }
    // The machine refers to the session without counting.
    return try withExtendedLifetime(session) { () throws(TemplateError) in
      try withUnsafeMutablePointer(to: &machine) { (machine) throws(TemplateError) in
        try body(machine)
      }
    }
  }
}

/// What a machine points at before the first frame: memory that nobody reads or writes.
private enum NoFrame {
  nonisolated(unsafe) static let slots = UnsafeMutablePointer<ValuePointer>.allocate(capacity: 1)
  nonisolated(unsafe) static let store = ValuePointer.allocate(capacity: 1)
  nonisolated(unsafe) static let loops = UnsafeMutablePointer<LoopState>.allocate(capacity: 1)
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Runs a template's top level in the machine's context.
  func runRoot(_ program: Program) throws(TemplateError) {
    if let failure = failureOfRoot(program) { throw failure }
  }

  /// Runs a template's top level in the machine's context, with the error as a result.
  func failureOfRoot(_ program: Program) -> TemplateError? {
    program.rootReference?._withUnsafeGuaranteedRef { root -> TemplateError? in
      do throws(TemplateError) {
        try root.run(self)
        return nil
      } catch {
        return error
      }
    } ?? nil
  }

  /// Makes another context the running one; whoever does keeps it alive until `leave`.
  @inline(__always)
  func enter(_ context: RenderContext) -> SavedContext { enter(.passUnretained(context)) }

  /// Makes another context the running one; whoever does keeps it alive until `leave`.
  @inline(__always)
  func enter(_ context: Unmanaged<RenderContext>) -> SavedContext {
    let saved = SavedContext(reference: pointee.contextReference, autoescapes: pointee.autoescapes)
    pointee.contextReference = context
    pointee.autoescapes = context._withUnsafeGuaranteedRef { $0.autoescapes }
    return saved
  }

  @inline(__always)
  func leave(to saved: SavedContext) {
    pointee.contextReference = saved.reference
    pointee.autoescapes = saved.autoescapes
  }

  /// Runs `body` with another context, as that of an included template or a block.
  func withContext<Result>(
    _ context: RenderContext, _ body: (MachineRef) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let saved = enter(context)
    defer { leave(to: saved) }
    return try withExtendedLifetime(context) { () throws(TemplateError) in try body(self) }
  }
}

/// The context that waits for another one to be left.
struct SavedContext {
  fileprivate let reference: Unmanaged<RenderContext>
  fileprivate let autoescapes: Bool
}

extension Value.Dict {
  /// A frozen dictionary with text keys.
  static func frozen(_ values: [String: Value]) -> Value.Dict {
    let dict = Value.Dict(minimumCapacity: values.count)
    for (name, value) in values { dict.set(text: name, to: value) }
    dict.isFrozen = true
    return dict
  }
}
