import Testing
import Torii

@Suite("Syntax trees")
struct ParserTests {
  @Test("are those of Jinja2", arguments: try SyntaxFixture.load("trees"))
  func trees(fixture: SyntaxFixture) {
    #expect(fixture.outcome(SyntaxDump.text(of:)) == fixture.expected)
  }

  @Test("Errors have the words and lines of Jinja2", arguments: try SyntaxFixture.load("errors"))
  func errors(fixture: SyntaxFixture) {
    #expect(fixture.outcome(SyntaxDump.text(of:)) == fixture.expected)
  }

  @Test(
    "Referenced templates are found in the order of Jinja2",
    arguments: try SyntaxFixture.load("references"))
  func references(fixture: SyntaxFixture) {
    let outcome = fixture.outcome { syntax in
      syntax.referencedTemplates().map { $0.map(quoted) ?? "none" }.joined(separator: "\n")
    }
    #expect(outcome == fixture.expected)
  }

  @Test(
    "Translations are found in the order of Jinja2",
    arguments: try SyntaxFixture.load("translations"))
  func translations(fixture: SyntaxFixture) {
    let outcome = fixture.outcome { syntax in
      syntax.translationMessages().map { message in
        let texts =
          message.isSingle
          ? (message.texts.first ?? nil).map(quoted) ?? "none"
          : "[" + SyntaxFixture.listed(message.texts) + "]"
        return "\(message.line) \(quoted(message.function)) \(texts)"
      }.joined(separator: "\n")
    }
    #expect(outcome == fixture.expected)
  }

  @Test("An expression may stand alone")
  func loneExpression() throws {
    var parser = try Parser(expression: "a + b.c(1)", options: ParserOptions())
    let expression = try parser.parseExpressionOnly()
    #expect(expression.dump == "(a + b.c(1))")
    // An expression alone does not keep the memory that it is in.
    withExtendedLifetime(parser) {}
  }

  @Test("Nothing may follow a lone expression")
  func loneExpressionWithRest() throws {
    var parser = try Parser(expression: "a b", options: ParserOptions())
    #expect(throws: TemplateSyntaxIssue(.syntax, "chunk after expression", line: 1, range: 2..<3)) {
      try parser.parseExpressionOnly()
    }
  }

  @Test("A span covers its expression")
  func spans() throws {
    var parser = try Parser(source: "text {{ (a + b) * c }}", options: ParserOptions())
    let syntax = try parser.parseTemplate()
    withExtendedLifetime(syntax) {
      guard case .output(let output) = syntax.body.first?.kind, output.pieces.count == 2,
        case .expression(let product) = output.pieces[1]
      else {
        Issue.record("no output")
        return
      }
      #expect(product.span == SourceSpan(line: 1, start: 8, end: 19))
    }
  }

  @Test("Offsets count the bytes of the template as given")
  func offsetsAfterLongNewlines() throws {
    var parser = try Parser(source: "a\r\n\r\rb\r\n{{ c d }}", options: ParserOptions())
    let issue = #expect(throws: TemplateSyntaxIssue.self) { try parser.parseTemplate() }
    #expect(issue?.range == 13..<14)
    #expect(issue?.line == 5)
  }
}
