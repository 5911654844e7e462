import Testing
import Torii

@Suite("Errors say what is wrong, where, and how the render got there")
struct TemplateErrorTests {
  private func failure(
    _ source: String, _ context: [String: Value] = [:], files: [String: String] = [:],
    _ configure: (inout Environment) -> Void = { _ in }
  ) -> TemplateError? {
    var environment = Environment()
    environment.loader = DictionaryLoader(files)
    configure(&environment)
    do throws(TemplateError) {
      if source.isEmpty {
        _ = try environment.template(named: "page.html").render(context)
      } else {
        _ = try environment.template(from: source).render(context)
      }
      return nil
    } catch {
      return error
    }
  }

  @Test func describesAnUndefinedVariable() {
    let error = failure("<h1>\n  {{ posst.title }}\n", ["posts": []])
    #expect(
      error?.description == """
        UndefinedError: 'posst' is undefined
        <template>:2:6
          2 |   {{ posst.title }}
            |      ^^^^^^^^^^^
        hint: did you mean 'posts'?
        """)
  }

  @Test func describesTheWayThroughIncludesAndMacros() {
    let files = [
      "page.html": "{% import 'lib.html' as lib with context %}\n\n{{ lib.card(1) }}",
      "lib.html": "{% macro card(n) %}\n{% include 'part.html' %}\n{% endmacro %}",
      "part.html": "part\n{{ n // 0 }}",
    ]
    #expect(
      failure("", files: files)?.description == """
        ZeroDivisionError: integer division or modulo by zero
        part.html:2:4
          2 | {{ n // 0 }}
            |    ^^^^^^
        in part.html, called from lib.html:2
        in macro card, called from page.html:3
        """)
  }

  @Test func describesTheWayThroughBlocks() {
    let files = [
      "page.html": "{% extends 'base.html' %}{% block main %}\n{{ super() }}{% endblock %}",
      "base.html": "<\n{% block main %}{{ [].x.y }}{% endblock %}>",
    ]
    let error = failure("", files: files)
    #expect(error?.frames.map(\.location) == ["root", "root", "block main", "block main"])
    #expect(error?.frames.map(\.template) == ["page.html", "base.html", "page.html", "base.html"])
    #expect(error?.place == "base.html:2:20")
  }

  @Test(arguments: ["{% include 'part.html' %}", "{% import 'part.html' as part %}"])
  func describesTheWayToSyntaxErrors(_ statement: String) {
    let files = [
      "page.html": "\n{% include 'middle.html' %}",
      "middle.html": "a\nb\n\(statement)",
      "part.html": "part\n{{ n | nosuch }}",
    ]
    let error = failure("", files: files)
    #expect(error?.frames.map(\.template) == ["page.html", "middle.html", "part.html"])
    #expect(error?.frames.map(\.line) == [2, 3, 2])
    #expect(error?.place == "part.html:2:4")
  }

  @Test func asksForTheFirstOfNamesThatAreEquallyNear() {
    let names = ["page7", "page3", "page9", "page5", "page8", "page4", "page6"]
    let context = Dictionary(uniqueKeysWithValues: names.map { ($0, Value.int(1)) })
    #expect(failure("{{ page1.title }}", context)?.hint == "did you mean 'page3'?")
  }

  @Test func describesSyntaxErrors() {
    #expect(
      failure("one\ntwo {% fro x in y %}")?.description == """
        TemplateSyntaxError: Encountered unknown tag 'fro'.
        <template>:2:8
          2 | two {% fro x in y %}
            |        ^^^
        hint: did you mean 'for'?
        """)
  }

  @Test func describesUnknownFilters() {
    #expect(
      failure("{{ 'a'|uper }}")?.description == """
        TemplateAssertionError: No filter named 'uper'.
        <template>:1:4
          1 | {{ 'a'|uper }}
            |    ^^^^^^^^
        hint: did you mean 'upper'?
        """)
  }

  @Test(arguments: [
    ("{{ 1 is defind }}", "did you mean 'defined'?"),
    ("{% if true %}{{ 1|defualt }}{% endif %}", "did you mean 'default'?"),
    ("{% if true %}{{ 1 is evn }}{% endif %}", "did you mean 'even'?"),
    ("{% if a %}{% elseif b %}{% endif %}", "did you mean 'elif'?"),
    ("{% for i in x %}{% endofr %}", "did you mean 'endfor'?"),
    ("{% inclde 'x' %}", "did you mean 'include'?"),
    ("{% do 1 %}", "turn on the extension 'do'"),
    ("{% break %}", "turn on the extension 'loopControls'"),
    ("{% include 'part.htm' %}", "did you mean 'part.html'?"),
    ("{{ d.tilte.x }}", "did you mean 'title'?"),
    ("{{ d['tilte'].x }}", "did you mean 'title'?"),
    ("{% for item in [1] %}{{ itme.x }}{% endfor %}", "did you mean 'item'?"),
    ("{% macro card(a) %}{{ a }}{% endmacro %}{{ crad(1) }}", "did you mean 'card'?"),
    ("{{ rnage(3) }}", "did you mean 'range'?"),
  ])
  func offersTheNearMiss(source: String, hint: String) {
    let error = failure(source, ["d": ["title": "x"]], files: ["part.html": ""])
    #expect(error?.hint == hint, "\(error?.message ?? "no error")")
  }

  @Test(arguments: [
    "{{ zzzzzz.x }}", "{{ 1|qqqqqq }}", "{% wwwwwww %}", "{{ d.qqqqqq.x }}", "{{ x.y }}",
  ])
  func offersNothingThatIsFarOff(_ source: String) {
    #expect(failure(source, ["d": ["title": "x"], "_": 1])?.hint == nil)
  }

  @Test func describesMissingTemplates() {
    let error = failure("a\n{% include 'nope.html' %}")
    #expect(
      error?.description == """
        TemplateNotFound: nope.html
        <template>:2:4
          2 | {% include 'nope.html' %}
            |    ^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test func shortensDeepWays() {
    let error = failure(
      "{% macro m(n) %}{{ 1 // n }}{{ m(n - 1) }}{% endmacro %}{{ m(100) }}")
    let lines = error?.description.split(separator: "\n") ?? []
    #expect(lines.contains("... 85 more ..."))
    #expect(lines.count < 30)
  }

  @Test func shortensLongLines() {
    let filler = String(repeating: "é", count: 5000)
    let error = failure("\(filler){{ 1 // 0 }}\(filler)")
    let lines = error?.description.split(separator: "\n") ?? []
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.unicodeScalars.count < 160 })
    #expect(error?.column == 5004)
  }

  @Test func hidesControlCharacters() {
    let error = failure("{{ x\u{1B}[31m }}")
    #expect(error != nil)
    #expect(error?.description.unicodeScalars.contains("\u{1B}") == false)
    let undefined = failure("{{ d['\u{7}\u{202E}'].x }}", ["d": [:]])
    #expect(
      undefined?.description.unicodeScalars.contains { $0 == "\u{7}" || $0 == "\u{202E}" } == false)
  }

  @Test func marksTheColumnInCodePoints() {
    let error = failure("é🇩🇪 {{ 1 // 0 }}")
    #expect(error?.column == 8)
    #expect(error?.excerpt?.caretOffset == 7)
  }

  @Test func namesItsClass() {
    #expect(TemplateError.Kind.undefined.isJinja)
    #expect(!TemplateError.Kind.type.isJinja)
    #expect("\(TemplateError(.type, "wrong"))" == "TypeError: wrong")
  }
}
