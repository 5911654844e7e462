/// Signs, names, literals and parentheses.
extension Parser {
  /// An operand with its signs, postfixes, filters and tests.
  ///
  /// Signs bind tighter than filters: `-1|abs` filters -1.
  mutating func parseUnary() throws(TemplateSyntaxIssue) -> Expression {
    let start = current
    guard start.kind == .subtract || start.kind == .add else {
      let primary = try parsePrimary()
      if endsExpression { return primary }
      let operand = try parsePostfix(of: primary, start: start)
      if endsExpression { return operand }
      return try parseFilters(of: operand, start: start)
    }
    var signs: [Token] = []
    while current.kind == .subtract || current.kind == .add { signs.append(try advance()) }
    let operandStart = current
    let primary = try parsePrimary()
    var result = try parsePostfix(of: primary, start: operandStart)
    try raise(links: signs.count, at: start)
    for sign in signs.reversed() {
      let unary: UnaryOperator = sign.kind == .subtract ? .negative : .positive
      result = make(.unary(unary, result), at: span(from: sign))
    }
    return try parseFilters(of: result, start: start)
  }

  mutating func parsePrimary() throws(TemplateSyntaxIssue) -> Expression {
    let token = current
    height = 1
    // Expressions come to enclose others through brackets: these, subscripts and arguments.
    if token.kind.opensBracket { try checkStack() }
    switch token.kind {
    case .name:
      try advance()
      if token.detail == .loop { loopReads &+= 1 }
      return nameOrConstant(token)
    case .string: return try parseStrings()
    case .integer, .float: return try parseNumber()
    case .leftParenthesis:
      try advance()
      let result = try parseTuple(isParenthesized: true)
      try expect(.rightParenthesis)
      return result
    case .leftBracket: return try parseList()
    case .leftBrace: return try parseDict()
    default: throw issue("unexpected \(quoted(describe(token)))")
    }
  }

  private mutating func nameOrConstant(_ token: Token) -> Expression {
    let span = span(from: token)
    return switch token.detail {
    case .trueConstant: makeConstant(.bool(true), at: span)
    case .falseConstant: makeConstant(.bool(false), at: span)
    case .noneConstant: makeConstant(.none, at: span)
    default: make(.name(name(of: token)), at: span)
    }
  }

  /// String literals that follow each other are one.
  private mutating func parseStrings() throws(TemplateSyntaxIssue) -> Expression {
    let start = try advance()
    var value = try stringValue(start)
    while current.kind == .string { value += try stringValue(try advance()) }
    return makeConstant(.string(value), at: span(from: start))
  }

  func stringValue(_ token: Token) throws(TemplateSyntaxIssue) -> String {
    let inside = (Int(token.start) + 1)..<Swift.max(Int(token.start) + 1, Int(token.end) - 1)
    let literal = bytes[inside]
    guard token.detail == .escapes || !input.hasUnixNewlines else {
      return literal.string
    }
    if input.hasUnixNewlines, let text = StringEscapes.decodeSigns(literal) { return text }
    do throws(StringEscapes.Malformed) {
      return try StringEscapes.decode(literal.buffer, newlines: newlines)
    } catch {
      throw issue(error.message, at: token)
    }
  }

  private mutating func parseNumber() throws(TemplateSyntaxIssue) -> Expression {
    let token = try advance()
    let value = try numberValue(token)
    if case .double(let number) = value, number.isInfinite { traits.hasInfinity = true }
    return makeConstant(value, at: span(from: token))
  }

  func numberValue(_ token: Token) throws(TemplateSyntaxIssue) -> Value {
    if token.kind == .integer, let small = bytes.smallInteger(in: token.range) {
      return .int(small)
    }
    let digits = string(of: token)
    let value =
      token.kind == .integer ? LiteralValue.integer(digits) : LiteralValue.float(digits)
    guard let value else { throw issue("invalid number literal", at: token) }
    return value
  }

  /// Expressions with commas between them: a tuple, or the only one of them.
  mutating func parseTuple(
    allowsConditional: Bool = true, isParenthesized: Bool = false
  ) throws(TemplateSyntaxIssue) -> Expression {
    let start = current
    var line = start.line
    let mark = input.expressions.count
    var highest = 0
    var isTuple = false
    if !isTupleEnd {
      let first = try parseExpression(allowsConditional: allowsConditional)
      // Mostly there is no comma, and nothing to be collected.
      guard current.kind == .comma else { return first }
      isTuple = true
      line = current.line
      highest = height
      input.expressions.push(first)
    }
    while isTuple {
      try expect(.comma)
      if isTupleEnd { break }
      let item = try parseExpression(allowsConditional: allowsConditional)
      input.expressions.push(item)
      highest = Swift.max(highest, height)
      guard current.kind == .comma else { break }
      line = current.line
    }
    if !isTuple, !isParenthesized {
      throw issue("Expected an expression, got \(quoted(describe(current)))")
    }
    height = 0
    try raise(over: highest)
    let items = input.takeExpressions(above: mark)
    return make(.tuple(items), at: span(line: line, start: start.start))
  }

  var isTupleEnd: Bool {
    switch current.kind {
    case .variableEnd, .blockEnd, .rightParenthesis: true
    default: false
    }
  }

  private mutating func parseList() throws(TemplateSyntaxIssue) -> Expression {
    let start = try expect(.leftBracket)
    let mark = input.expressions.count
    var highest = 0
    while current.kind != .rightBracket {
      if input.expressions.count > mark { try expect(.comma) }
      if current.kind == .rightBracket { break }
      let item = try parseExpression()
      input.expressions.push(item)
      highest = Swift.max(highest, height)
    }
    try expect(.rightBracket)
    height = 0
    try raise(over: highest)
    let items = input.takeExpressions(above: mark)
    return make(.list(items), at: span(from: start))
  }

  private mutating func parseDict() throws(TemplateSyntaxIssue) -> Expression {
    let start = try expect(.leftBrace)
    var items: [DictPair] = []
    var highest = 0
    while current.kind != .rightBrace {
      if !items.isEmpty { try expect(.comma) }
      if current.kind == .rightBrace { break }
      let key = try parseExpression()
      highest = Swift.max(highest, height)
      try expect(.colon)
      let value = try parseExpression()
      highest = Swift.max(highest, height)
      items.append(DictPair(key: key, value: value))
    }
    try expect(.rightBrace)
    height = 0
    try raise(over: highest)
    return make(.dict(tree.list(items)), at: span(from: start))
  }
}
