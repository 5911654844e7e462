/// What a tag of your own reads itself with: the template's tokens from behind its name on.
public struct TagParser {
  private var parser: Parser

  /// The name of the tag.
  public let tagName: String
  /// The line of the tag, from 1.
  public let line: Int

  init(_ parser: Parser, tagName: String, line: Int) {
    self.parser = parser
    self.tagName = tagName
    self.line = line
  }

  /// Gives the reader back in its new place.
  var finished: Parser { parser }

  /// Whether the tag ends here.
  public var isAtEnd: Bool { parser.current.kind == .blockEnd }

  /// Reads an expression, as in `{{ }}` but without tuples.
  ///
  /// - Returns: The expression, to be given to a node.
  /// - Throws: An error at the place where there is none.
  public mutating func parseExpression() throws(TemplateError) -> TagExpression {
    let expression = try run { (parser) throws(TemplateSyntaxIssue) in
      try parser.parseExpression()
    }
    return TagExpression(expression, in: parser.tree)
  }

  /// Reads expressions with commas between them, as far as there are commas.
  ///
  /// - Returns: The expressions; none where the tag ends at once.
  /// - Throws: An error at the place where an expression is missing.
  public mutating func parseArguments() throws(TemplateError) -> [TagExpression] {
    var result: [TagExpression] = []
    while !isAtEnd {
      result.append(try parseExpression())
      guard try skip(",") else { break }
    }
    return result
  }

  /// Reads a name, such as that of a variable to be assigned.
  ///
  /// - Returns: The name.
  /// - Throws: An error at the place where something else stands.
  public mutating func parseName() throws(TemplateError) -> String {
    try run { (parser) throws(TemplateSyntaxIssue) in
      parser.string(of: try parser.expect(.name))
    }
  }

  /// Passes over a word or sign if it is the next one: `in`, `as`, `,`, `=`, `:`.
  ///
  /// - Parameter word: A name, or one of the signs `,`, `=`, `:`.
  /// - Returns: Whether it was there.
  /// - Throws: An error of the template's text behind it.
  public mutating func skip(_ word: String) throws(TemplateError) -> Bool {
    guard isNext(word) else { return false }
    try run { (parser) throws(TemplateSyntaxIssue) in _ = try parser.advance() }
    return true
  }

  /// Passes over a word or sign that must be the next one.
  ///
  /// - Parameter word: A name, or one of the signs `,`, `=`, `:`.
  /// - Throws: An error in Jinja2's words where something else stands.
  public mutating func expect(_ word: String) throws(TemplateError) {
    if try skip(word) { return }
    try run { (parser) throws(TemplateSyntaxIssue) in
      throw parser.unexpectedToken(wanted: Self.sign(word)?.description ?? word)
    }
  }

  /// Whether a word or sign is the next one.
  ///
  /// - Parameter word: A name, or one of the signs `,`, `=`, `:`.
  public func isNext(_ word: String) -> Bool {
    if let sign = Self.sign(word) { return parser.current.kind == sign }
    return parser.isNamed(parser.current, word)
  }

  /// Reads the body of the tag up to the tag that ends it, whose name is passed over.
  ///
  /// - Parameter end: The name of the tag that ends the body, as `endcache`.
  /// - Returns: The body, to be given to a node.
  /// - Throws: Jinja2's error where the body is not closed.
  public mutating func parseBody(until end: String) throws(TemplateError) -> TagBody {
    let (body, _) = try parseBody(untilAnyOf: [end])
    return body
  }

  /// Reads a part of the body up to the next of several tags, whose name is passed over: what
  /// follows the name, as in `{% else if %}`, is to be read next.
  ///
  /// - Parameter ends: The names of the tags that end this part.
  /// - Returns: The part, and the name of the tag that ended it.
  /// - Throws: Jinja2's error where the body is not closed.
  public mutating func parseBody(
    untilAnyOf ends: [String]
  ) throws(TemplateError) -> (body: TagBody, end: String) {
    try run { (parser) throws(TemplateSyntaxIssue) in
      let statements = try parser.parseStatements(until: TagEnds(ends))
      let end = parser.string(of: try parser.advance())
      return (TagBody(statements: statements, tree: parser.tree), end)
    }
  }

