extension Compiler {
  func compileBody(_ statements: StatementList, _ scope: Scope) throws(TemplateError)
    -> StatementNode
  {
    if statements.count == 1, let only = statements.first, case .output = only.kind {
      return try compileOnlyOutput(only, scope)
    }
    var scope = scope
    let body = BodyNode(capacity: statements.count, unit: scope.symbols.unit.unit)
    try compileList(statements, &scope, into: body)
    return body
  }

  /// A body that is nothing but an output; that one says itself where its errors are.
  private func compileOnlyOutput(_ output: Statement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    piecesBefore = 0
    let node = try compileTracingLine(output, scope)
    if let node = node as? OutputNode { return node }
    let body = BodyNode(capacity: 1, unit: scope.symbols.unit.unit)
    if let node { body.append(node, at: output.span) }
    return body
  }

  /// Compiles statements in a row; a second `extends` ends the list, as it does in Jinja2.
  func compileList(_ statements: StatementList, _ scope: inout Scope, into body: BodyNode)
    throws(TemplateError)
  {
    var pieces = 0
    for statement in statements {
      piecesBefore = pieces
      // Only the failures of `filter` and `call` blocks want to know.
      if traits.mayCapture, statements.count > 1 { pieces += statement.pieceCount }
      if case .extends(let extends) = statement.kind {
        let isLast = hasKnownExtends
        body.append(try compile(extends, statement.span, scope), at: statement.span)
        debugLine = Int(statement.span.line)
        if isLast { break }
        continue
      }
      if case .sequence(let inner) = statement.kind {
        let line = debugLine
        let first = body.count
        try compileList(inner, &scope, into: body)
        if case .set(let set)? = inner.first?.kind, case .name(let name, _) = set.target,
          name == .translatedCount
        {
          // The assignment that `trans` adds has no line in Jinja2's code.
          body.replace(at: first) { AttributedNode($0, line: line) }
        }
        continue
      }
      guard let node = try compileTracingLine(statement, scope) else { continue }
      body.append(node, at: statement.span)
    }
  }

  private func compileTracingLine(_ statement: Statement, _ scope: Scope)
    throws(TemplateError) -> StatementNode?
  {
    switch statement.kind {
    case .output(let output):
      let node = try compile(statement, scope)
      for case .expression(let expression) in output.pieces {
        if case .constant = expression.kind { continue }
        debugLine = Int(expression.span.line)
      }
      return node
    case .set:
      // The check of its target comes before the statement's own line.
      let node = try compile(statement, scope)
      debugLine = Int(statement.span.line)
      return node
    case .with, .autoescape, .setBlock, .filterBlock:
      // Values of the first two have no line of their own in Jinja2's code; the others have theirs
      // behind their bodies.
      return try compile(statement, scope)
    default:
      debugLine = Int(statement.span.line)
      return try compile(statement, scope)
    }
  }

  private func compile(_ statement: Statement, _ scope: Scope) throws(TemplateError)
    -> StatementNode?
  {
    let span = statement.span
    switch statement.kind {
    case .output(let output): return try compile(output, scope)
    case .ifElse(let statement): return try compile(statement, span, scope)
    case .forLoop(let loop): return try compile(loop, span, scope)
    case .set(let set): return try compile(set, scope)
    case .setBlock(let set): return try compile(set, span, scope)
    case .with(let with): return try compile(with, scope)
    case .block(let block): return compile(block, scope)
    case .include(let include):
      let template = TemplateReference(try compile(include.template, scope), in: program.name)
      noteSharing(include.withContext, scope)
      return include.withContext
        ? IncludeNode(
          template, ignoresMissing: include.ignoresMissing, locals: locals(scope),
          spareSlot: scope.symbols.unit.temporarySlot())
        : IsolatedIncludeNode(template, ignoresMissing: include.ignoresMissing)
    case .importModule(let statement): return try compile(statement, scope)
    case .fromImport(let statement): return try compile(statement, span, scope)
    case .macro(let macro): return try compile(macro, span, scope)
    case .callBlock(let block): return try compile(block, span, scope)
    case .filterBlock(let block): return try compile(block, span, scope)
    case .autoescape(let block): return try compile(block, scope)
    case .expression(let expression):
      return ExpressionStatementNode(try compile(expression, scope))
    case .breakLoop, .continueLoop:
      let isBreak = if case .breakLoop = statement.kind { true } else { false }
      if loopNesting == 0 {
        refuseInPython(
          isBreak ? "'break' outside loop" : "'continue' not properly in loop", by: .generator)
      }
      return FlowNode(isBreak ? .breakLoop : .continueLoop)
    case .debug: return DebugNode(locals: locals(scope), escape: scope.escape)
    case .extends, .sequence: return nil
    }
  }

