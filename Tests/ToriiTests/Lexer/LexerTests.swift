import Testing
import Torii

@Suite("Tokens")
struct LexerTests {
  @Test("are those of Jinja2", arguments: try SyntaxFixture.load("tokens"))
  func tokens(fixture: SyntaxFixture) {
    #expect(tokenOutcome(fixture) == fixture.expected)
  }

  @Test(
    "keep and strip the whitespace that Jinja2 does",
    arguments: try SyntaxFixture.load("whitespace"))
  func whitespace(fixture: SyntaxFixture) {
    #expect(tokenOutcome(fixture) == fixture.expected)
  }

  @Test(
    "of a template are found in linear time",
    arguments: [
      "{{", "{%", "{#", "{{ a }}", "{% raw %}", "{%- ", " ", "\n", "{", "{{ '", "{{ (", "# ", "##",
      "{# #}", "{{ 1_", "{{ a.b", "\u{e9} ",
    ])
  func linearTime(piece: String) throws {
    var syntax = Syntax()
    syntax.lineStatementPrefix = "#"
    syntax.lineCommentPrefix = "##"
    syntax.lstripBlocks = true
    let clock = ContinuousClock()
    let time = clock.measure {
      guard var lexer = try? Lexer(source: String(repeating: piece, count: 20_000), syntax: syntax)
      else { return }
      while !lexer.hasEnded { lexer.readOn() }
    }
    #expect(time < .seconds(5))
  }

  @Test("Empty delimiters are refused")
  func emptyDelimiter() {
    var syntax = Syntax()
    syntax.blockEnd = ""
    #expect(throws: TemplateSyntaxIssue.self) {
      _ = try Lexer(source: "{% a %}", syntax: syntax)
    }
  }

  private func tokenOutcome(_ fixture: SyntaxFixture) -> SyntaxFixture.Outcome {
    do throws(TemplateSyntaxIssue) {
      var lexer = try Lexer(source: fixture.template, syntax: fixture.options.syntax)
      let lines = try lexer.rawTokens().map { "\($0.line) \(quoted($0.type)) \(quoted($0.text))" }
      return .result(lines.joined(separator: "\n"))
    } catch {
      return SyntaxFixture.Outcome(error)
    }
  }
}
