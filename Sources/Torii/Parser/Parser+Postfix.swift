/// What follows an operand: attributes, subscripts, calls, filters, tests.
extension Parser {
  mutating func parsePostfix(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    var result = base
    while true {
      switch current.kind {
      case .dot: result = try parseAttribute(of: result, start: start)
      case .leftBracket: result = try parseSubscript(of: result, start: start)
      case .leftParenthesis: result = try parseCall(of: result, start: start)
      default: return result
      }
    }
  }

  mutating func parseFilters(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    var result = base
    while true {
      switch current.kind {
      case .pipe: result = try parseFilter(of: result, start: start)
      case .name where current.detail == .is: result = try parseTest(of: result, start: start)
      case .leftParenthesis: result = try parseCall(of: result, start: start)
      default: return result
      }
    }
  }

  // MARK: Attributes and subscripts

  private mutating func parseAttribute(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let dot = try advance()
    let attribute = try advance()
    try raise(at: dot)
    let place = span(line: dot.line, start: start.start)
    switch attribute.kind {
    case .name:
      let name = name(of: attribute)
      if name.changesLists { listChanges &+= 1 }
      if start.detail == .loop, case .name = base.kind, name.loopField != nil {
        loopUses &+= 1
      }
      return make(.attribute(base, name), at: place)
    case .integer:
      let index = tree.constant(try numberValue(attribute), at: span(from: attribute))
      return make(.subscripted(base, index), at: place)
    default: throw issue("expected name or number", at: attribute)
    }
  }

  /// The inside of `[]`.
  private enum Subscript {
    case index(Expression)
    case slice(SliceParts)
  }

  private mutating func parseSubscript(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    try checkStack()
    var highest = height
    let bracket = try advance()
    var subscripts: [Subscript] = []
    while current.kind != .rightBracket {
      if !subscripts.isEmpty { try expect(.comma) }
      subscripts.append(try parseSubscribed(&highest))
    }
    try expect(.rightBracket)
    height = highest
    try raise(links: subscripts.count == 1 ? 1 : 2, at: bracket)
    let place = span(line: bracket.line, start: start.start)
    if subscripts.count == 1 {
      switch subscripts[0] {
      case .index(let index): return make(.subscripted(base, index), at: place)
      case .slice(let bounds): return make(.sliced(base, bounds), at: place)
      }
    }
    var items: [Expression] = []
    for part in subscripts {
      switch part {
      case .index(let index): items.append(index)
      case .slice(let bounds):
        traits.hasSliceInTuple = true
        items.append(make(.sliced(tree.constant(.none, at: place), bounds), at: place))
      }
    }
    let tuple = make(.tuple(tree.list(items)), at: span(from: bracket))
    return make(.subscripted(base, tuple), at: place)
  }

  private mutating func parseSubscribed(
    _ highest: inout Int
  ) throws(TemplateSyntaxIssue) -> Subscript {
    var lower: Expression?
    if current.kind != .colon {
      let index = try parseExpression()
      highest = Swift.max(highest, height)
      guard current.kind == .colon else { return .index(index) }
      lower = index
    }
    try advance()
    var upper: Expression?
    if current.kind != .colon { upper = try parseSliceBound(&highest) }
    var step: Expression?
    if current.kind == .colon {
      try advance()
      step = try parseSliceBound(&highest)
    }
    return .slice(SliceParts(lower: lower, upper: upper, step: step))
  }

  private mutating func parseSliceBound(
    _ highest: inout Int
  ) throws(TemplateSyntaxIssue) -> Expression? {
    if current.kind == .rightBracket || current.kind == .comma { return nil }
    let bound = try parseExpression()
    highest = Swift.max(highest, height)
    return bound
  }

  // MARK: Calls

  private mutating func parseCall(
    of callee: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let parenthesis = current
    let arguments = try parseArguments()
    try raise(at: parenthesis)
    return make(
      .call(callee, arguments), at: span(line: parenthesis.line, start: start.start))
  }

