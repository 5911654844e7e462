/// `include template`
final class IncludeNode: StatementNode {
  private let template: TemplateReference
  private let ignoresMissing: Bool
  private let locals: LocalsPlan

  init(_ template: TemplateReference, ignoresMissing: Bool, locals: LocalsPlan) {
    self.template = template
    self.ignoresMissing = ignoresMissing
    self.locals = locals
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let session = machine.pointee.session
    let context: RenderContext
    // The context of the last pass is used again where possible: a name that is written down leads
    // to the same template for the whole render.
    if template.isConstant,
      let spare = session.takeSpareContext(
        for: ObjectIdentifier(self), in: machine.pointee.contextReference)
    {
      spare.refill(locals, machine)
      context = spare
    } else {
      guard let program = try template.find(machine, ignoresMissing, owner: self) else {
        return .next
      }
      context = RenderContext(
        parent: machine.pointee.context, variables: locals.snapshot(machine),
        templateGlobals: nil, program: program)
    }
    let saved = machine.enter(context)
    do throws(TemplateError) {
      try context.run(machine)
    } catch {
      machine.leave(to: saved)
      throw error
    }
    machine.leave(to: saved)
    session.keepSpare(consume context, for: ObjectIdentifier(self))
    return .next
  }
}

/// `include template without context`
final class IsolatedIncludeNode: StatementNode {
  private let template: TemplateReference
  private let ignoresMissing: Bool

  init(_ template: TemplateReference, ignoresMissing: Bool) {
    self.template = template
    self.ignoresMissing = ignoresMissing
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    guard let program = try template.find(machine, ignoresMissing, owner: self) else {
      return .next
    }
    let module = try machine.module(of: program, seesGlobals: false)
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

  init(_ template: TemplateReference, parentSlot: Int, mayBeSecond: Bool, checkLine: Int) {
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
    machine.pointee.context.inherit(program.blocks)
    machine.pointee.store[parentSlot] = .object(ParentObject(program))
    return .next
  }
}

/// The parent of a running template.
private final class ParentObject: Object {
  let program: Program

  init(_ program: Program) { self.program = program }
}

/// Goes on with the parent template, if one has been chosen.
final class RunParentNode: StatementNode {
  private let parentSlot: Int

  init(parentSlot: Int) { self.parentSlot = parentSlot }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    guard case .object(let object) = machine.pointee.store[parentSlot],
      let parent = object as? ParentObject
    else { return .next }
    try machine.runRoot(parent.program)
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
