/// What a `macro` or `call` tag defines, apart from the variables around it.
final class MacroDefinition {
  struct Parameter {
    let name: AttributeName
    let slot: Int
    let defaultValue: Node?
    let isBoxed: Bool
    /// "parameter 'x' was not provided"; only where there is no default.
    let missing: Value
    let line: Int
  }

  /// Which of the special variables are in the box.
  struct BoxedSpecials: BitwiseCopyable {
    let caller, variadic, keywords: Bool
  }

  let name: String?
  let unit: Unit
  /// The unit, to be run without counting a reference to it.
  private let unitReference: Unmanaged<Unit>
  let parameters: UnsafeMutableBufferPointer<Parameter>
  /// What a call needs of each parameter, without references to count.
  private let plans: UnsafeMutablePointer<ParameterPlan>
  private let parameterCount: Int
  /// The defaults that are known at compile time, by parameter, and "No caller defined" behind them.
  private let defaults: ValuePointer
  private let boxed: BoxedSpecials
  /// Whether a parameter is named `self`, which no keyword reaches.
  private let hasSelf: Bool
  /// Where further positional arguments go, if the body mentions `varargs`.
  let variadicSlot: Int?
  /// Where further keywords go, if the body mentions `kwargs`.
  let keywordsSlot: Int?
  /// Where the caller goes, if the body mentions `caller` and no parameter has that name.
  let callerSlot: Int?
  /// Whether the body mentions `caller`.
  let usesCaller: Bool
  /// Gives the macro's other variables their first values. Calls on all threads use it without
  /// counting references to it.
  private let enter: EnterScopeNode?
  private let enterReference: Unmanaged<EnterScopeNode>?
  /// What the nodes of the parameters keep their parts in; stands last, since it has to go last.
  private let memory: NodeMemory

  /// - Parameter parameters: In the unit's memory; the definition takes them over.
  init(
    name: String?, unit: Unit, parameters: UnsafeMutableBufferPointer<Parameter>,
    variadicSlot: Int?, keywordsSlot: Int?,
    callerSlot: Int?, usesCaller: Bool, missingCaller: Value, boxed: BoxedSpecials,
    enter: EnterScopeNode?
  ) {
    self.enter = enter
    enterReference = enter.map { .passUnretained($0) }
    self.name = name
    self.unit = unit
    unitReference = .passUnretained(unit)
    memory = unit.memory
    self.parameters = parameters
    parameterCount = parameters.count
    plans = memory.allocate(parameters.count)
    defaults = memory.allocate(parameters.count + 1)
    (defaults + parameters.count).initialize(to: missingCaller)
    var hasSelf = false
    for index in parameters.indices {
      let constant =
        parameters[index].defaultValue.map { $0.constant } ?? parameters[index].missing
      (defaults + index).initialize(to: constant ?? .none)
      let key = parameters[index].name.key
      hasSelf = hasSelf || key == MacroDefinition.selfKey
      (plans + index).initialize(
        to: ParameterPlan(
          key: key, slot: parameters[index].slot, isBoxed: parameters[index].isBoxed,
          hasConstant: constant != nil))
    }
    self.hasSelf = hasSelf
    self.variadicSlot = variadicSlot
    self.keywordsSlot = keywordsSlot
    self.callerSlot = callerSlot
    self.boxed = boxed
    self.usesCaller = usesCaller
  }

  deinit {
    defaults.deinitialize(count: parameterCount + 1)
    parameters.deinitialize()
  }

  /// Runs the body with its parameters bound, in the context where the macro was defined.
  func run(
    _ arguments: CallFrame, box: Unmanaged<FrameBox>?, _ context: Unmanaged<RenderContext>,
    _ machine: MachineRef
  ) throws(TemplateError) {
    if let error = mismatch(arguments) { throw error }
    let saved = machine.enter(context)
    let failure = unitReference._withUnsafeGuaranteedRef { unit -> TemplateError? in
      do throws(TemplateError) {
        try unit.run(machine, outer: box, binding: .passUnretained(self), arguments)
        return nil
      } catch {
        return error
      }
    }
    machine.leave(to: saved)
    if let failure { throw failure }
  }

  private struct ParameterPlan: BitwiseCopyable {
    /// The name, packed for the search of keywords.
    let key: Key
    let slot: Int
    let isBoxed: Bool
    /// Whether the default, or what stands for a missing argument, is known at compile time.
    let hasConstant: Bool
  }

  private static let callerKey = Key("caller")
  private static let selfKey = Key("self")

