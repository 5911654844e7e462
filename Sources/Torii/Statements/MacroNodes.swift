/// `macro name(parameters)`
final class MacroNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let definition: MacroDefinition
    let export: Export?
  }

  private let parts: Parts
  private let slot: Int
  private let isBoxed: Bool

  private var definition: MacroDefinition { parts.definition }
  private var export: Export? { parts.export }

  init(_ definition: MacroDefinition, slot: Int, isBoxed: Bool, export: Export?) {
    parts = Parts(definition: definition, export: export)
    self.slot = slot
    self.isBoxed = isBoxed
  }

  override var moduleContent: ModuleContent { .constant }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let macro = MacroObject(
      definition, box: machine.pointee.box?.takeUnretainedValue(),
      context: machine.pointee.context)
    machine.assign(.object(macro), slot: slot, isBoxed: isBoxed)
    export?.publish(machine)
    return .next
  }
}

/// `call(parameters) macro(arguments)`
final class CallBlockNode: StatementNode {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let definition: MacroDefinition
    let call: CallNode
  }

  private let parts: Parts
  private let place: PieceOfOutput

  private var definition: MacroDefinition { parts.definition }
  private var call: CallNode { parts.call }

  init(_ definition: MacroDefinition, call: CallNode, place: PieceOfOutput) {
    parts = Parts(definition: definition, call: call)
    self.place = place
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let caller = MacroObject(
      definition, box: machine.pointee.box?.takeUnretainedValue(),
      context: machine.pointee.context)
    if machine.pointee.session.isNative {
      try machine.emitNative(try call.eval(machine, caller: caller))
    } else if let value = try call.emitText(machine, caller: caller) {
      throw place.refuse(value)
    }
    return .next
  }
}
