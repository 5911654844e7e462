/// The variables of the running frame that an included template, a scoped block or a module with
/// context sees.
struct LocalsPlan {
  let shape: Shape
  private let slots: [Int]

  init(_ variables: [(name: String, slot: Int)]) {
    shape = Shape(minimumCapacity: variables.count)
    for (name, _) in variables { shape.append(Key(name), named: .string(name)) }
    slots = variables.map(\.slot)
  }

  /// The value of a variable now, by its position in the shape.
  func value(_ position: Int, _ machine: MachineRef) -> Value {
    machine.pointee.slots[slots[position]].pointee
  }

  func snapshot(_ machine: MachineRef) -> Value.Dict {
    let dict = Value.Dict(shape: shape) { machine.pointee.slots[slots[$0]].pointee }
    dict.isFrozen = true
    return dict
  }
}

/// How a statement names a template: by one constant name, or by what an expression gives.
struct TemplateReference {
  let node: Node
  let constantName: String?
  /// The template that the statement stands in.
  private let parent: String?
  private let isExtended: Bool

  init(_ node: Node, in parent: String?, isExtended: Bool = false) {
    self.node = node
    self.parent = parent
    self.isExtended = isExtended
    constantName = node.constant?.text
  }

  /// The template; `include` accepts lists of names, the others do not.
  func resolve(_ machine: MachineRef, allowsLists: Bool, owner: StatementNode)
    throws(TemplateError) -> Program
  {
    let session = machine.pointee.session
    if constantName != nil, let known = session.loadedTemplate(for: ObjectIdentifier(owner)) {
      return known.program
    }
    let loaded = try load(try node.eval(machine), machine, allowsLists: allowsLists)
    if constantName != nil { session.remember(loaded, for: ObjectIdentifier(owner)) }
    session.keep(loaded)
    return loaded.program
  }

  private func load(_ value: Value, _ machine: MachineRef, allowsLists: Bool)
    throws(TemplateError) -> LoadedTemplate
  {
    let environment = machine.pointee.environment
    switch value {
    case .string(let name), .markup(let name):
      return try environment.loadedTemplate(named: name, in: parent, isExtended: isExtended)
    case .undefined(let undefined):
      guard environment.loader != nil else { throw .noLoader }
      throw undefined.error
    case .object(let object):
      if let template = object as? TemplateObjectValue { return template.loaded }
    case .list, .tuple:
      if allowsLists { return try loadFirst(try machine.items(of: value), machine) }
    default: break
    }
    if allowsLists, try !machine.truth(of: value) || value.isIterable {
      return try loadFirst(value.isIterable ? try machine.items(of: value) : [], machine)
    }
    if allowsLists { throw .type("\(value.typeName.quotedForMessage) object is not iterable") }
    // Jinja2 looks into its cache first, which asks for a hash.
    guard environment.loader != nil else { throw .noLoader }
    _ = try machine.key(for: value)
    throw TemplateError(
      .templateNotFound, try machine.text(of: value), notFound: [try machine.text(of: value)])
  }

  private func loadFirst(_ items: [Value], _ machine: MachineRef) throws(TemplateError)
    -> LoadedTemplate
  {
    var names: [String] = []
    for item in items {
      if case .object(let object) = item, let template = object as? TemplateObjectValue {
        return template.loaded
      }
      if case .undefined(let undefined) = item {
        names.append(undefined.message)
        continue
      }
      guard machine.pointee.environment.loader != nil else { throw .noLoader }
      _ = try machine.key(for: item)
      let name = try machine.text(of: item)
      do throws(TemplateError) {
        return try machine.pointee.environment.loadedTemplate(named: name, in: parent)
      } catch {
        guard error.kind == .templateNotFound else { throw error }
        names.append(name)
      }
    }
    throw TemplateError.templatesNotFound(names)
  }
}

/// A template as a value, which `extends` and `include` accept in place of a name.
package final class TemplateObjectValue: Object {
  let loaded: LoadedTemplate

  package init(_ template: Template) {
    loaded = LoadedTemplate(program: template.program, isCurrentCheck: nil)
  }

  override package var typeName: String { "Template" }
  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    guard let name = loaded.program.name else { return "<Template memory>" }
    return "<Template \(name.quotedForMessage)>"
  }
}

/// `include template`
final class IncludeNode: StatementNode {
  private let template: TemplateReference
  private let ignoresMissing: Bool
  /// Nil for `without context`.
  private let locals: LocalsPlan?

  init(_ template: TemplateReference, ignoresMissing: Bool, locals: LocalsPlan?) {
    self.template = template
    self.ignoresMissing = ignoresMissing
    self.locals = locals
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    guard let program = try find(machine) else { return .next }
    guard let locals else {
      let module = try machine.module(of: program, seesGlobals: false)
      if machine.pointee.session.isNative {
        if !module.body.utf8.isEmpty { try machine.emitNative(.string(module.body)) }
      } else {
        machine.pointee.output.append(module.body)
      }
      return .next
    }
    let context = context(for: program, locals, machine)
    try machine.withContext(context) { (machine) throws(TemplateError) in
      try machine.runRoot(program)
    }
    machine.pointee.session.keepSpare(context, for: ObjectIdentifier(self))
    return .next
  }

