/// Statements in a row.
package typealias StatementList = SyntaxList<Statement>

/// A statement with its place in the template: a reference into a `SyntaxTree`. Each form's own
/// type stands in `Statements/`.
package struct Statement: BitwiseCopyable, @unchecked Sendable {
  struct Content: BitwiseCopyable {
    let kind: Kind
    let span: SourceSpan
  }

  private let content: UnsafePointer<Content>

  init(_ content: UnsafePointer<Content>) { self.content = content }

  @inline(__always)
  package var kind: Kind { content.pointee.kind }
  /// The line is the one of the tag's first token.
  @inline(__always)
  package var span: SourceSpan { content.pointee.span }

  package enum Kind: BitwiseCopyable, Sendable {
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
    case sequence(StatementList)
    /// `{% debug %}`
    case debug
  }
}

/// Template text and printed expressions, up to the next block tag, as Jinja2's parser joins them.
package struct OutputStatement: BitwiseCopyable, Sendable {
  package enum Piece: BitwiseCopyable, Sendable {
    case text(TemplateText, SourceSpan)
    case expression(Expression)
  }
  package let pieces: SyntaxList<Piece>

  /// How many expressions there are, and one more for a text behind the last of them.
  var segmentCount: Int {
    var count = 1
    for case .expression in pieces { count += 1 }
    return count
  }
}

/// A parsed template.
package struct TemplateSyntax: Sendable {
  package let body: StatementList
  /// The number of lines that the source has, for the errors that stand at its end.
  package var lineCount: Int
  /// What the parser has seen of it.
  var traits = TemplateTraits()

  /// What keeps the body alive.
  let tree: SyntaxTree

  init(body: StatementList, lineCount: Int, traits: TemplateTraits, tree: SyntaxTree) {
    self.body = body
    self.lineCount = lineCount
    self.traits = traits
    self.tree = tree
  }
}
