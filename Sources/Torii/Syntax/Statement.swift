/// A statement with its place in the template. Each form's own type stands in `Statements/`.
package struct Statement: Sendable {
  package var kind: Kind
  /// The line is the one of the tag's first token.
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package enum Kind: Sendable {
    case output(OutputStatement)
    case ifElse(IfStatement)
    indirect case forLoop(ForStatement)
    indirect case set(SetStatement)
    indirect case setBlock(SetBlockStatement)
    indirect case with(WithStatement)
    indirect case block(BlockStatement)
    indirect case extends(ExtendsStatement)
    indirect case include(IncludeStatement)
    indirect case importModule(ImportStatement)
    indirect case fromImport(FromImportStatement)
    indirect case macro(MacroStatement)
    indirect case callBlock(CallBlockStatement)
    indirect case filterBlock(FilterBlockStatement)
    indirect case autoescape(AutoescapeStatement)
    /// `do`: an expression for its effect.
    indirect case expression(Expression)
    case breakLoop
    case continueLoop
    /// Several statements that one tag of an extension made.
    indirect case sequence([Statement])
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