  // MARK: Output

  private func compile(_ output: OutputStatement, _ scope: Scope) throws(TemplateError)
    -> StatementNode?
  {
    if scope.checksOutput, hasKnownExtends { return nil }
    let node: StatementNode
    if environment.isNative {
      node = try nativeOutput(output, scope)
    } else if environment.finalize != nil || scope.escape == .dynamic {
      node = try carefulOutput(output, scope)
    } else {
      node = try plainOutput(output, scope)
    }
    return scope.checksOutput ? UnlessExtendedNode(node, parentSlot: parentSlot) : node
  }

  private func compilePrinted(_ expression: Expression, _ scope: Scope)
    throws(TemplateError) -> Node
  {
    if traits.hasInfinity, let node = try infinite(expression, scope, isPrinted: true) {
      return node
    }
    return try compile(expression, scope)
  }

  /// Jinja2 writes constants when it compiles, as text.
  private func nativeOutput(_ output: OutputStatement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    var pieces: [NativeOutputNode.Piece] = []
    for piece in output.pieces {
      switch piece {
      case .text(let data, _): pieces.append(.text(data.string))
      case .expression(let expression):
        let node = try compilePrinted(expression, scope)
        if environment.finalize == nil, let constant = node.constant?.constantText {
          pieces.append(.text(constant))
        } else {
          pieces.append(.expression(node, expression.span))
        }
      }
    }
    return NativeOutputNode(pieces: pieces, unit: scope.symbols.unit.unit)
  }

  private func carefulOutput(_ output: OutputStatement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    var pieces: [CarefulOutputNode.Piece] = []
    for piece in output.pieces {
      switch piece {
      case .text(let data, _):
        // Jinja2 finalizes the template's own text too where escaping is not known beforehand.
        let isFinalized = environment.finalize != nil && scope.escape == .dynamic
        pieces.append(isFinalized ? .data(data.string) : .text(memory.store(data)))
      case .expression(let expression):
        let node = try compilePrinted(expression, scope)
        // Jinja2 writes literals when it compiles, by what holds around the block.
        if environment.finalize == nil, case .string(let constant)? = node.constant {
          pieces.append(
            .text(memory.store(scope.outerEscapes ? HTMLEscape.escape(constant) : constant)))
        } else {
          pieces.append(.expression(node, expression.span))
        }
      }
    }
    return CarefulOutputNode(
      pieces: pieces, escapes: scope.escape == .dynamic ? nil : scope.escape == .on,
      unit: scope.symbols.unit.unit)
  }

  private func plainOutput(_ output: OutputStatement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let node = OutputNode(
      capacity: output.segmentCount, escapes: scope.escape == .on,
      at: output.pieces.first?.span ?? .none, unit: scope.symbols.unit.unit)
    let pieces = output.pieces
    var index = 0
    let nothing = memory.nothing
    var pending = nothing
    while index < pieces.count {
      // Literal texts are written when the template is compiled, as Jinja2 does.
      let first = index
      while index < pieces.count, pieces[index].isText { index += 1 }
      if index > first {
        pending = memory.store(pieces[first..<index], escapes: scope.escape == .on)
      }
      guard index < pieces.count, case .expression(let expression) = pieces[index] else { break }
      if case .name(let name) = expression.kind {
        let unit = scope.symbols.unit
        let slot = unit.slot(of: scope.symbols.variable(name))
        node.append(pending, local: slot, expression.span)
      } else {
        node.append(pending, try compilePrinted(expression, scope), expression.span)
      }
      pending = nothing
      index += 1
    }
    if pending.count > 0 { node.append(pending) }
    return node
  }

  // MARK: Control flow

  private func compile(_ statement: IfStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let soft = scope.soft()
    if statement.branches.count == 1, statement.otherwise == nil {
      let only = statement.branches[0]
      return SimpleIfNode(
        test: try compile(only.test, soft), body: try compileBody(only.body, soft))
    }
    let node = IfNode(capacity: statement.branches.count, unit: scope.symbols.unit.unit)
    for branch in statement.branches {
      let test = try compile(branch.test, soft)
      node.append(test: test, body: try compileBody(branch.body, soft), at: branch.span)
    }
    if let body = statement.otherwise { node.append(otherwise: try compileBody(body, soft)) }
    return node
  }

