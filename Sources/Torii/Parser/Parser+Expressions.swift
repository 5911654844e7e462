/// Operators, loosest first: inline `if`, `or`, `and`, `not`, comparisons, `+ -`, `~`, `* / // %`,
/// `**`, signs (Jinja2 documentation, "Expressions").
extension Parser {
  /// How tightly a binary operator binds.
  private enum Precedence: UInt8 {
    case or = 1
    case and, not, comparison, sum, concatenation, product, power, operand

    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .operand }
  }

  /// Reads an expression; `allowsConditional` is false where `if` means something else.
  mutating func parseExpression(
    allowsConditional: Bool = true
  ) throws(TemplateSyntaxIssue) -> Expression {
    if expressionNesting >= options.maximumNesting {
      throw issue("expressions are nested too deeply")
    }
    expressionNesting &+= 1
    let start = current
    var result = start.detail == .not ? try parseNot() : try parseUnary()
    // Mostly nothing follows that could go on with it.
    if !endsExpression {
      result = try parseOperators(after: result, start: start, atLeast: .or)
      if allowsConditional, current.detail == .if {
        result = try parseConditional(after: result, start: start)
      }
    }
    expressionNesting &-= 1
    return result
  }

  /// Whether the current token can go on with no expression.
  @inline(__always)
  var endsExpression: Bool {
    switch current.kind {
    case .variableEnd, .blockEnd, .comma, .rightParenthesis, .rightBracket, .rightBrace, .colon:
      true
    default: false
    }
  }

  /// A node over the expression read last, of which `others` is the highest sibling.
  mutating func raise(
    over others: Int = 0, links: Int = 1, at token: Token? = nil
  ) throws(TemplateSyntaxIssue) {
    height = Swift.max(height, others) + links
    if height > options.maximumChain + options.maximumNesting {
      throw issue("the expression is too complex", at: token)
    }
  }

  // MARK: Inline if

  private mutating func parseConditional(
    after first: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    var pending: [(then: Expression, test: Expression, start: Token, height: Int)] = []
    var start = start
    var line = start.line
    var result = first
    while current.detail == .if {
      try advance()
      let thenHeight = height
      let test = try parseBinary(atLeast: .or)
      try raise(over: thenHeight)
      if current.detail == .else {
        try advance()
        pending.append((result, test, start, height))
        start = current
        line = current.line
        result = try parseBinary(atLeast: .or)
      } else {
        result = make(
          .conditional(test: test, then: result, otherwise: nil),
          at: span(line: line, start: start.start))
        line = current.line
      }
    }
    while let outer = pending.popLast() {
      try raise(over: outer.height)
      result = make(
        .conditional(test: outer.test, then: outer.then, otherwise: result),
        at: span(from: outer.start))
    }
    return result
  }

  // MARK: Binary operators

  /// Reads operators that bind at least as tightly as `minimum`.
  private mutating func parseBinary(
    atLeast minimum: Precedence
  ) throws(TemplateSyntaxIssue) -> Expression {
    // The address sanitizer keeps variables off the stack, where only a count can see them.
    if operatorNesting * 2 / 5 >= options.maximumNesting {
      throw issue("expressions are nested too deeply")
    }
    operatorNesting += 1
    let start = current
    let isNot = minimum.rawValue <= Precedence.not.rawValue && start.detail == .not
    let operand = isNot ? try parseNot() : try parseUnary()
    let result = try parseOperators(after: operand, start: start, atLeast: minimum)
    operatorNesting -= 1
    return result
  }

  private mutating func parseOperators(
    after operand: Expression, start: Token, atLeast minimum: Precedence
  ) throws(TemplateSyntaxIssue) -> Expression {
    var left = operand
    var previous: Precedence?
    while let precedence = try binaryPrecedence(), precedence.rawValue >= minimum.rawValue {
      // Jinja2 gives the second operator of a chain the line of the operator.
      let line = previous == precedence ? current.line : start.line
      previous = precedence
      left = try parseOperator(precedence, left: left, start: start, line: line)
    }
    return left
  }

  /// How tightly the current token binds as a binary operator.
  private mutating func binaryPrecedence() throws(TemplateSyntaxIssue) -> Precedence? {
    switch current.kind {
    case .name:
      switch current.detail {
      case .or: return .or
      case .and: return .and
      case .in: return .comparison
      case .not: return try nextToken().detail == .in ? .comparison : nil
      default: return nil
      }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return .comparison
    case .add, .subtract: return .sum
    case .tilde: return .concatenation
    case .multiply, .divide, .floorDivide, .modulo: return .product
    case .power: return .power
    default: return nil
    }
  }

  private mutating func parseOperator(
    _ precedence: Precedence, left: Expression, start: Token, line: Int32
  ) throws(TemplateSyntaxIssue) -> Expression {
    if precedence == .comparison { return try parseComparison(first: left, start: start) }
    if precedence == .concatenation { return try parseConcatenation(first: left, start: start) }
    let leftHeight = height
    let sign = try advance()
    let right = try parseBinary(atLeast: precedence.next)
    try raise(over: leftHeight, at: sign)
    let kind: Expression.Kind =
      switch sign.kind {
      case .add: .binary(.add, left, right)
      case .subtract: .binary(.subtract, left, right)
      case .multiply: .binary(.multiply, left, right)
      case .divide: .binary(.divide, left, right)
      case .floorDivide: .binary(.floorDivide, left, right)
      case .modulo: .binary(.modulo, left, right)
      case .power: .binary(.power, left, right)
      default: sign.detail == .and ? .and(left, right) : .or(left, right)
      }
    return make(kind, at: span(line: line, start: start.start))
  }

  private mutating func parseConcatenation(
    first: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let mark = input.expressions.count
    input.expressions.push(first)
    var highest = height
    while current.kind == .tilde {
      try advance()
      let operand = try parseBinary(atLeast: .product)
      input.expressions.push(operand)
      highest = Swift.max(highest, height)
    }
    try raise(over: highest)
    let operands = input.takeExpressions(above: mark)
    return make(.concatenation(operands), at: span(from: start))
  }

  private mutating func parseComparison(
    first: Expression, start: Token
  ) throws(TemplateSyntaxIssue) -> Expression {
    let mark = input.operands.count
    var highest = height
    while let comparison = try comparisonOperator() {
      try advance()
      if comparison == .notIn { try advance() }
      let operand = try parseBinary(atLeast: .sum)
      input.operands.push(ComparisonOperand(comparison: comparison, operand: operand))
      highest = Swift.max(highest, height)
    }
    try raise(over: highest)
    // Jinja2 takes the line of what follows the comparison.
    let rest = input.takeOperands(above: mark)
    return make(
      .comparison(first: first, rest: rest), at: span(line: current.line, start: start.start))
  }

  private mutating func comparisonOperator() throws(TemplateSyntaxIssue) -> ComparisonOperator? {
    switch current.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .name where current.detail == .in: .in
    case .name where current.detail == .not: try nextToken().detail == .in ? .notIn : nil
    default: nil
    }
  }

  private mutating func parseNot() throws(TemplateSyntaxIssue) -> Expression {
    var words: [Token] = []
    while current.detail == .not { words.append(try advance()) }
    var result = try parseBinary(atLeast: .comparison)
    try raise(links: words.count, at: words.first)
    for word in words.reversed() { result = make(.not(result), at: span(from: word)) }
    return result
  }
}