  /// Makes an error at the place that is read next.
  ///
  /// - Parameter message: What is wrong.
  /// - Returns: The error, to be thrown.
  public func failure(_ message: String) -> TemplateError {
    TagFailure.error(parser.issue(message))
  }

  private mutating func run<Result>(
    _ body: (inout Parser) throws(TemplateSyntaxIssue) -> Result
  ) throws(TemplateError) -> Result {
    let before = parser
    let marks = parser.input.marks
    do throws(TemplateSyntaxIssue) {
      return try body(&parser)
    } catch {
      // The tag may go on after all.
      parser.input.restore(marks)
      parser.restoreNesting(of: before)
      throw TagFailure.error(error)
    }
  }

  private static func sign(_ word: String) -> TokenKind? {
    switch word {
    case ",": .comma
    case "=": .assign
    case ":": .colon
    default: nil
    }
  }
}

/// Carries an issue of the reader through the code of a tag.
enum TagFailure {
  static func error(_ issue: TemplateSyntaxIssue) -> TemplateError {
    .host(CarriedIssue(issue: issue))
  }

  /// The issue again; where the tag's own code failed, one at the tag.
  static func issue(_ error: any Error, at token: Token, _ parser: Parser) -> TemplateSyntaxIssue {
    if let error = error as? TemplateError {
      if let carried = error.cause as? CarriedIssue { return carried.issue }
      return parser.issue(error.message, at: token)
    }
    return parser.issue("\(error)", at: token)
  }

  private struct CarriedIssue: Error {
    let issue: TemplateSyntaxIssue
  }
}

extension Parser {
  /// A tag of the program's own; nil where there is none of this name.
  mutating func parseTag(_ tag: TemplateTag?) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    guard let tag else { return nil }
    let name = try advance()
    var reader = TagParser(self, tagName: string(of: name), line: Int(name.line))
    let node: TagNode
    do {
      node = try tag.parse(&reader)
    } catch {
      throw TagFailure.issue(error, at: name, self)
    }
    self = reader.finished
    return node.statement(in: tree, at: span(from: name), tag: string(of: name))
  }
}

extension TagNode {
  /// What Jinja2's own extensions return too: a call of a function, perhaps with a body.
  func statement(in tree: SyntaxTree, at span: SourceSpan, tag: String) -> Statement.Kind {
    switch kind {
    case .output(let arguments, let render):
      let call = Self.call(arguments, render, tag, span, in: tree)
      return .output(OutputStatement(pieces: tree.list([.expression(call)])))
    case .block(let arguments, let body, let render):
      tree.keep(body.tree)
      return .callBlock(
        CallBlockStatement(
          call: Self.call(arguments, render, tag, span, in: tree),
          signature: MacroSignature(parameters: SyntaxList()), body: body.statements))
    case .assignment(let name, let arguments, let render):
      return .set(
        SetStatement(
          target: .name(tree.name(name), span),
          value: Self.call(arguments, render, tag, span, in: tree)))
    case .sequence(let nodes):
      return .sequence(
        tree.list(
          nodes.map { tree.statement($0.statement(in: tree, at: span, tag: tag), at: span) }))
    }
  }

  private static func call(
    _ arguments: [TagExpression], _ render: @escaping Render, _ tag: String, _ span: SourceSpan,
    in tree: SyntaxTree
  ) -> Expression {
    let function = Function(Signature(tag, "*args, caller=None")) {
      (given) throws(TemplateError) in
      let caller = given[1].isNone ? nil : given[1]
      do {
        return try render(TagCall(given.variadic(0).items, caller: caller, given.machine))
      } catch let error as TemplateError {
        throw error
      } catch {
        throw .host(error)
      }
    }
    let positional = tree.list(arguments.map { $0.expression(in: tree, at: span) })
    let callee = tree.constant(.object(FunctionObject(function)), at: span)
    let call = tree.arguments(CallArguments.Parts(positional: positional))
    return tree.expression(.call(callee, call), at: span)
  }
}
