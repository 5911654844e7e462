/// `macro name(parameters)`
final class MacroNode: StatementNode {
  private let definition: MacroDefinition
  private let slot: Int
  private let isBoxed: Bool
  private let export: Export?

  init(_ definition: MacroDefinition, slot: Int, isBoxed: Bool, export: Export?) {
    self.definition = definition
    self.slot = slot
    self.isBoxed = isBoxed
    self.export = export
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
  private let definition: MacroDefinition
  private let call: CallNode
  private let place: PieceOfOutput

  init(_ definition: MacroDefinition, call: CallNode, place: PieceOfOutput) {
    self.definition = definition
    self.call = call
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
