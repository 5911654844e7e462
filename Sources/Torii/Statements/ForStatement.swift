/// `{% for target in iterable [if condition] [recursive] %}` (Jinja2 documentation, "For").
package struct ForStatement: BitwiseCopyable, Sendable {
  package let target: AssignmentTarget
  package let iterable: Expression
  package let condition: Expression?
  package let isRecursive: Bool
  package let body: StatementList
  package let otherwise: StatementList?
  /// Whether the word `loop` stands anywhere in it.
  let mentionsLoop: Bool
  /// Whether the body reads the variable.
  let bodyReadsLoop: Bool
  /// Whether nothing is done with `loop` but to read fields that need no object.
  let readsOnlyLoopFields: Bool
  /// Whether the body calls a method that may change the list that is walked over.
  let mayChangeLists: Bool
}

extension Parser {
  mutating func parseFor() throws(TemplateSyntaxIssue) -> ForStatement {
    let mentions = loopMentions
    let (reads, uses) = (loopReads, loopUses)
    let changes = listChanges
    try advance()
    let target = try parseTarget()
    try expect(.in, called: "in")
    let iterable = try parseTuple(allowsConditional: false)
    let condition = try skip(.if) ? try parseExpression() : nil
    let isRecursive = try skip(word: "recursive")
    let readsBefore = loopReads
    let body = try parseStatements(until: .loopEnds)
    let bodyReadsLoop = loopReads != readsBefore
    let closing = try advance()
    let otherwise = closing.detail == .endfor ? nil : try parseStatements(closedBy: .endfor)
    return ForStatement(
      target: target, iterable: iterable, condition: condition, isRecursive: isRecursive,
      body: body, otherwise: otherwise, mentionsLoop: loopMentions != mentions,
      bodyReadsLoop: bodyReadsLoop,
      readsOnlyLoopFields: loopUses &- uses == loopReads &- reads,
      mayChangeLists: listChanges != changes)
  }
}