  // MARK: Assignment

  private func compile(_ set: SetStatement, _ scope: Scope) throws(TemplateError)
    -> StatementNode
  {
    let value = try compile(set.value, for: set.target.onlyName, scope)
    let sum = (value as? BinaryNode)?.sum(if: set.beginsWithTarget)
    switch target(set.target, scope) {
    case .local(let slot, isBoxed: false):
      guard scope.isTopLevel, let name = set.target.onlyName else {
        return SetLocalNode(slot: slot, value: value, sum: sum)
      }
      return SetExportedNode(slot: slot, value: value, export: export(name, scope))
    case .namespace(let node, let name, let line):
      return SetAttributeNode(
        namespace: node, name: name, value: value, checkLine: line, sum: sum)
    case let target:
      return SetNode(target: target, value: value, exports: exports(set.target, scope))
    }
  }

  /// The value that a variable gets; if that is a variable of the same name, it counts as assigned.
  func compile(_ value: Expression, for name: NameReference?, _ scope: Scope)
    throws(TemplateError) -> Node
  {
    let node = try compile(value, scope)
    guard let name, case .name(let read) = value.kind, read == name else { return node }
    return AssignedNode(node)
  }

  private func compile(_ set: SetBlockStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    var inner = scope.inner()
    inner.checksOutput = false
    inner.symbols.analyze(set.body)
    let slot = scope.symbols.unit.temporarySlot()
    captureDepth += 1
    let body = try compileBody(set.body, inner)
    captureDepth -= 1
    debugLine = Int(span.line)
    inner.captureSlot = slot
    let filter = try compileOptional(set.filter, inner)
    return SetBlockNode(
      target: target(set.target, scope), enter: enter(inner), body: body, filter: filter,
      captureSlot: slot, isCaptureMarkup: inner.escape,
      exports: exports(set.target, scope))
  }

  private func compile(_ with: WithStatement, _ scope: Scope) throws(TemplateError)
    -> StatementNode
  {
    let line = debugLine
    let inner = scope.inner()
    for binding in with.bindings { inner.symbols.visit(binding.target) }
    inner.symbols.analyze(with.body)
    var bindings: [(target: TargetPlan, value: Node)] = []
    for binding in with.bindings {
      bindings.append(
        (
          target(binding.target, inner),
          try compile(binding.value, for: binding.target.onlyName, scope)
        ))
    }
    return WithNode(
      enter: enter(inner), bindings: bindings, line: line,
      body: try compileBody(with.body, inner))
  }

  private func compile(_ block: FilterBlockStatement, _ span: SourceSpan, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    var inner = scope.inner()
    inner.symbols.analyze(block.body)
    inner.symbols.visit(block.filter)
    let slot = scope.symbols.unit.temporarySlot()
    let place = nextPiece(scope)
    captureDepth += 1
    let body = try compileBody(block.body, inner)
    captureDepth -= 1
    debugLine = Int(span.line)
    inner.captureSlot = slot
    return FilterBlockNode(
      enter: enter(inner), body: body, filter: try compile(block.filter, inner),
      captureSlot: slot, isCaptureMarkup: inner.escape, place: place)
  }

  /// Where the output of the statement stands that is compiled next.
  func nextPiece(_ scope: Scope) -> PieceOfOutput {
    PieceOfOutput(
      position: piecesBefore,
      isOutside: captureDepth == 0 && !scope.symbols.unit.isMacro)
  }

  private func compile(_ block: AutoescapeStatement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    program.noteAutoescape()
    let line = debugLine
    var inner = scope.inner()
    inner.symbols.visit(block.enabled)
    inner.symbols.analyze(block.body)
    let enabled = try compile(block.enabled, inner)
    if let constant = enabled.constant, let isOn = Compiler.truth(constant) {
      inner.escape = isOn ? .on : .off
    } else {
      inner.outerEscapes = inner.escape == .on || inner.escape == .dynamic && inner.outerEscapes
      inner.escape = .dynamic
    }
    return AutoescapeNode(
      enter: enter(inner), enabled: enabled, line: line,
      body: try compileBody(block.body, inner))
  }

  private static func truth(_ value: Value) -> Bool? {
    switch value {
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .none: return false
    case .string(let text), .markup(let text): return !text.isEmpty
    default: return nil
    }
  }
}
