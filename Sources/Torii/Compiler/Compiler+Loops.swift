extension Compiler {
  func compile(_ loop: ForStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let unit = scope.symbols.unit
    var inner = scope.inner()
    // Scopes of what there is not are never looked into.
    var condition = loop.condition == nil ? inner : scope.inner(isCondition: true)
    let otherwise = loop.otherwise == nil ? nil : scope.inner()
    let isExtended = needsLoopVariable(loop)
    var loopVariable: Variable?
    if isExtended { loopVariable = inner.symbols.declareParameter(.loop) }
    let firstSlot = unit.slotCount
    inner.symbols.visit(loop.target, asParameter: true)
    inner.symbols.analyze(loop.body)
    if let body = loop.otherwise { otherwise?.symbols.analyze(body) }
    if let test = loop.condition {
      condition.symbols.visit(loop.target, asParameter: true)
      condition.symbols.visit(test)
    }
    condition.isSoft = false
    // The outermost loop has looked into those inside it.
    if loopNesting == 0, loop.mentionsLoop, traits.mayAssignLoop { try refuseLoopAssignment(loop) }

    let state = unit.openLoop()
    defer { unit.closeLoop() }
    let isPlain = isExtended && !loop.isRecursive && usesOnlyPlainFields(loop)
    let target = target(loop.target, inner)
    let before = enter(inner, .beforeLoop)
    let enterPass = enter(inner, .eachPass)
    let enterOtherwise = otherwise.flatMap { enter($0) }
    let iterable = try compileLookup(loop.iterable, scope)
    var filter: ForNode.Filter?
    if let test = loop.condition {
      filter = ForNode.Filter(
        target: self.target(loop.target, condition), enter: enter(condition),
        test: try compile(test, condition))
    }
    var loopSlot: (slot: Int, isBoxed: Bool)?
    if let variable = loopVariable {
      if isPlain {
        plainLoops.append((variable, state))
      } else {
        let slot = unit.slot(of: variable)
        loopSlot = (slot, unit.isBoxed(slot))
      }
    }
    if loop.isRecursive { inner.checksOutput = scope.checksOutput }
    loopNesting += 1
    let outerReadsNeighbours = readsNeighbours
    readsNeighbours = false
    let body = try compileBody(loop.body, inner)
    let bodyReadsNeighbours = readsNeighbours
    readsNeighbours = outerReadsNeighbours
    loopNesting -= 1
    if isPlain { _ = plainLoops.popLast() }
    var otherwiseNode: StatementNode?
    if let statements = loop.otherwise, let otherwise {
      otherwiseNode = try compileBody(statements, otherwise)
    }
    let first = loopVariable.map { min(firstSlot, unit.slot(of: $0)) } ?? firstSlot
    return ForNode(
      ForNode.Plan(
        target: target, loop: state, loopSlot: loopSlot, readsLoopFields: isExtended,
        isRecursive: loop.isRecursive,
        bodyKeepsLists: !loop.mayChangeLists && (!isExtended || traits.isOneUnit),
        readsNeighbours: bodyReadsNeighbours, before: before, enter: enterPass, filter: filter,
        enterOtherwise: enterOtherwise, bodySlots: first..<unit.slotCount),
      iterable: iterable, body: body, otherwise: otherwiseNode, span: span, unit: unit.unit)
  }

  private func needsLoopVariable(_ loop: ForStatement) -> Bool {
    if loop.isRecursive { return true }
    if isPlainTemplate { return loop.bodyReadsLoop }
    if loop.mentionsLoop, !SpecialNames.loop.undeclared(in: loop.body).isEmpty { return true }
    guard traits.mayInherit else { return false }
    return holdsScopedBlock(loop.body) || loop.otherwise.map(holdsScopedBlock) ?? false
  }

  private func holdsScopedBlock(_ body: StatementList) -> Bool {
    var found = false
    for statement in body {
      statement.visit { inner in
        if case .block(let block) = inner.kind, block.isScoped { found = true }
      }
    }
    return found
  }

  private func refuseLoopAssignment(_ loop: ForStatement) throws(TemplateError) {
    var found: SourceSpan?
    func check(_ target: AssignmentTarget) {
      for (name, span) in target.names where name == .loop && found == nil { found = span }
    }
    check(loop.target)
    for body in [loop.body, loop.otherwise ?? StatementList()] {
      for statement in body {
        statement.visit { inner in
          // The names of `with` are parameters to Jinja2.
          if case .with = inner.kind { return }
          inner.forEachPart { part in
            if case .target(let target) = part { check(target) }
          }
        }
      }
    }
    if let found {
      throw fail(
        "Can't assign to special loop variable in for-loop target", line: Int(found.line),
        span: found)
    }
  }

  /// Whether no statement of the template gives variables to other code, or `loop` another meaning.
  private var isPlainTemplate: Bool {
    !traits.mayInherit && !traits.mayNestUnits && !traits.mayLoadTemplates
      && !traits.mayAssignLoop && !traits.mayDebug
  }

  private func usesOnlyPlainFields(_ loop: ForStatement) -> Bool {
    isPlainTemplate && loop.readsOnlyLoopFields || usesOnlyPlainFields(loop.body)
  }

  /// Whether `loop` is only read for fields that need no object, by code of the same unit.
  private func usesOnlyPlainFields(_ body: StatementList) -> Bool {
    var isPlain = true
    for statement in body where isPlain { isPlain = isPlainIn(statement) }
    return isPlain
  }

  private func isPlainIn(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .macro(let macro):
      return SpecialNames.loop.undeclared(in: macro.body).isEmpty
        && !handsLocalsOn(macro.body)
        && macro.signature.parameters.allSatisfy {
          $0.defaultValue.map { !mentionsLoop($0) } ?? true
        }
    case .callBlock(let block):
      return isPlainIn(block.call) && SpecialNames.loop.undeclared(in: block.body).isEmpty
        && !handsLocalsOn(block.body)
    case .include(let include): return !include.withContext && isPlainIn(include.template)
    case .importModule(let statement): return !statement.withContext
    case .fromImport(let statement): return !statement.withContext
    case .block(let block): return !block.isScoped
    case .debug: return false
    case .forLoop(let inner):
      let bodyIsItsOwn = needsLoopVariable(inner)
      return isPlainIn(inner.iterable) && (inner.condition.map(isPlainIn) ?? true)
        && (inner.otherwise.map(usesOnlyPlainFields) ?? true)
        && (bodyIsItsOwn ? !handsLocalsOn(inner.body) : usesOnlyPlainFields(inner.body))
    default:
      var isPlain = true
      statement.forEachPart { part in
        switch part {
        case .expression(let expression): isPlain = isPlain && isPlainIn(expression)
        case .statements(let inner): isPlain = isPlain && usesOnlyPlainFields(inner)
        case .target, .parameter, .assigns: break
        }
      }
      return isPlain
    }
  }

  private func handsLocalsOn(_ body: StatementList) -> Bool {
    var found = false
    for statement in body {
      statement.visit { inner in
        switch inner.kind {
        case .include(let include): if include.withContext { found = true }
        case .importModule(let statement): if statement.withContext { found = true }
        case .fromImport(let statement): if statement.withContext { found = true }
        case .block(let block): if block.isScoped { found = true }
        case .debug: found = true
        default: break
        }
      }
    }
    return found
  }

  private func mentionsLoop(_ expression: Expression) -> Bool {
    var mentionsLoop = false
    expression.forEachName { if $0 == .loop { mentionsLoop = true } }
    return mentionsLoop
  }

  private func isPlainIn(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name): return !(name == .loop)
    case .attribute(let base, let name):
      if case .name(let owner) = base.kind, owner == .loop {
        return LoopField(name.value) != nil
      }
    default: break
    }
    var isPlain = true
    expression.forEachChild { isPlain = isPlain && isPlainIn($0) }
    return isPlain
  }
}
