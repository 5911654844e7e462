import Testing
import Torii

/// What nests is bounded, what is a chain may be as long as Jinja2 allows, and nothing crashes.
@Suite("Limits of the parser")
struct ParserLimitTests {
  private static func chain(_ first: String, _ piece: String, _ count: Int, _ last: String)
    -> String
  {
    first + String(repeating: piece, count: count) + last
  }

  @Sendable private func issue(_ template: String) -> TemplateSyntaxIssue? {
    do throws(TemplateSyntaxIssue) {
      var parser = try Parser(source: template, options: ParserOptions())
      _ = try parser.parseTemplate()
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "What Jinja2 can read is read",
    arguments: [
      chain("{{ ", "(", 69, "1" + String(repeating: ")", count: 69) + " }}"),
      chain("{{ ", "[", 69, String(repeating: "]", count: 69) + " }}"),
      chain("{{ 1", " + 1", 491, " }}"), chain("{{ 1", " ** 1", 491, " }}"),
      chain("{{ 1", " and 1", 491, " }}"), chain("{{ ", "not ", 491, "1 }}"),
      chain("{{ ", "-", 491, "1 }}"), chain("{{ 1", "|abs", 328, " }}"),
      chain("{{ a", "[0]", 197, " }}"), chain("{{ a", ".b", 197, " }}"),
      chain("{{ 1", " if a else 1", 197, " }}"), chain("{{ 1", " ~ 1", 5000, " }}"),
      chain("{{ 1", " < 1", 5000, " }}"), chain("{{ [", "1,", 5000, "] }}"),
      chain("{% if a %}", "{% elif b %}", 2982, "{% endif %}"),
      chain("", "{% for a in b %}", 20, String(repeating: "{% endfor %}", count: 20)),
    ])
  func readable(template: String) {
    #expect(issue(template) == nil)
  }

  @Test(
    "What would take too much of the stack is an error",
    arguments: [
      "(", "[", "{1:", "f(", "a[", "a|b(", "1 + (", "not (", "a if (", "a is b(", "x.y(z=",
      "1 or 1 and not 1 < 1 + 1 ~ 1 * 1 ** (", "-", "not ", "1 + ", "1 ** ", "a and ",
      "a if b else ",
      "a if b if ", "a == (b ~ ", "(((1 + 1) * ",
    ])
  func nestedExpressions(piece: String) {
    #expect(issue("{{ " + String(repeating: piece, count: 20_000)) != nil)
  }

  @Test(
    "Long chains of postfixes are an error",
    arguments: [
      "|f", ".a", "[0]", "()", " is a|b", "|f()", ".0", "[1:2]",
    ])
  func longChains(piece: String) {
    #expect(issue("{{ a" + String(repeating: piece, count: 20_000) + " }}") != nil)
  }

  @Test(
    "Statements nest to a bounded depth",
    arguments: [
      "{% if a %}", "{% for a in b %}", "{% with %}", "{% block a %}", "{% macro a() %}",
      "{% call a() %}", "{% filter a %}", "{% set a %}", "{% autoescape a %}",
      "{% if a %}{% else %}", "{% for a in b %}{% else %}",
    ])
  func nestedStatements(piece: String) {
    // Built with a sanitizer, the parser would run out of a usual stack before it has counted that
    // far.
    let message = onThread(stackBytes: 256 << 20) {
      issue(String(repeating: piece, count: 20_000))?.message ?? ""
    }
    #expect(message == "statements are nested too deeply")
  }

  @Test(
    "Brackets behind operators stay within a small stack",
    arguments: [
      ("a+(", "a", ")"), ("a is in [", "a", "]"), ("a or a+(", "a", ")"),
      ("a if a==a+{a:", "1", "} else 1"), ("a(", "a", ")"), ("a[", "a", "]"),
      ("not a|b(", "a", ")"),
      ("a.b ** -(", "a", ")"), ("(", "a", ")"), ("a ~ [", "a", "]"), ("a < {a: ", "a", "}"),
    ])
  func nestedBrackets(open: String, inside: String, close: String) {
    let source =
      "{{ " + String(repeating: open, count: 98) + inside + String(repeating: close, count: 98)
      + " }}"
    let message = onThread(stackBytes: 512 << 10) { issue(source)?.message ?? "" }
    // How deep it gets there depends on how it was built.
    #expect(message == "" || message == "the template is nested too deeply")
  }
}
