/// `include template`
final class IncludeNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts: ~Copyable {
    let template: TemplateReference
    let locals: LocalsPlan
  }

  private let parts: Parts
  private let ignoresMissing: Bool
  /// Keeps the last run's context for the next one in the same frame.
  private let spareSlot: Int
  private let isConstant: Bool

  private var locals: LocalsPlan { parts.locals }

  init(
    _ template: consuming TemplateReference, ignoresMissing: Bool, locals: LocalsPlan,
    spareSlot: Int
  ) {
    isConstant = template.isConstant
    self.ignoresMissing = ignoresMissing
    self.spareSlot = spareSlot
    parts = Parts(template: template, locals: locals)
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    // Owned until it is kept or released below, so that no reference is counted in a loop.
    var context: Unmanaged<RenderContext>
    if let spare = takeSpare(machine) {
      context = spare
    } else if let made = try makeContext(machine) {
      context = .passRetained(made)
    } else {
      return .next
    }
    let saved = machine.enter(context)
    let failure = context._withUnsafeGuaranteedRef { $0.failure(running: machine) }
    machine.leave(to: saved)
    if let failure {
      context.release()
      throw failure
    }
    // A macro that outlives the tag holds it.
    if !context.isUnique() {
      context._withUnsafeGuaranteedRef { $0.settle(in: machine.pointee.session) }
    }
    (machine.pointee.store + spareSlot).replace(with: .object(context.takeRetainedValue()))
    return .next
  }

  private func makeContext(_ machine: MachineRef) throws(TemplateError) -> RenderContext? {
    guard let program = try parts.template.find(machine, ignoresMissing, owner: self) else {
      return nil
    }
    return program._withUnsafeGuaranteedRef { program in
      RenderContext(
        parent: machine.pointee.context, variables: locals.snapshot(machine),
        templateGlobals: nil, program: program, keepsAssignments: !program.hidesAssignments)
    }
  }

  /// Takes the last run's context out of its slot and gives it the variables of today, if nothing
  /// else has kept it: a name that is written down leads to the same template for the whole render.
  @inline(__always)
  private func takeSpare(_ machine: MachineRef) -> Unmanaged<RenderContext>? {
    guard isConstant,
      var spare = (machine.pointee.store + spareSlot).takeContext()
    else { return nil }
    guard spare.isUnique(), spare._withUnsafeGuaranteedRef({ $0.isSpare(in: machine) }) else {
      spare.release()
      return nil
    }
    spare._withUnsafeGuaranteedRef { $0.refill(locals, machine) }
    return spare
  }
}

extension ValuePointer {
  /// Takes a context out of a slot that holds one or nothing, with the reference to it.
  @inline(__always)
  fileprivate func takeContext() -> Unmanaged<RenderContext>? {
    guard case .object(let object) = pointee else { return nil }
    let context = Unmanaged.passUnretained(unsafeDowncast(object, to: RenderContext.self))
    initialize(to: .none)
    return context
  }
}

/// `include template without context`
final class IsolatedIncludeNode: StatementNode {
  private let template: TemplateReference
  private let ignoresMissing: Bool

  init(_ template: consuming TemplateReference, ignoresMissing: Bool) {
    self.template = template
    self.ignoresMissing = ignoresMissing
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    guard let program = try template.find(machine, ignoresMissing, owner: self) else {
      return .next
    }
    let module = try machine.module(of: program.takeUnretainedValue(), seesGlobals: false)
    if machine.pointee.session.isNative {
      if !module.body.utf8.isEmpty { try machine.emitNative(.string(module.body)) }
    } else {
      machine.pointee.output.append(module.body)
    }
    return .next
  }
}

/// `extends template`
final class ExtendsNode: StatementNode {
  private let template: TemplateReference
  /// Remembers the parent for the end of the template.
  private let parentSlot: Int
  private let mayBeSecond: Bool
  /// Where Jinja2 says that it is the second.
  private let checkLine: Int

  init(_ template: consuming TemplateReference, parentSlot: Int, mayBeSecond: Bool, checkLine: Int)
  {
    self.checkLine = checkLine
    self.template = template
    self.parentSlot = parentSlot
    self.mayBeSecond = mayBeSecond
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    if mayBeSecond, case .object = machine.pointee.store[parentSlot] {
      throw .runtime("extended multiple times").atLine(checkLine)
    }
    let program = try template.resolve(machine, allowsLists: false, owner: self)
    machine.pointee.contextReference._withUnsafeGuaranteedRef { $0.inherit(from: program) }
    machine.pointee.store[parentSlot] = .object(ParentObject(program))
    return .next
  }
}

/// The parent of a running template, which the render keeps alive.
private final class ParentObject: Object {
  let program: Unmanaged<Program>

  init(_ program: Unmanaged<Program>) { self.program = program }
}

/// Goes on with the parent template, if one has been chosen.
final class RunParentNode: StatementNode {
  private let parentSlot: Int

  init(parentSlot: Int) { self.parentSlot = parentSlot }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    guard case .object(let object) = machine.pointee.store[parentSlot],
      let parent = object as? ParentObject
    else { return .next }
    let failure = parent.program._withUnsafeGuaranteedRef { machine.failureOfRoot($0) }
    if let failure { throw failure }
    return .next
  }
}

/// Runs a body only while no parent has been chosen: output of a template that may extend.
final class UnlessExtendedNode: StatementNode {
  private let body: StatementNode
  private let parentSlot: Int

  init(_ body: StatementNode, parentSlot: Int) {
    self.body = body
    self.parentSlot = parentSlot
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    if case .object = machine.pointee.store[parentSlot] { return .next }
    return try body.run(machine)
  }
}