  /// Arguments with their parentheses; `height` becomes that of the highest part.
  mutating func parseArguments() throws(TemplateSyntaxIssue) -> CallArguments {
    try checkStack()
    let parenthesis = try expect(.leftParenthesis)
    var highest = height
    var arguments = CallArguments.Parts()
    let marks = (positional: input.expressions.count, keywords: input.keywords.count)
    var isFirst = true
    while current.kind != .rightParenthesis {
      if !isFirst {
        try expect(.comma)
        if current.kind == .rightParenthesis { break }
      }
      isFirst = false
      try parseArgument(into: &arguments, keywords: marks.keywords, parenthesis: parenthesis)
      highest = Swift.max(highest, height)
    }
    try expect(.rightParenthesis)
    height = highest
    arguments.positional = input.takeExpressions(above: marks.positional)
    arguments.keywords = input.takeKeywords(above: marks.keywords)
    return input.withTree { $0.arguments(arguments) }
  }

  private mutating func parseArgument(
    into arguments: inout CallArguments.Parts, keywords: Int, parenthesis: Token
  ) throws(TemplateSyntaxIssue) {
    let token = current
    switch token.kind {
    case .multiply:
      try require(arguments.spread == nil && arguments.keywordSpread == nil, at: parenthesis)
      try advance()
      arguments.spread = try parseExpression()
    case .power:
      try require(arguments.keywordSpread == nil, at: parenthesis)
      try advance()
      arguments.keywordSpread = try parseExpression()
    case .name where try nextToken().kind == .assign:
      try require(arguments.keywordSpread == nil, at: parenthesis)
      try advance()
      try advance()
      let value = try parseExpression()
      let place = span(line: value.span.line, start: token.start)
      input.keywords.push(
        CallArguments.Keyword(name: name(of: token), value: value, span: place))
    default:
      try require(
        arguments.spread == nil && arguments.keywordSpread == nil
          && input.keywords.count == keywords,
        at: parenthesis)
      let argument = try parseExpression()
      input.expressions.push(argument)
    }
  }

  private func require(_ isAllowed: Bool, at parenthesis: Token) throws(TemplateSyntaxIssue) {
    if !isAllowed {
      throw issue("invalid syntax for function call expression", at: parenthesis)
    }
  }

  // MARK: Filters and tests

  private mutating func parseFilter(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    try advance()
    return try parseFilterName(base: base, start: start)
  }

  /// The filters of a `filter` block or of a `set` block: a chain without a base.
  mutating func parseFilterChain(
    startsWithName: Bool
  ) throws(TemplateSyntaxIssue) -> Expression? {
    var result: Expression?
    let start = current
    height = 0
    if startsWithName { result = try parseFilterName(base: nil, start: start) }
    while current.kind == .pipe {
      try advance()
      result = try parseFilterName(base: result, start: start)
    }
    return result
  }

  private mutating func parseFilterName(
    base: Expression?, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let token = current
    let name = try parseDottedName()
    var arguments = CallArguments.none
    if current.kind == .leftParenthesis { arguments = try parseArguments() }
    try raise(at: token)
    return make(
      .filter(base: base, name: name, arguments: arguments),
      at: span(line: token.line, start: start.start))
  }

  private mutating func parseDottedName() throws(TemplateSyntaxIssue) -> NameReference {
    let first = try expect(.name)
    guard current.kind == .dot else { return name(of: first) }
    var text = string(of: first)
    while try skip(.dot) { text += "." + (try expectName()) }
    return tree.name(text)
  }

  private mutating func parseTest(
    of base: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let word = try advance()
    let isNegated = current.detail == .not
    if isNegated { try advance() }
    let name = try parseDottedName()
    var arguments = CallArguments.none
    if current.kind == .leftParenthesis {
      arguments = try parseArguments()
    } else if startsTestArgument {
      if current.detail == .is { throw issue("You cannot chain multiple tests with is") }
      let baseHeight = height
      let argumentStart = current
      let primary = try parsePrimary()
      let argument = try parsePostfix(of: primary, start: argumentStart)
      arguments = tree.arguments(CallArguments.Parts(positional: tree.list([argument])))
      height = Swift.max(height, baseHeight)
    }
    try raise(links: isNegated ? 2 : 1, at: word)
    let place = span(line: word.line, start: start.start)
    let test = make(.test(base: base, name: name, arguments: arguments), at: place)
    return isNegated ? make(.not(test), at: place) : test
  }

  /// Whether the current token is the argument of a test without parentheses.
  private var startsTestArgument: Bool {
    switch current.kind {
    case .name: current.detail != .else && current.detail != .or && current.detail != .and
    case .string, .integer, .float, .leftBracket, .leftBrace: true
    default: false
    }
  }
}