  /// The included template's context; the one of the last pass is used again where possible.
  private func context(for program: Program, _ locals: LocalsPlan, _ machine: MachineRef)
    -> RenderContext
  {
    let parent = machine.pointee.context
    let spare = machine.pointee.session.takeSpareContext(
      for: ObjectIdentifier(self), program, in: parent)
    guard let spare else {
      return RenderContext(
        parent: parent, variables: locals.snapshot(machine), templateGlobals: nil,
        program: program)
    }
    spare.refill { locals.value($0, machine) }
    return spare
  }

  private func find(_ machine: MachineRef) throws(TemplateError) -> Program? {
    do throws(TemplateError) {
      return try template.resolve(machine, allowsLists: true, owner: self)
    } catch {
      let isMissing = error.kind == .templateNotFound || error.kind == .templatesNotFound
      if ignoresMissing, isMissing { return nil }
      throw error
    }
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

/// `block name`
final class BlockNode: StatementNode {
  private let name: AttributeName
  /// The variables that a scoped block sees.
  private let locals: LocalsPlan?
  private let isRequired: Bool

  init(_ name: AttributeName, locals: LocalsPlan?, isRequired: Bool) {
    self.name = name
    self.locals = locals
    self.isRequired = isRequired
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let context = machine.pointee.context
    guard let stack = context.blockStack(name), let unit = stack.definitions.first else {
      return .next
    }
    if isRequired, stack.definitions.count <= 1 {
      throw .runtime("Required block \(name.text.quotedForMessage) not found")
    }
    guard let locals else {
      try unit.run(machine, outer: nil) { (_) throws(TemplateError) in }
      return .next
    }
    let derived = context.derived(locals.snapshot(machine))
    try machine.withContext(derived) { (machine) throws(TemplateError) in
      try unit.run(machine, outer: nil) { (_) throws(TemplateError) in }
    }
    return .next
  }
}

/// Gives `self` or `super` its value at the start of a unit.
final class BlockReferencesNode: StatementNode {
  private let selfSlot: (slot: Int, isBoxed: Bool)?
  private let superSlot: (slot: Int, isBoxed: Bool)?
  private let blockName: AttributeName?
  private unowned(unsafe) let unit: Unit

  init(
    selfSlot: (slot: Int, isBoxed: Bool)?, superSlot: (slot: Int, isBoxed: Bool)?,
    blockName: AttributeName?, unit: Unit
  ) {
    self.selfSlot = selfSlot
    self.superSlot = superSlot
    self.blockName = blockName
    self.unit = unit
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let context = machine.pointee.context
    if let (slot, isBoxed) = selfSlot {
      machine.assign(.object(SelfObject(context)), slot: slot, isBoxed: isBoxed)
    }
    if let (slot, isBoxed) = superSlot, let blockName {
      let stack = context.blockStack(blockName)
      let index = (stack?.definitions.firstIndex { $0 === unit }).map { $0 + 1 } ?? .max
      machine.assign(
        BlockReference.value(stack, at: index, name: blockName, context, machine), slot: slot,
        isBoxed: isBoxed)
    }
    return .next
  }
}

/// A definition of a block that can be called: `super()`, `self.name()`.
package final class BlockReference: Object {
  private let stack: BlockStack
  private let index: Int
  private let context: RenderContext

  private init(_ stack: BlockStack, at index: Int, _ context: RenderContext) {
    self.stack = stack
    self.index = index
    self.context = context
  }

  /// The reference, or the undefined value for a block that has no further definition.
  static func value(
    _ stack: BlockStack?, at index: Int, name: AttributeName, _ context: RenderContext,
    _ machine: MachineRef
  ) -> Value {
    guard let stack, index < stack.definitions.count else {
      return .undefined(
        Undefined(
          machine.pointee.environment.undefined,
          hint: "there is no parent block called \(name.text.quotedForMessage).",
          name: .string("super")))
    }
    return .object(BlockReference(stack, at: index, context))
  }

  override package var typeName: String { "BlockReference" }
  override package var describedType: String { "jinja2.runtime.BlockReference object" }
  override package var isCallable: Bool { true }
  override var writesWhenCalled: Bool { true }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError)
    -> Value?
  {
    switch name.text {
    case "super":
      return BlockReference.value(stack, at: index + 1, name: stack.name, context, machine)
    case "name": return .string(stack.name.text)
    default: return nil
    }
  }

  override func emitCall(_ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError)
  {
    guard frame.isEmpty else {
      throw .type(
        "BlockReference.__call__() takes 1 positional argument but \(frame.positionalCount + 1) were given"
      )
    }
    let unit = stack.definitions[index]
    try machine.withContext(context) { (machine) throws(TemplateError) in
      try unit.run(machine, outer: nil) { (_) throws(TemplateError) in }
    }
  }

  override package func call(_ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError)
    -> Value
  {
    let start = machine.beginCapture()
    do throws(TemplateError) {
      try emitCall(frame, machine)
    } catch {
      machine.dropCapture(from: start)
      throw error
    }
    return try machine.takeCapture(from: start, isMarkup: context.autoescapes)
  }
}

/// `self`: the blocks of the running template.
private final class SelfObject: Object {
  private let context: RenderContext

  init(_ context: RenderContext) { self.context = context }

  override package var typeName: String { "TemplateReference" }
  override package var describedType: String { "jinja2.runtime.TemplateReference object" }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError)
    -> Value?
  { nil }

  override package func item(_ key: Value, _ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let text = key.text, let stack = context.blockStack(AttributeName(text)) else {
      return nil
    }
    return BlockReference.value(stack, at: 0, name: stack.name, context, machine)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<TemplateReference \(context.templateName.map { $0.quotedForMessage } ?? "None")>"
  }
}