  @inline(__always)
  private func parameterIndex(_ keyword: borrowing AttributeName) -> Int? {
    let key = keyword.key
    var index = 0
    while index < parameterCount {
      if plans[index].key == key, key.isExact || isNamed(index, keyword) { return index }
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
    if frame.positionalCount <= parameterCount, takesKeywords(frame) { return nil }
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
        let isCaller = keyword.key == MacroDefinition.callerKey
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

  /// Binds arguments as `bind` does, with the error as a result.
  @inline(__always)
  func failure(binding frame: CallFrame, _ machine: MachineRef) -> TemplateError? {
    do throws(TemplateError) {
      try bind(frame, machine)
      return nil
    } catch {
      return error
    }
  }

  /// Gives the running frame its arguments and defaults. Variables point to where the values are:
  /// the arguments live as long as the call.
  func bind(_ frame: borrowing CallFrame, _ machine: MachineRef) throws(TemplateError) {
    enterReference?._withUnsafeGuaranteedRef { $0.load(machine) }
    let given = min(frame.positionalCount, parameterCount)
    var index = 0
    while index < given {
      point(index, to: frame.values + index, machine)
      index &+= 1
    }
    if !frame.keywords.isEmpty { bindKeywords(frame, from: given, machine) }
    if callerSlot != nil || variadicSlot != nil || keywordsSlot != nil {
      bindSpecials(frame, given, machine)
    }
    index = given
    while index < parameterCount {
      if isUnbound(plans[index], machine) { try bindDefault(index, machine) }
      index &+= 1
    }
  }

  private func bindKeywords(
    _ frame: borrowing CallFrame, from given: Int, _ machine: MachineRef
  ) {
    let values = frame.values + frame.positionalCount
    var position = 0
    while position < frame.keywords.count {
      if let index = parameterIndex(frame.keywords[position]), index >= given {
        point(index, to: values + position, machine)
      }
      position &+= 1
    }
  }

  /// Makes a parameter's variable read a value where it is; one that macros share gets a copy.
  @inline(__always)
  private func point(_ index: Int, to place: ValuePointer, _ machine: MachineRef) {
    point(plans[index].slot, isBoxed: plans[index].isBoxed, to: place, machine)
  }

  @inline(__always)
  private func point(
    _ slot: Int, isBoxed: Bool, to place: ValuePointer, _ machine: MachineRef
  ) {
    if isBoxed || machine.pointee.hasThawed {
      machine.assign(machine.current(place.pointee), slot: slot, isBoxed: isBoxed)
    } else {
      #if TORII_COPIES_PLACES
        machine.pointee.slots[slot] = machine.copyOfPlace(place)
      #else
        machine.pointee.slots[slot] = place
      #endif
    }
  }

  /// Whether a parameter has got no argument; an argument that is undefined counts as one.
  @inline(__always)
  private func isUnbound(_ plan: ParameterPlan, _ machine: MachineRef) -> Bool {
    let place = machine.pointee.slots[plan.slot]
    let nothing = unit.unassigned + plan.slot
    if place == nothing { return true }
    guard plan.isBoxed, case .undefined(let value) = place.pointee,
      case .undefined(let expected) = nothing.pointee
    else { return false }
    return value === expected
  }

  @inline(__always)
  private func bindDefault(_ index: Int, _ machine: MachineRef) throws(TemplateError) {
    if plans[index].hasConstant {
      point(index, to: defaults + index, machine)
    } else {
      try computeDefault(index, machine)
    }
  }

  @inline(never)
  private func computeDefault(_ index: Int, _ machine: MachineRef) throws(TemplateError) {
    let parameter = parameters[index]
    do throws(TemplateError) {
      let value = try parameter.defaultValue?.eval(machine) ?? parameter.missing
      store(value, parameter.slot, parameter.isBoxed, machine)
    } catch {
      throw error.located(.passUnretained(unit), line: parameter.line, span: nil, machine)
    }
  }

  private func bindSpecials(_ frame: borrowing CallFrame, _ given: Int, _ machine: MachineRef) {
    var callerKeyword: Int?
    var position = frame.keywords.count
    while position > 0, callerKeyword == nil {
      position &-= 1
      if frame.keywords[position].key == MacroDefinition.callerKey { callerKeyword = position }
    }
    if let callerSlot {
      var place = defaults + parameterCount
      if let callerKeyword { place = frame.values + frame.positionalCount + callerKeyword }
      if case .none = place.pointee { place = defaults + parameterCount }
      point(callerSlot, isBoxed: boxed.caller, to: place, machine)
    }
    if let variadicSlot {
      let rest = Value.List(minimumCapacity: max(0, frame.positionalCount - given))
      var index = given
      while index < frame.positionalCount {
        rest.append(machine.current(frame.values[index]))
        index &+= 1
      }
      store(.tuple(rest), variadicSlot, boxed.variadic, machine)
    }
    if let keywordsSlot {
      let rest = Value.Dict()
      for (position, keyword) in frame.keywords.enumerated() {
        if let index = parameterIndex(keyword), index >= given { continue }
        if position == callerKeyword, callerSlot != nil { continue }
        rest.set(
          keyword.key, named: .string(keyword.text), to: machine.current(frame.keyword(position)))
      }
      store(.dict(rest), keywordsSlot, boxed.keywords, machine)
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
  func assign(_ value: consuming Value, slot: Int, isBoxed: Bool) {
    if isBoxed {
      pointee.slots[slot].pointee = value
    } else {
      pointee.store[slot] = value
      pointee.slots[slot] = pointee.store + slot
    }
  }
}
