/// A statement with its place in the template. Each form's own type stands in `Statements/`.
package struct Statement: Sendable {
  package var kind: Kind
  /// The line is the one of the tag's first token.
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case output(OutputStatement)
    case ifElse(IfStatement)
    case forLoop(ForStatement)
    case set(SetStatement)
    case setBlock(SetBlockStatement)
    case with(WithStatement)
    case block(BlockStatement)
    case extends(ExtendsStatement)
    case include(IncludeStatement)
    case importModule(ImportStatement)
    case fromImport(FromImportStatement)
    case macro(MacroStatement)
    case callBlock(CallBlockStatement)
    case filterBlock(FilterBlockStatement)
    case autoescape(AutoescapeStatement)
    /// `do`: an expression for its effect.
    case expression(Expression)
    case breakLoop
    case continueLoop
    /// Several statements that one tag of an extension made.
    case sequence([Statement])
    /// `{% debug %}`
    case debug
  }
}

/// Template text and printed expressions, up to the next block tag, as Jinja2's parser joins them.
package struct OutputStatement: Sendable {
  package enum Piece: Sendable {
    case text(TemplateText, SourceSpan)
    case expression(Expression)
  }
  package var pieces: [Piece]

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// How many expressions there are, and one more for a text behind the last of them.
  var segmentCount: Int {
    var count = 1
    for case .expression in pieces { count += 1 }
    return count
  }
}

/// A parsed template.
package struct TemplateSyntax: Sendable {
  package var body: [Statement]
  /// The number of lines that the source has, for the errors that stand at its end.
  package var lineCount: Int
  /// What the parser has seen of it.
  var traits = TemplateTraits()

  package init(body: [Statement], lineCount: Int) {
    self.body = body
    self.lineCount = lineCount
  }

  init(body: [Statement], lineCount: Int, traits: TemplateTraits) {
    self.init(body: body, lineCount: lineCount)
    self.traits = traits
  }
}
