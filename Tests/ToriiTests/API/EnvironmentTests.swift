import Synchronization
import Testing
import Torii

@Suite("An environment is a value that makes templates")
struct EnvironmentTests {
  @Test func copiesAreIndependent() throws {
    var original = Environment()
    original.globals["name"] = "one"
    var copy = original
    copy.globals["name"] = "two"
    #expect(try original.template(from: "{{ name }}").render() == "one")
    #expect(try copy.template(from: "{{ name }}").render() == "two")
  }

  @Test func templatesKeepTheEnvironmentThatMadeThem() throws {
    var environment = Environment()
    environment.globals["name"] = "one"
    let template = try environment.template(from: "{{ name }}{{ '<' }}{{ x }}")
    environment.globals["name"] = "two"
    environment.autoEscape = .enabled
    environment.undefined = .strict
    #expect(try template.render() == "one<")
  }

  @Test func loadedTemplatesFollowLaterChanges() throws {
    var environment = Environment()
    environment.loader = DictionaryLoader(["a": "old"])
    #expect(try environment.template(named: "a").render() == "old")
    environment.loader = DictionaryLoader(["a": "new"])
    #expect(try environment.template(named: "a").render() == "new")
  }

  @Test func namesTemplates() throws {
    var environment = Environment()
    environment.loader = DictionaryLoader(["a/b.html": "x"])
    #expect(try environment.template(named: "a/b.html").name == "a/b.html")
    #expect(try environment.template(from: "x").name == nil)
  }

  @Test func takesTheFirstTemplateThatExists() throws {
    var environment = Environment()
    environment.loader = DictionaryLoader(["b": "B", "c": "C"])
    #expect(try environment.template(firstOf: ["a", "b", "c"]).render() == "B")
  }

