/// `{% for target in iterable [if condition] [recursive] %}` (Jinja2 documentation, "For").
package struct ForStatement: Sendable {
  package var target: AssignmentTarget
  package var iterable: Expression
  package var condition: Expression?
  package var isRecursive: Bool
  package var body: [Statement]
  package var otherwise: [Statement]?
  /// Whether the word `loop` stands anywhere in it.
  var mentionsLoop = true
  /// Whether the body calls a method that may change the list that is walked over.
  var mayChangeLists = true

  package init(
    target: AssignmentTarget, iterable: Expression, condition: Expression?, isRecursive: Bool,
    body: [Statement], otherwise: [Statement]?
  ) {
    self.target = target
    self.iterable = iterable
    self.condition = condition
    self.isRecursive = isRecursive
    self.body = body
    self.otherwise = otherwise
  }
}

extension Parser {
  mutating func parseFor() throws(TemplateSyntaxIssue) -> ForStatement {
    let mentions = loopMentions
    let changes = listChanges
    try advance()
    let target = try parseTarget()
    try expect(word: "in")
    let iterable = try parseTuple(allowsConditional: false)
    let condition = try skip(word: "if") ? try parseExpression() : nil
    let isRecursive = try skip(word: "recursive")
    let body = try parseStatements(until: ["endfor", "else"])
    let closing = try advance()
    let otherwise = isWord(closing, "endfor") ? nil : try parseStatements(closedBy: "endfor")
    var statement = ForStatement(
      target: target, iterable: iterable, condition: condition, isRecursive: isRecursive,
      body: body, otherwise: otherwise)
    statement.mentionsLoop = loopMentions != mentions
    statement.mayChangeLists = listChanges != changes
    return statement
  }
}
