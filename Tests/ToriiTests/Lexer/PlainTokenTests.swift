import Testing

@testable import Torii

/// The parser's tokens are mostly read by a short way; `allTokens` always takes the long one.
@Suite("Tokens that are read by the short way")
struct PlainTokenTests {
  private static let tags: [String] = [
    "a{{ a + b - c * d / e // f % g ** h ~ i }}b",
    "{{a+b-c*d/e//f%g**h~i}}",
    "{{ a == b != c < d <= e > f >= g = h|i.j:k,l;m }}",
    "{{ a==b!=c<d<=e>f>=g=h|i.j:k,l;m! }}",
    "{{ ( [ {1: 2} , ( ) ] ) }}{{ {'a': {}} }}{{ [} }}{{ (] }}",
    "{{ 'a' \"b\" '\"' \"'\" '' }}{{ 'a\\n\\'b\\\\' \"\\\"\" }}",
    "{{ 'a\nb' ~\n\"c\\\n\nd\"\n}}{{ e }}\n{{ f }}",
    "{{ '\\x41' '\\u00e9' '\\N{BULLET}' '\\101' }}",
    "{{ 0 00 7 42 1_000 1_0_0 1.5 1.5e3 1e5 1e-5 1E+5 1.5_0 0x1f 0b101 0o17 0xFF_ff }}",
    "{{ 1.a }}{{ 1..2 }}{{ a.1.2 }}{{ 1.5.6 }}{{ 1e }}{{ 1_ }}{{ 1__0 }}",
    "{{ 007 }}", "{{ 1a }}", "{{ 0x }}", "{{ 1é }}", "{{ ١٢ }}",
    "a {{- b -}} c {%- if d -%} e {%+ endif +%} f {%- if -1 - -%} g",
    "{{ -1 }}{{ - }}{{ a --}}{{ a -}}{{ +}}{{ + }}{% a + %}{% a - %}{% a % b %}{% a %%}",
    "{% for x in [1,2] if x is not none and not y or z in w else v %}{% endfor %}",
    "{% macro m(self, super, caller, varargs, kwargs, loop) %}{% endmacro %}",
    "{{ ünï + naïve_é1 + _é + a1 + A_b + 漢字 }}{{ x·y }}",
    "{{ a\u{a0}+\u{3000}b\t+\r\nc\u{c}+\u{b}d\u{1f}}}",
    "{# a #}{{ b }}{#- c -#} d {% raw %}{{ e }}{% endraw %}{{ f }}",
    "{{ $ }}", "{{ a & b }}", "{{ a ? b }}", "{{ a @ b }}", "{{ a ! b }}", "{{ \\ }}", "{{ € }}",
    "{{ 'never closed }}", "{{ \"a\\\" }}", "{{ ) }}", "{% ] %}", "{{ [) }}", "{{ } }}", "{{ }",
    "{% set x = {'a': [1, (2, 3)], \"b\": -4.5e-3}['a'][0] %}\n\n{{ x }}",
    "{{ abcdefg + abcdefgh + abcdefghi + _23456_8 + a_longer_name_2 + `a }}{{ a[b] + c@ }}",
    "{{ é + abcdefgé + abcdefghé + aé }}{{ Az09_ + zA90_ + a{b }}{{ a/b:c<d>e[f^g }}",
    "{ {a} {\n{b { %{ #{ } }} %} {{ c }}{{{ d }}}{{{{ e }}}}{%{ f }%}{% g %}{",
    "\n\na\n{{ b }}\n\n  \n{{- c }}\n1234567\n{{ d }}12345678{{ e }}\n234567{ {{ f }}",
    "a long text\nof many lines\n\nwithout { or { a tag, until after\nsixty-four bytes {{ a }}\n{{ b }}",
    "{%raw%}{{ a }}{%endraw%}{% r %}{%  if a %}{%\nif b %}{%-  raw -%} c {%- endraw %}{%\u{a0}if c %}",
  ]

