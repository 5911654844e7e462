/// `block name`
final class BlockNode: StatementNode {
  private let name: UnsafeMutablePointer<AttributeName>
  /// The variables that a scoped block sees.
  private let locals: LocalsPlan?
  private let isRequired: Bool

  init(_ name: AttributeName, locals: LocalsPlan?, isRequired: Bool) {
    self.name = .allocate(capacity: 1)
    self.name.initialize(to: name)
    self.locals = locals
    self.isRequired = isRequired
  }

  deinit { name.deinitialize(count: 1).deallocate() }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let name = name
    let found = machine.pointee.contextReference._withUnsafeGuaranteedRef {
      $0.blockDefinition(name)
    }
    guard let (unit, count) = found else { return .next }
    if isRequired, count <= 1 {
      throw .runtime("Required block \(name.pointee.text.quotedForMessage) not found")
    }
    guard let locals else {
      try machine.run(unit)
      return .next
    }
    let derived = machine.pointee.context.derived(locals.snapshot(machine))
    let saved = machine.enter(derived)
    defer { machine.leave(to: saved) }
    try withExtendedLifetime(derived) { () throws(TemplateError) in try machine.run(unit) }
    return .next
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Runs a unit that its template keeps alive, without counting a reference to it.
  fileprivate func run(_ unit: Unmanaged<Unit>) throws(TemplateError) {
    let failure = unit._withUnsafeGuaranteedRef { unit -> TemplateError? in
      do throws(TemplateError) {
        try unit.run(self)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
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
    let saved = machine.enter(context)
    defer { machine.leave(to: saved) }
    try unit.run(machine)
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

  override package var isIterable: Bool { true }

  override package func makeIterator(_ machine: MachineRef) throws(TemplateError)
    -> ValueIterator?
  { BlockPositions() }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "<TemplateReference \(context.templateName.map { $0.quotedForMessage } ?? "None")>"
  }
}

/// Python walks over `self` by positions, and no block is named by one.
private final class BlockPositions: ValueIterator {
  override package var typeName: String { "iterator" }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    throw TemplateError(.key, "0")
  }
}
