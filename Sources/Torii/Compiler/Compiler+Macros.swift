extension Compiler {
  func compile(_ macro: MacroStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let definition = try define(
      name: macro.name.text, macro.signature, macro.body, span: span, scope)
    let unit = scope.symbols.unit
    let slot = unit.slot(of: scope.symbols.variable(macro.name))
    return MacroNode(
      definition, slot: slot, isBoxed: unit.isBoxed(slot),
      export: scope.isTopLevel ? export(macro.name, scope) : nil)
  }

  func compile(_ block: CallBlockStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let place = nextPiece(scope)
    let definition = try define(name: nil, block.signature, block.body, span: span, scope)
    guard case .call(let callee, let arguments) = block.call.kind else {
      throw fail("expected call", line: Int(span.line), span: span)
    }
    return CallBlockNode(definition, call: try call(callee, arguments, scope), place: place)
  }

  private func define(
    name: String?, _ signature: MacroSignature, _ body: StatementList, span: SourceSpan,
    _ scope: Scope
  ) throws(TemplateError) -> MacroDefinition {
    refuseRepeatedParameters(signature, level: scope.symbols.level + 1)
    let outer = scope.symbols.unit
    let builder = makeUnit(.macro(name ?? "caller"), outer: outer, body: body)
    let symbols = builder.openScope(parent: scope.symbols)
    for parameter in signature.parameters {
      symbols.declareParameter(parameter.name)
    }
    for parameter in signature.parameters {
      if let value = parameter.defaultValue { symbols.visit(value) }
    }
    symbols.analyze(body)
    let special = try specials(signature, body, span, symbols)
    var inner = scope
    inner.symbols = symbols
    inner.isTopLevel = false
    inner.isRootLevel = false
    inner.isSoft = false
    inner.checksOutput = false

    let saved = (plainLoops, loopNesting)
    plainLoops = []
    loopNesting = 0
    let nodes = try compileBody(body, inner)
    let parameters = try self.parameters(signature, inner, span)
    (plainLoops, loopNesting) = saved
    let enter = enter(inner)
    return MacroDefinition(
      name: name,
      unit: builder.complete(undefined: environment.undefined, body: nodes),
      parameters: parameters, variadicSlot: special.variadic,
      keywordsSlot: special.keywords, callerSlot: special.caller,
      usesCaller: special.usesCaller,
      missingCaller: special.caller == nil ? .none : missingCaller,
      boxed: boxed(special, builder), enter: enter)
  }

  private func boxed(_ special: Specials, _ unit: UnitReference) -> MacroDefinition.BoxedSpecials {
    func isBoxed(_ slot: Int?) -> Bool { slot.map { unit.isBoxed($0) } ?? false }
    return MacroDefinition.BoxedSpecials(
      caller: isBoxed(special.caller), variadic: isBoxed(special.variadic),
      keywords: isBoxed(special.keywords))
  }

  private var missingCaller: Value {
    .undefined(
      Undefined(environment.undefined, hint: "No caller defined", name: .string("caller")))
  }

  /// Python refuses the function that Jinja2 generates for such a macro.
  private func refuseRepeatedParameters(_ signature: MacroSignature, level: Int) {
    let parameters = signature.parameters
    var seen = Set<AttributeName>()
    for (index, parameter) in parameters.enumerated() {
      // A few names are faster compared than hashed.
      let isKnown =
        parameters.count <= 16
        ? parameters[..<index].contains { $0.name == parameter.name }
        : !seen.insert(parameter.name.value).inserted
      guard isKnown else { continue }
      refuseInPython(
        "duplicate argument 'l_\(level)_\(parameter.name.text)' in function definition",
        by: .symbolTable)
    }
  }

  private typealias Specials = (
    caller: Int?, keywords: Int?, variadic: Int?, usesCaller: Bool
  )

  private func specials(
    _ signature: MacroSignature, _ body: StatementList, _ span: SourceSpan,
    _ symbols: SymbolsReference
  ) throws(TemplateError) -> Specials {
    guard traits.mayUseMacroSpecials else { return (nil, nil, nil, false) }
    let names = signature.parameters.map(\.name.value)
    let wanted: SpecialNames = [.caller, .kwargs, .varargs]
    let undeclared = wanted.undeclared(in: body)
    var result: Specials = (nil, nil, nil, undeclared.contains(.caller))
    if undeclared.contains(.caller) {
      if let index = names.firstIndex(of: .caller) {
        guard signature.parameters[index].defaultValue != nil else {
          throw fail(
            "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.",
            line: Int(span.line), span: span)
        }
      } else {
        result.caller = symbols.declareParameter(.caller).slot
      }
    }
    if undeclared.contains(.kwargs), !names.contains(.kwargs) {
      result.keywords = symbols.declareParameter(.kwargs).slot
    }
    if undeclared.contains(.varargs), !names.contains(.varargs) {
      result.variadic = symbols.declareParameter(.varargs).slot
    }
    return result
  }

  /// The parameters in a row, which is to be taken over.
  ///
  /// - Parameter span: The tag, on whose line Jinja2 has all defaults.
  private func parameters(_ signature: MacroSignature, _ scope: Scope, _ span: SourceSpan)
    throws(TemplateError) -> UnsafeMutableBufferPointer<MacroDefinition.Parameter>
  {
    let unit = scope.symbols.unit
    let count = signature.parameters.count
    let parameters: UnsafeMutablePointer<MacroDefinition.Parameter> = memory.allocate(count)
    var made = 0
    do throws(TemplateError) {
      for parameter in signature.parameters {
        let slot = unit.slot(of: scope.symbols.variable(parameter.name))
        var value: Node?
        if let expression = parameter.defaultValue {
          value = try compile(expression, for: parameter.name, scope)
        }
        let missing: Value =
          value == nil
          ? .undefined(
            parameter.name.missingParameter(environment.undefined, isKept: pool.keepsUndefined))
          : .none
        (parameters + made).initialize(
          to: MacroDefinition.Parameter(
            name: parameter.name.value, slot: slot, defaultValue: value,
            isBoxed: unit.isBoxed(slot), missing: missing, line: Int(span.line)))
        made += 1
      }
    } catch {
      parameters.deinitialize(count: made)
      throw error
    }
    return UnsafeMutableBufferPointer(start: parameters, count: made)
  }
}
