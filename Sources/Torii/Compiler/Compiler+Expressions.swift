extension Compiler {
  func compile(_ expression: Expression, _ scope: Scope) throws(TemplateError) -> Node {
    if traits.hasInfinity, let node = try infinite(expression, scope) { return node }
    switch expression.kind {
    case .constant(let constant): return ConstantNode.of(constant.value, in: memory)
    case .name(let name): return node(scope.symbols.variable(name), scope)
    case .list(let items): return ListNode(try compileRow(items, scope))
    case .tuple(let items): return tuple(try compileRow(items, scope))
    case .dict(let pairs):
      var nodes: [(key: Node, value: Node)] = []
      for pair in pairs {
        nodes.append((try compile(pair.key, scope), try compile(pair.value, scope)))
      }
      return DictNode(nodes)
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise, expression.span, scope)
    case .filter(let base, let name, let arguments):
      return try filter(base, name, arguments, expression.span, scope)
    case .test(let base, let name, let arguments):
      return try test(base, name, arguments, expression.span, scope)
    case .call(let callee, let arguments):
      return try call(callee, arguments, scope)
    case .attribute(let base, let name): return try attribute(base, name, scope)
    case .subscripted(let base, let key):
      let owner = try compile(base, scope)
      let key = try compile(key, scope)
      if case .string(let text)? = key.constant {
        let name = AttributeName(text)
        guard owner.isPlace else { return NamedSubscriptNode(owner, name) }
        return NamedSubscriptPlaceNode(
          owner, name, temporary: scope.symbols.unit.temporarySlot())
      }
      return SubscriptNode(owner, key)
    case .sliced(let base, let bounds):
      return SliceNode(
        try compile(base, scope), lower: try compileOptional(bounds.lower, scope),
        upper: try compileOptional(bounds.upper, scope),
        step: try compileOptional(bounds.step, scope))
    case .unary(let operation, let operand): return try unary(operation, operand, scope)
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, scope)
    case .and(let left, let right):
      return AndNode(try compile(left, scope), try compile(right, scope))
    case .or(let left, let right):
      return OrNode(try compile(left, scope), try compile(right, scope))
    case .not(let operand): return NotNode(try compile(operand, scope))
    case .comparison(let first, let rest): return try comparison(first, rest, scope)
    case .concatenation(let operands):
      return try concatenation(operands, scope)
    case .markSafe(let operand, let onlyIfAutoescaping):
      return MarkSafeNode(try compile(operand, scope), onlyIfAutoescaping: onlyIfAutoescaping)
    }
  }

  private func compileRow(_ expressions: some Collection<Expression>, _ scope: Scope)
    throws(TemplateError) -> NodeRow
  {
    var row = NodeRow(capacity: expressions.count, in: memory)
    do throws(TemplateError) {
      for expression in expressions { row.append(try compile(expression, scope)) }
    } catch {
      row.release()
      throw error
    }
    return row
  }

  func compileOptional(_ expression: Expression?, _ scope: Scope) throws(TemplateError)
    -> Node?
  {
    guard let expression else { return nil }
    return try compile(expression, scope)
  }

  /// A tuple of constants is made once.
  private func tuple(_ nodes: NodeRow) -> Node {
    guard let list = constants(nodes) else { return TupleNode(nodes) }
    nodes.release()
    return ConstantNode(.tuple(list), in: memory)
  }

  /// A list that nothing can change, where its only use is to be looked through.
  func compileLookup(_ expression: Expression, _ scope: Scope) throws(TemplateError)
    -> Node
  {
    guard case .list(let items) = expression.kind else { return try compile(expression, scope) }
    let nodes = try compileRow(items, scope)
    guard let list = constants(nodes) else { return ListNode(nodes) }
    nodes.release()
    return ConstantNode(.list(list), in: memory)
  }

  /// A list that does not change, where all its items are known.
  private func constants(_ nodes: NodeRow) -> Value.List? {
    var constants: [Value] = []
    for index in 0..<nodes.count {
      guard let constant = nodes[index].constant else { return nil }
      constants.append(constant)
    }
    let list = Value.List(constants)
    list.isFrozen = true
    return list
  }

  private func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression?, _ span: SourceSpan,
    _ scope: Scope
  ) throws(TemplateError) -> Node {
    let soft = scope.soft()
    let last: Node
    if let otherwise {
      last = try compile(otherwise, soft)
    } else {
      last = ConstantNode(
        .undefined(
          Undefined(
            .lenient,
            hint:
              "the inline if-expression on \(position(span)) evaluated to false and no else section was defined."
          )), in: memory)
    }
    return ConditionalNode(
      try compile(test, soft), then: try compile(then, soft), otherwise: last)
  }

  /// "line 3", with the template's name where it has one.
  func position(_ span: SourceSpan) -> String {
    guard let name = program.name else { return "line \(span.line)" }
    return "line \(span.line) in \(name.quotedForMessage)"
  }

  private func unary(
    _ operation: UnaryOperator, _ operand: Expression, _ scope: Scope
  ) throws(TemplateError) -> Node {
    let node = try compile(operand, scope)
    if let interceptor = environment.interceptedUnary[operation] {
      return InterceptedUnaryNode(operation, node, interceptor)
    }
    switch (operation, node.constant) {
    case (.negative, .int(let value)?) where value != .min:
      return ConstantNode(.int(-value), in: memory)
    case (.negative, .double(let value)?): return ConstantNode(.double(-value), in: memory)
    default: return UnaryNode(operation, node)
    }
  }

  private func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ scope: Scope
  ) throws(TemplateError) -> Node {
    if let interceptor = environment.interceptedBinary[operation] {
      return InterceptedBinaryNode(
        operation, try compile(left, scope), try compile(right, scope), interceptor)
    }
    if operation == .add, let nodes = try textSum(left, right, scope) { return TextSumNode(nodes) }
    let first = try compile(left, scope)
    let second = try compile(right, scope)
    return BinaryNode.make(
      operation, first, second,
      hasPlaces: first.isPlace && second.isPlace && (second.runsNoCode || first.constant != nil))
  }

  /// The operands of a chain of `+` that has a literal text among them; nil for other sums.
  private func textSum(_ left: Expression, _ right: Expression, _ scope: Scope)
    throws(TemplateError) -> NodeRow?
  {
    var operands = [right]
    var first = left
    while case .binary(.add, let inner, let operand) = first.kind {
      operands.append(operand)
      first = inner
    }
    operands.append(first)
    let hasText = operands.contains {
      if case .string? = $0.literal { return true }
      return false
    }
    return hasText ? try compileRow(operands.reversed(), scope) : nil
  }

  private func comparison(
    _ first: Expression, _ rest: SyntaxList<ComparisonOperand>,
    _ scope: Scope
  ) throws(TemplateError) -> Node {
    if rest.count == 1, let only = rest.first {
      let isLookup = only.comparison == .in || only.comparison == .notIn
      let left = try compile(first, scope)
      let right =
        isLookup ? try compileLookup(only.operand, scope) : try compile(only.operand, scope)
      return CompareNode.make(only.comparison, left, right)
    }
    var nodes: [(operation: ComparisonOperator, operand: Node)] = []
    let head = try compile(first, scope)
    for part in rest {
      nodes.append((part.comparison, try compile(part.operand, scope)))
    }
    return CompareChainNode(head, nodes)
  }

  private func attribute(_ base: Expression, _ name: NameReference, _ scope: Scope)
    throws(TemplateError) -> Node
  {
    if case .name(let owner) = base.kind, owner == .loop, let variable = scope.symbols.find(.loop),
      let loop = plainLoop(variable), let field = name.loopField
    {
      if field.isNeighbour { readsNeighbours = true }
      return LoopFieldNode(loop: loop, field: field)
    }
    let owner = try compile(base, scope)
    guard owner.isPlace else { return AttributeNode(owner, name.value) }
    return AttributePlaceNode(
      owner, name.value, temporary: scope.symbols.unit.temporarySlot(),
      mayBeMethod: name.isOnDict)
  }

  private func concatenation(_ operands: SyntaxList<Expression>, _ scope: Scope)
    throws(TemplateError) -> Node
  {
    var nodes = NodeRow(capacity: operands.count, in: memory)
    var lastCall: Int?
    do throws(TemplateError) {
      for operand in operands {
        let callsBefore = callCount
        nodes.append(try compile(operand, scope))
        if callCount != callsBefore { lastCall = nodes.count - 1 }
      }
    } catch {
      nodes.release()
      throw error
    }
    return ConcatenationNode(
      nodes, joinsMarkup: scope.escape == .on, lastCall: lastCall, isNative: environment.isNative)
  }

  // MARK: Calls

  func call(_ callee: Expression, _ arguments: CallArguments, _ scope: Scope)
    throws(TemplateError) -> CallNode
  {
    let called = try compile(callee, scope)
    // Jinja2 takes these two for its own.
    let compiled = try dynamicArguments(
      arguments, except: ["_loop_vars", "_block_vars"], scope)
    callCount &+= 1
    return CallNode(called, compiled)
  }

  private func filter(
    _ base: Expression?, _ name: NameReference, _ arguments: CallArguments, _ span: SourceSpan,
    _ scope: Scope
  ) throws(TemplateError) -> Node {
    guard let filter = environment.filter(named: name.value) else {
      guard scope.isSoft else {
        throw fail(
          "No filter named \(name.text.quotedForMessage).", line: Int(span.line), span: span,
          hint: hint(nearestTo: name.text, among: environment.filters.keys.sorted()))
      }
      let error = TemplateError(
        .runtime, "No filter named \(name.text.quotedForMessage) found.",
        hint: hint(nearestTo: name.text, among: environment.filters.keys.sorted()))
      return try failure(error, after: try filtered(base, scope), arguments, scope)
    }
    let value = try filtered(base, scope)
    guard let binding = try binding(filter.signature, filter.bareBinding, arguments, scope) else {
      if let selection = try selection(filter, value, arguments, scope) { return selection }
      return DynamicFilterNode(
        filter, value,
        try dynamicArguments(
          arguments, scope, calledName: filter.signature.qualifiedName(in: "jinja2.filters")))
    }
    if filter.isEscape { return EscapeNode(filter, value, binding) }
    if filter.takesNameless { (value as? AttributePlaceNode)?.allowNameless() }
    let scratch = value is ListNode ? scope.symbols.unit.temporarySlot() : nil
    let node = FilterNode(filter, value, binding, scratch: scratch)
    guard let function = filter.integerFunction, arguments.isEmpty else { return node }
    return IntegerFilterNode.make(function, value, general: node) ?? node
  }

  /// `select` or `reject` with a test that is known; nil where a run has to tell.
  private func selection(
    _ filter: Filter, _ value: Node, _ arguments: CallArguments, _ scope: Scope
  ) throws(TemplateError) -> Node? {
    guard let expected = filter.selects, arguments.keywords.isEmpty,
      let name = arguments.positional.first?.literal?.text,
      let test = environment.test(named: AttributeName(name)),
      let binding = try binding(
        test.signature, test.bareBinding, arguments, skipping: 1, scope)
    else { return nil }
    return SelectionNode(value, test, binding, expected: expected)
  }

  /// What a filter is applied to.
  private func filtered(_ base: Expression?, _ scope: Scope) throws(TemplateError) -> Node {
    if let base { return try compile(base, scope) }
    return CapturedTextNode(slot: scope.captureSlot ?? 0)
  }

  /// A filter or test that turns out to be unknown when it is called.
  private func failure(
    _ error: TemplateError, after value: Node, _ arguments: CallArguments, _ scope: Scope
  ) throws(TemplateError) -> Node {
    FailureNode(error, after: value, try dynamicArguments(arguments, scope))
  }

  private func test(
    _ base: Expression, _ name: NameReference, _ arguments: CallArguments, _ span: SourceSpan,
    _ scope: Scope
  ) throws(TemplateError) -> Node {
    guard let test = environment.test(named: name.value) else {
      guard scope.isSoft else {
        throw fail(
          "No test named \(name.text.quotedForMessage).", line: Int(span.line), span: span,
          hint: hint(nearestTo: name.text, among: environment.tests.keys.sorted()))
      }
      let error = TemplateError(
        .runtime, "No test named \(name.text.quotedForMessage) found.",
        hint: hint(nearestTo: name.text, among: environment.tests.keys.sorted()))
      return try failure(error, after: try compile(base, scope), arguments, scope)
    }
    let value = try compile(base, scope)
    guard let binding = try binding(test.signature, test.bareBinding, arguments, scope) else {
      return DynamicTestNode(
        test, value,
        try dynamicArguments(
          arguments, scope, calledName: test.signature.qualifiedName(in: "jinja2.tests")))
    }
    let node = TestNode(test, value, binding)
    guard let remainder = test.remainder, arguments.keywords.isEmpty else { return node }
    let operand = arguments.positional.first?.literal.map { ConstantNode.of($0, in: memory) }
    return RemainderTestNode.make(
      remainder, value, operand ?? binding.onlyNode, of: arguments.positional.count, general: node)
      ?? node
  }
}
