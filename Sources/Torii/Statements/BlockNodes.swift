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
    let context = machine.pointee.contextReference
    guard let unit = context._withUnsafeGuaranteedRef({ $0.definition(of: name, at: 0) }) else {
      return .next
    }
    if isRequired, context._withUnsafeGuaranteedRef({ $0.definition(of: name, at: 1) }) == nil {
      throw .runtime("Required block \(name.pointee.text.quotedForMessage) not found")
    }
    guard let locals else {
      try machine.run(unit)
      return .next
    }
    var derived = machine.pointee.context.derived(locals.snapshot(machine))
    let saved = machine.enter(derived)
    defer { machine.leave(to: saved) }
    try withExtendedLifetime(derived) { () throws(TemplateError) in try machine.run(unit) }
    if !isKnownUniquelyReferenced(&derived) { derived.settle(in: machine.pointee.session) }
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
  private let unit: Unmanaged<Unit>

  init(
    selfSlot: (slot: Int, isBoxed: Bool)?, superSlot: (slot: Int, isBoxed: Bool)?,
    blockName: AttributeName?, unit: Unmanaged<Unit>
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
      let position = withUnsafePointer(to: blockName) { context.position(of: unit, among: $0) }
      machine.assign(
        BlockReference.value(blockName, at: position.map { $0 + 1 }, context, machine),
        slot: slot, isBoxed: isBoxed)
    }
    return .next
  }
}

/// A definition of a block that can be called: `super()`, `self.name()`.
package final class BlockReference: Object {
  private let name: AttributeName
  /// How many more derived definitions there are.
  private let position: Int
  private let context: RenderContext

  private init(_ name: AttributeName, at position: Int, _ context: RenderContext) {
    self.name = name
    self.position = position
    self.context = context
  }

  /// The reference, or the undefined value for a block that has no further definition.
  static func value(
    _ name: AttributeName, at position: Int?, _ context: RenderContext, _ machine: MachineRef
  ) -> Value {
    guard let position, context.definition(of: name, at: position) != nil else {
      return .undefined(
        Undefined(
          machine.pointee.environment.undefined,
          hint: "there is no parent block called \(name.text.quotedForMessage).",
          name: .string("super")))
    }
    return .object(BlockReference(name, at: position, context))
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
      return BlockReference.value(self.name, at: position + 1, context, machine)
    case "name": return .string(self.name.text)
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
    guard let unit = context.definition(of: name, at: position) else { return }
    let saved = machine.enter(context)
    defer { machine.leave(to: saved) }
    try machine.run(unit)
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
    guard let text = key.text else { return nil }
    let name = AttributeName(text)
    guard context.definition(of: name, at: 0) != nil else { return nil }
    return BlockReference.value(name, at: 0, context, machine)
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