  @Test func tellsWhichTemplatesWereMissing() throws {
    var environment = Environment()
    environment.loader = DictionaryLoader(["index.html": ""])
    let one = #expect(throws: TemplateError.self) { try environment.template(named: "indx.html") }
    #expect(one?.kind == .templateNotFound)
    #expect(one?.notFoundNames == ["indx.html"])
    #expect(one?.hint == "did you mean 'index.html'?")
    let several = #expect(throws: TemplateError.self) {
      try environment.template(firstOf: ["a", "b"])
    }
    #expect(several?.kind == .templatesNotFound)
    #expect(several?.notFoundNames == ["a", "b"])
    let none = #expect(throws: TemplateError.self) { try environment.template(firstOf: []) }
    #expect(none?.kind == .templatesNotFound)
  }

  @Test func needsALoader() {
    let error = #expect(throws: TemplateError.self) { try Environment().template(named: "a") }
    #expect(error?.kind == .type)
    #expect(error?.message == "no loader for this environment specified")
  }

  @Test func givesTemplatesGlobalsOfTheirOwn() throws {
    var environment = Environment()
    environment.globals["x"] = "environment"
    environment.globals["y"] = "environment"
    let template = try environment.template(
      from: "{{ x }} {{ y }} {{ z }}", globals: ["x": "template", "z": "template"])
    #expect(try template.render(["z": "context"]) == "template environment context")
  }

  @Test func switchesExtensionsOn() throws {
    var environment = Environment()
    #expect(throws: TemplateError.self) { try environment.template(from: "{% do 1 %}") }
    environment.extensions = [.do]
    #expect(try environment.template(from: "[{% do 1 %}]").render() == "[]")
  }

  @Test func debugsTheContext() throws {
    var environment = Environment()
    environment.extensions = [.debug]
    let text = try environment.template(from: "{% set b = 2 %}{% debug %}").render(["a": 1])
    #expect(text.contains("{'context': {"))
    #expect(text.contains("'a': 1"))
    #expect(text.contains("'filters': ['abs',"))
    #expect(text.contains("'tests': ["))
  }

  @Test func refusesToBreakOutsideOfLoops() {
    var environment = Environment()
    environment.extensions = [.loopControls]
    for source in [
      "{% break %}", "{% continue %}",
      "{% for i in [1] %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}",
    ] {
      let error = #expect(throws: TemplateError.self) { try environment.template(from: source) }
      #expect(error?.kind == .pythonSyntax, "\(source)")
    }
  }

  @Test func finalizesWhatIsPrinted() throws {
    var environment = Environment()
    environment.finalize = { value in
      if case .none = value { return "" }
      return value
    }
    #expect(
      try environment.template(from: "[{{ none }}|{{ x }}|{{ 1 }}]").render(["x": .none]) == "[||1]"
    )
  }

  /// As Jinja2 does: where a variable decides on escaping, the template's own text is finalized.
  @Test func finalizesTextWhereEscapingIsDynamic() throws {
    var environment = Environment()
    environment.finalize = { value in .string("[\(value.stringValue ?? "")]") }
    let template = try environment.template(
      from: "<a>{% autoescape flag %}<b>{{ x }}{% endautoescape %}")
    #expect(try template.render(["x": "<", "flag": true]) == "<a>[&lt;b&gt;][&lt;]")
    #expect(try template.render(["x": "<", "flag": false]) == "<a>[<b>][<]")
  }

  @Test func escapesByTheTemplatesName() throws {
    var environment = Environment()
    environment.autoEscape = .select()
    environment.loader = DictionaryLoader(["a.html": "{{ x }}", "a.txt": "{{ x }}"])
    #expect(try environment.template(named: "a.html").render(["x": "<"]) == "&lt;")
    #expect(try environment.template(named: "a.txt").render(["x": "<"]) == "<")
  }

  @Test func compilesExpressions() throws {
    let environment = Environment()
    let expression = try environment.compileExpression("a + b * 2")
    #expect(try expression.evaluate(["a": 1, "b": 2]).intValue == 5)
    #expect(try expression.evaluate(["a": 0.5, "b": 2]).doubleValue == 4.5)
  }

  @Test func turnsUndefinedResultsIntoNone() throws {
    let expression = try Environment().compileExpression("missing")
    guard case .none = try expression.evaluate() else {
      Issue.record("a missing value is None")
      return
    }
    guard case .undefined = try expression.evaluate(undefinedToNone: false) else {
      Issue.record("a missing value stays undefined")
      return
    }
  }

  @Test(arguments: ["", "1 +", "1 2", "{{ 1 }}", "a b c", "1 if"])
  func refusesWhatIsNoExpression(_ source: String) {
    let error = #expect(throws: TemplateError.self) {
      try Environment().compileExpression(source)
    }
    #expect(error?.kind == .syntax)
  }

  @Test func keepsResultsOfExpressionsAlive() throws {
    let expression = try Environment().compileExpression("[a, {'b': a}, namespace(c=a).c]")
    let value = try expression.evaluate(["a": [1, 2]])
    #expect(value.arrayValue?.count == 3)
    #expect(value.arrayValue?[0].arrayValue?.compactMap(\.intValue) == [1, 2])
    #expect(value.arrayValue?[1].dictionaryValue?["b"]?.arrayValue?.count == 2)
  }

  @Test func changedCopiesAreOverlays() throws {
    var environment = Environment()
    environment.filters["twice"] = Filter { (text: String) in text + text }
    var overlay = environment
    overlay.syntax.variableStart = "${"
    overlay.syntax.variableEnd = "}"
    #expect(try overlay.template(from: "${ 'a'|twice } {{ 1 }}").render() == "aa {{ 1 }}")
    #expect(try environment.template(from: "{{ 'a'|twice }}").render() == "aa")
  }

  @Test(arguments: [
    #"{% extends "base.html" %}"#, #"{% include "base.html" %}"#,
    #"{% include ["missing.html", "base.html"] %}"#,
    #"{% import "base.html" as m %}{{ m }}"#, #"{% include name %}"#,
  ])
  func resolvesNamesFromTheTemplateThatHasThem(_ source: String) throws {
    var environment = Environment()
    environment.loader = DictionaryLoader([
      "blog/post.html": source, "blog/base.html": "right", "base.html": "wrong",
    ])
    environment.resolvesName = { name, parent in
      parent.split(separator: "/").dropLast().map { $0 + "/" }.joined() + name
    }
    let template = try environment.template(named: "blog/post.html")
    #expect(try template.render(["name": "base.html"]) == "right")
  }

  @Test func templatesWithoutNameLeaveNamesAlone() throws {
    var environment = Environment()
    environment.loader = DictionaryLoader(["a": "A"])
    environment.resolvesName = { _, _ in "b" }
    #expect(try environment.template(from: "{% include 'a' %}").render() == "A")
  }

  @Test(arguments: [(nil, 3), (3, 3), (2, 3), (1, 5), (0, 5)] as [(Int?, Int)])
  func keepsTheTemplatesThatWereUsedLast(_ size: Int?, _ expected: Int) throws {
    let loads = Mutex(0)
    var environment = Environment()
    environment.cacheSize = size
    environment.loader = FunctionLoader { name in
      loads.withLock { $0 += 1 }
      return LoadedSource(name)
    }
    for name in ["a", "b", "a", "c", "a"] {
      #expect(try environment.template(named: name).render() == name)
    }
    #expect(loads.withLock { $0 } == expected)
  }
}
