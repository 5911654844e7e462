/// A macro, or the `caller` of a `call` block, as a value (Jinja2 documentation, "Macros").
package final class MacroObject: Object {
  let definition: MacroDefinition
  /// The variables of the unit in which the macro was defined.
  private let box: FrameBox?
  private let context: RenderContext

  init(_ definition: MacroDefinition, box: FrameBox?, context: RenderContext) {
    self.definition = definition
    self.box = box
    self.context = context
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
  func invoke(_ arguments: CallFrame, _ machine: MachineRef) throws(TemplateError) {
    if let error = definition.mismatch(arguments) { throw error }
    let unit = definition.unit
    let saved = machine.pointee.context
    let savedAutoescape = machine.pointee.autoescapes
    machine.pointee.context = context
    machine.pointee.autoescapes = context.autoescapes
    defer {
      machine.pointee.context = saved
      machine.pointee.autoescapes = savedAutoescape
    }
    let definition = self.definition
    try unit.run(machine, outer: box.map { Unmanaged.passUnretained($0) }) {
      (machine) throws(TemplateError) in
      try definition.bind(arguments, machine)
    }
  }
}

/// What a `macro` or `call` tag defines, apart from the variables around it.
final class MacroDefinition {
  struct Parameter {
    let name: AttributeName
    let slot: Int
    let defaultValue: Node?
    let isBoxed: Bool
    /// "parameter 'x' was not provided"
    let missing: Value
    let line: Int
  }

  let name: String?
  let unit: Unit
  let parameters: [Parameter]
  /// The parameters' names, packed for the search of keywords.
  private let parameterKeys: [Key]
  /// Whether a parameter is named `self`, which no keyword reaches.
  private let hasSelf: Bool
  /// The parameters' variables.
  private let parameterSlots: [Int]
  /// Where further positional arguments go, if the body mentions `varargs`.
  let variadicSlot: Int?
  /// Where further keywords go, if the body mentions `kwargs`.
  let keywordsSlot: Int?
  /// Where the caller goes, if the body mentions `caller` and no parameter has that name.
  let callerSlot: Int?
  /// Whether the body mentions `caller`.
  let usesCaller: Bool
  /// "No caller defined"
  let missingCaller: Value
  /// Whether slots are in the box, by slot.
  let boxedSlots: Set<Int>
  /// Gives the macro's other variables their first values.
  private let enter: EnterScopeNode?

  init(
    name: String?, unit: Unit, parameters: [Parameter], variadicSlot: Int?, keywordsSlot: Int?,
    callerSlot: Int?, usesCaller: Bool, missingCaller: Value, boxedSlots: Set<Int>,
    enter: EnterScopeNode?
  ) {
    self.enter = enter
    self.name = name
    self.unit = unit
    self.parameters = parameters
    parameterKeys = parameters.map(\.name.key)
    hasSelf = parameterKeys.contains(MacroDefinition.selfKey)
    parameterSlots = parameters.map(\.slot)
    self.variadicSlot = variadicSlot
    self.keywordsSlot = keywordsSlot
    self.callerSlot = callerSlot
    self.missingCaller = missingCaller
    self.boxedSlots = boxedSlots
    self.usesCaller = usesCaller
  }

  private static let callerName = AttributeName("caller")
  private static let callerKey = Key("caller")
  private static let selfKey = Key("self")

  @inline(__always)
  private func parameterIndex(_ keyword: borrowing AttributeName) -> Int? {
    let key = keyword.key
    var index = 0
    while index < parameterKeys.count {
      if parameterKeys[index] == key, key.isExact || isNamed(index, keyword) { return index }
      index &+= 1
    }
    return nil
  }

  /// Names of equal keys may still differ where they are long.
  @inline(never)
  private func isNamed(_ index: Int, _ keyword: borrowing AttributeName) -> Bool {
    parameters[index].name.text.utf8.elementsEqual(keyword.text.utf8)
  }

  /// Python's TypeError for arguments that the macro does not take; nil if it takes them.
  @inline(__always)
  func mismatch(_ frame: borrowing CallFrame) -> TemplateError? {
    if hasSelf, let error = selfMismatch(frame) { return error }
    if frame.positionalCount <= parameterKeys.count, takesKeywords(frame) { return nil }
    return slowMismatch(frame)
  }

  /// Whether each keyword names a parameter that has no positional argument, or the caller.
  @inline(__always)
  private func takesKeywords(_ frame: borrowing CallFrame) -> Bool {
    var position = 0
    while position < frame.keywords.count {
      let key = frame.keywords[position].key
      position &+= 1
      if let index = parameterIndex(frame.keywords[position &- 1]), index >= frame.positionalCount {
        continue
      }
      if callerSlot != nil, key == MacroDefinition.callerKey { continue }
      return false
    }
    return true
  }

  /// Python binds the macro itself to a parameter of this name.
  private func selfMismatch(_ frame: borrowing CallFrame) -> TemplateError? {
    guard frame.keywords.contains(where: { $0.key == MacroDefinition.selfKey }) else { return nil }
    return .type("Macro.__call__() got multiple values for argument 'self'")
  }

  private func slowMismatch(_ frame: borrowing CallFrame) -> TemplateError? {
    if let error = selfMismatch(frame) { return error }
    if keywordsSlot == nil {
      var hasUnknownCaller = false
      var unknown: AttributeName?
      for keyword in frame.keywords {
        if let index = parameterIndex(keyword), index >= frame.positionalCount { continue }
        let isCaller = keyword.key == MacroDefinition.callerName.key
        if isCaller, callerSlot != nil { continue }
        if isCaller { hasUnknownCaller = true }
        if unknown == nil { unknown = keyword }
      }
      let title = name.map { $0.quotedForMessage } ?? "None"
      if hasUnknownCaller {
        return .type(
          "macro \(title) was invoked with two values for the special caller argument. This is most likely a bug."
        )
      }
      if let unknown {
        return .type("macro \(title) takes no keyword argument \(unknown.text.quotedForMessage)")
      }
    }
    if variadicSlot == nil, frame.positionalCount > parameters.count {
      let title = name.map { $0.quotedForMessage } ?? "None"
      return .type("macro \(title) takes not more than \(parameters.count) argument(s)")
    }
    return nil
  }

  /// Puts arguments and defaults into the running frame.
  func bind(_ frame: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError) {
    _ = try enter?.run(machine)
    let given = min(frame.positionalCount, parameters.count)
    var index = 0
    while index < given {
      store(frame.values[index], parameters[index].slot, parameters[index].isBoxed, machine)
      index &+= 1
    }
    if !frame.keywords.isEmpty { bindKeywords(frame, from: given, machine) }
    if callerSlot != nil || variadicSlot != nil || keywordsSlot != nil {
      bindSpecials(frame, given, machine)
    }
    try bindDefaults(from: given, machine)
  }

  private func bindKeywords(
    _ frame: borrowing CallFrame, from given: Int, _ machine: MachineRef
  ) {
    var position = 0
    while position < frame.keywords.count {
      if let index = parameterIndex(frame.keywords[position]), index >= given {
        store(frame.keyword(position), parameterSlots[index], parameters[index].isBoxed, machine)
      }
      position &+= 1
    }
  }

  private func bindDefaults(from given: Int, _ machine: MachineRef) throws(TemplateError) {
    var index = given
    while index < parameterSlots.count {
      if isUnbound(parameterSlots[index], machine) { try bindDefault(index, machine) }
      index &+= 1
    }
  }

  /// Whether a parameter has got no argument; an argument that is undefined counts as one.
  @inline(__always)
  private func isUnbound(_ slot: Int, _ machine: MachineRef) -> Bool {
    let place = machine.pointee.slots[slot]
    let nothing = unit.unassigned + slot
    if place == nothing { return true }
    guard case .undefined(let value) = place.pointee,
      case .undefined(let expected) = nothing.pointee
    else { return false }
    return value === expected
  }

  private func bindDefault(_ index: Int, _ machine: MachineRef) throws(TemplateError) {
    let parameter = parameters[index]
    guard let value = parameter.defaultValue else {
      return store(parameter.missing, parameter.slot, parameter.isBoxed, machine)
    }
    do throws(TemplateError) {
      store(try value.eval(machine), parameter.slot, parameter.isBoxed, machine)
    } catch {
      throw error.located(unit, line: parameter.line, span: nil, machine)
    }
  }

  private func bindSpecials(_ frame: borrowing CallFrame, _ given: Int, _ machine: MachineRef) {
    let callerKeyword = frame.keywords.firstIndex { $0.key == MacroDefinition.callerName.key }
    if let callerSlot {
      var caller = missingCaller
      if let callerKeyword { caller = frame.keyword(callerKeyword) }
      if case .none = caller { caller = missingCaller }
      store(caller, callerSlot, boxedSlots.contains(callerSlot), machine)
    }
    if let variadicSlot {
      let rest = Value.List(minimumCapacity: max(0, frame.positionalCount - given))
      var index = given
      while index < frame.positionalCount {
        rest.append(frame.values[index])
        index &+= 1
      }
      store(.tuple(rest), variadicSlot, boxedSlots.contains(variadicSlot), machine)
    }
    if let keywordsSlot {
      let rest = Value.Dict()
      for (position, keyword) in frame.keywords.enumerated() {
        if let index = parameterIndex(keyword), index >= given { continue }
        if position == callerKeyword, callerSlot != nil { continue }
        rest.set(keyword.key, named: .string(keyword.text), to: frame.keyword(position))
      }
      store(.dict(rest), keywordsSlot, boxedSlots.contains(keywordsSlot), machine)
    }
  }

  @inline(__always)
  private func store(_ value: Value, _ slot: Int, _ isBoxed: Bool, _ machine: MachineRef) {
    machine.assign(value, slot: slot, isBoxed: isBoxed)
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Gives a variable of the running frame its value.
  @inline(__always)
  func assign(_ value: Value, slot: Int, isBoxed: Bool) {
    if isBoxed {
      pointee.slots[slot].pointee = value
    } else {
      pointee.store[slot] = value
      pointee.slots[slot] = pointee.store + slot
    }
  }
}