  /// With delimiters that begin as operators and names do.
  private static let delimited: [(open: String, close: String, template: String)] = [
    ("<%", "%>", "a<% b > c %d %>e<% [1 %> 2] -%> f <%- 'g%>' + %>"),
    ("${", "}", "a${ {'b': 1} - c -} d ${ e} ${f-}"),
    ("<<", ">>", "<< a > b >= c >> << (1 >> 2) ->> << -1 >>"),
    ("[[", "]]", "[[ [1, [2]] ]] [[ a[b[c]] ]] [[a-]]"),
    ("begin", "end", "begin a + b end begin 'end' end begin (end) end begin aend end"),
    ("((", "))", "(( (1, (2)) )) (( f() -)) (( a+))"),
    ("=", "|", "= a == b | = (a | b) -| = +|"),
    ("@", "\n", "@ a + b\nc @(1\n + 2)\n d @ 'e\nf'-\n g"),
    ("@", " ;", "@a ; b @ c;d ; @[1 ;] - ;@e  ;"),
  ]

  private enum Delimited: CaseIterable { case variables, blocks }

  private static func syntaxes() -> [(Syntax, String)] {
    var trimming = Syntax()
    trimming.trimBlocks = true
    trimming.lstripBlocks = true
    var result = tags.flatMap { [(Syntax(), $0), (trimming, $0)] }
    for (open, close, template) in delimited {
      for part in Delimited.allCases {
        var syntax = Syntax()
        switch part {
        case .variables: (syntax.variableStart, syntax.variableEnd) = (open, close)
        case .blocks: (syntax.blockStart, syntax.blockEnd) = (open, close)
        }
        result.append((syntax, template))
      }
    }
    return result
  }

  @Test("are those of the long way, wherever the template ends", arguments: syntaxes())
  func tokens(syntax: Syntax, template: String) throws {
    let scalars = Array(template.unicodeScalars)
    for count in 0...scalars.count {
      var prefix = String.UnicodeScalarView()
      prefix.append(contentsOf: scalars[..<count])
      let source = String(prefix)
      let (short, failure) = try Self.parserTokens(source, syntax)
      let (long, longFailure) = try Self.allTokens(source, syntax)
      if let failure, Self.isOfLiteral(failure) {
        // The long way leaves literals unchecked.
        #expect(short == Array(long.prefix(short.count)), "\(quoted(source))")
      } else {
        #expect(short == long, "\(quoted(source))")
        #expect(failure == longFailure, "\(quoted(source))")
      }
    }
  }

  private static func isOfLiteral(_ issue: TemplateSyntaxIssue) -> Bool {
    issue.message.contains("unicodeescape") || issue.message.contains("identifier")
  }

  private static func parserTokens(
    _ source: String, _ syntax: Syntax
  ) throws -> ([String], TemplateSyntaxIssue?) {
    var lexer = try Lexer(source: source, syntax: syntax)
    while !lexer.hasEnded { lexer.readOn() }
    return (described(lexer), lexer.failure)
  }

  private static func allTokens(
    _ source: String, _ syntax: Syntax
  ) throws -> ([String], TemplateSyntaxIssue?) {
    var lexer = try Lexer(source: source, syntax: syntax)
    do throws(TemplateSyntaxIssue) {
      _ = try lexer.allTokens()
      return (described(lexer), nil)
    } catch {
      return (described(lexer), error)
    }
  }

  /// The tokens that mean something to the parser.
  private static func described(_ lexer: borrowing Lexer) -> [String] {
    lexer.tokens.elements(above: 0).filter { !trivia.contains($0.kind) }
      .map { "\($0.line) \($0.kind) \($0.detail) \($0.start)..<\($0.end)" }
  }

  private static let trivia: Set<TokenKind> = [
    .whitespace, .rawBegin, .rawEnd, .commentBegin, .comment, .commentEnd, .end, .failure,
  ]
}
