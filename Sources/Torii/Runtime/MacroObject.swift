/// A macro, or the `caller` of a `call` block, as a value (Jinja2 documentation, "Macros").
package final class MacroObject: Object {
  let definition: MacroDefinition
  /// The variables of the unit in which the macro was defined.
  let box: FrameBox?
  private let boxReference: Unmanaged<FrameBox>?
  let context: RenderContext
  /// What a call needs, without counting references: the object keeps it alive.
  private let definitionReference: Unmanaged<MacroDefinition>
  private let contextReference: Unmanaged<RenderContext>

  init(_ definition: MacroDefinition, box: FrameBox?, context: RenderContext) {
    self.definition = definition
    self.box = box
    self.context = context
    definitionReference = .passUnretained(definition)
    contextReference = .passUnretained(context)
    boxReference = box.map { .passUnretained($0) }
  }

  override package var typeName: String { "Macro" }
  override package var describedType: String { "jinja2.runtime.Macro object" }
  override package var isCallable: Bool { true }
  override var writesWhenCalled: Bool { true }

  override func emitCall(_ frame: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError)
  {
    try invoke(frame, machine)
  }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    guard let name = definition.name else { return "<Macro anonymous>" }
    return "<Macro \(name.quotedForMessage)>"
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError)
    -> Value?
  {
    switch name.text {
    case "name": return definition.name.map { .string($0) } ?? Value.none
    case "arguments":
      return .tuple(Value.List(definition.parameters.map { .string($0.name.text) }))
    case "catch_kwargs": return .bool(definition.keywordsSlot != nil)
    case "catch_varargs": return .bool(definition.variadicSlot != nil)
    case "caller": return .bool(definition.usesCaller)
    default: return nil
    }
  }

  override package func call(_ arguments: borrowing CallFrame, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    let start = machine.beginCapture()
    let isSafe = machine.pointee.context.autoescapes
    do throws(TemplateError) {
      try invoke(arguments, machine)
    } catch {
      machine.dropCapture(from: start)
      throw error
    }
    return try machine.takeCapture(from: start, isMarkup: isSafe)
  }

  /// Runs the macro's body, which writes into the output.
  @inline(__always)
  func invoke(_ arguments: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError) {
    let arguments = copy arguments
    let failure = definitionReference._withUnsafeGuaranteedRef { definition -> TemplateError? in
      do throws(TemplateError) {
        try definition.run(arguments, box: boxReference, contextReference, machine)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}
