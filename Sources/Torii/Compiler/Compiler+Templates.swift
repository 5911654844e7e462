/// Blocks, inheritance and imports.
extension Compiler {
  func compile(_ block: BlockStatement, _ scope: Scope) -> StatementNode? {
    if scope.isTopLevel, hasKnownExtends { return nil }
    let node = BlockNode(
      block.name.value, locals: block.isScoped ? locals(scope) : nil,
      isRequired: block.isRequired)
    guard scope.isTopLevel, extendsSoFar > 0 else { return node }
    return UnlessExtendedNode(node, parentSlot: parentSlot)
  }

  func compile(
    _ extends: ExtendsStatement, _ span: SourceSpan, _ scope: Scope
  ) throws(TemplateError) -> StatementNode {
    guard scope.isTopLevel else {
      throw fail("cannot use extend from a non top-level scope", line: Int(span.line), span: span)
    }
    if hasKnownExtends {
      return FailureStatementNode(.runtime("extended multiple times").atLine(debugLine))
    }
    let node = ExtendsNode(
      TemplateReference(try compile(extends.template, scope), in: program.name, isExtended: true),
      parentSlot: parentSlot,
      mayBeSecond: extendsSoFar > 0, checkLine: debugLine)
    if scope.isRootLevel { hasKnownExtends = true }
    extendsSoFar += 1
    return node
  }

  func compile(_ statement: ImportStatement, _ scope: Scope)
    throws(TemplateError) -> StatementNode
  {
    let reference = TemplateReference(try compile(statement.template, scope), in: program.name)
    noteSharing(statement.withContext, scope)
    let slot = scope.symbols.unit.slot(of: scope.symbols.variable(statement.target))
    return ImportNode(
      reference, locals: statement.withContext ? locals(scope) : nil, slot: slot,
      isBoxed: scope.symbols.unit.isBoxed(slot),
      export: scope.isTopLevel ? export(statement.target, scope) : nil)
  }

  func compile(
    _ statement: FromImportStatement, _ span: SourceSpan, _ scope: Scope
  ) throws(TemplateError) -> StatementNode {
    let unit = scope.symbols.unit
    let reference = TemplateReference(try compile(statement.template, scope), in: program.name)
    noteSharing(statement.withContext, scope)
    let names = statement.names.map { name in
      let slot = unit.slot(of: scope.symbols.variable(name.alias))
      return FromImportNode.Name(
        name: name.name.value, slot: slot, isBoxed: unit.isBoxed(slot),
        exported: scope.isTopLevel ? export(name.alias, scope).name : nil, position: position(span))
    }
    return FromImportNode(
      reference, locals: statement.withContext ? locals(scope) : nil, names: names)
  }

  /// Notes a template that is handed variables of an inner scope: one of these that has no value yet
  /// does not hide what the top level assigned to the name.
  func noteSharing(_ isShared: Bool, _ scope: Scope) {
    if isShared, !scope.isTopLevel { sharesInnerVariables = true }
  }
}
