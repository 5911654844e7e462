import Testing
import Torii

@Suite("What an environment keeps from one compilation to the next")
struct CompilerWorkspaceTests {
  private static func outcome(of source: String, in environment: Environment) -> String {
    outcome(Result { () throws(TemplateError) in try environment.template(from: source) })
  }

  /// What became of a template: its output, or its error.
  private static func outcome(_ template: Result<Template, TemplateError>) -> String {
    do throws(TemplateError) {
      return try template.get().render(["items": [1, 2, 3], "text": "<t>"])
    } catch {
      return "\(error.kind) at \(error.line ?? 0): \(error.message)"
    }
  }

  private static func environment() -> Environment {
    var environment = Environment()
    environment.autoEscape = .enabled
    environment.loader = DictionaryLoader([
      "base": "<{% block body %}base{% endblock %}>", "part": "{{ text }}{{ items|sum }}",
    ])
    return environment
  }

  /// In an order in which each comes after ones that leave much behind, or stop in the middle.
  private static let templates: [String] = [
    "{{ text }} {{ items|join('-') }}",
    "{% for x in items %}{% if x %}{{ x }",
    "{{ 'a\\n\\u00e9\\'' }}{{ \"<\\x41>\" }}{{ text }}",
    "{% macro m(a, b=2) %}{{ a }}{{ b }}{{ varargs }}{{ caller() if caller }}{% endmacro %}"
      + "{{ m(1) }}{{ m(1, 3, 4) }}{% call m(5) %}{{ text }}{% endcall %}",
    "{% macro m(a) %}{% for x in a %}{{ x|unknown }}{% endfor %}{% endmacro %}",
    manyNames(1500),
    "{{ n1 }}{{ n1499 }}{{ text }}{% set n1 = 'set' %}{{ n1 }}",
    "{% block a %}{{ text }}{% block b %}b{% endblock %}{% endblock %}{{ self.b() }}",
    "{% block a %}{% block a %}{% endblock %}{% endblock %}",
    "{% extends 'base' %}{% block body %}{{ super() }}{{ text }}{% endblock %}",
    String(repeating: "long é text ", count: 6000) + "{{ text }}",
    "{% for x in items recursive %}{{ loop.index }}{{ x }}{{ loop([]) }}{% else %}.{% endfor %}",
    "{{ (1, [2, {'k': 'v\\t'}]) }}{{ items is nothing_known }}",
    String(repeating: "{% for x in items %}", count: 40) + "{{ x }}",
    "{% set total = namespace(n=0) %}{% for x in items %}{% set total.n = total.n + x %}"
      + "{% endfor %}{{ total.n }}{% set s %}<{{ text }}>{% endset %}{{ s }}",
    "{% set a, b = 1, 'é' %}{{ a }}{{ b }}{% with a = 2 %}{{ a }}{% endwith %}{{ a }}",
    manyMacros(100),
    "{% include 'part' %}{% filter upper %}{{ text }}{% endfilter %}{{ m0 is defined }}",
    "{{ 'never closed }}", "{{ ) }}", "{% if x %}{% endfor %}", "{{ a.b[c](d)|upper ~ text }}", "",
    "{{ n0 is defined }}{{ self is defined }}{{ loop is defined }}{{ caller is defined }}",
  ]

  private static func manyNames(_ count: Int) -> String {
    (0..<count).map { "{% set n\($0) = \($0) %}" }.joined() + "{{ n0 + n1023 + n1024 + n1499 }}"
  }

  private static func manyMacros(_ count: Int) -> String {
    (0..<count).map { "{% macro m\($0)(a) %}{{ a }}{{ text }}\($0){% endmacro %}" }.joined()
      + "{{ m0(1) }}{{ m99('<') }}"
  }

  private static let expected = templates.map { outcome(of: $0, in: environment()) }

  @Test("changes no template", arguments: [false, true])
  func oneAfterAnother(backwards: Bool) {
    let environment = Self.environment()
    for round in 0..<2 {
      let order = Self.templates.indices
      for index in backwards ? Array(order.reversed()) : Array(order) {
        let found = Self.outcome(of: Self.templates[index], in: environment)
        #expect(found == Self.expected[index], "template \(index) in round \(round)")
      }
    }
  }

  @Test("changes no small template after any other")
  func everyPair() {
    let environment = Self.environment()
    let small = zip(Self.templates, Self.expected).filter { $0.0.utf8.count < 1000 }
    for (first, _) in small {
      for (second, expected) in small {
        _ = try? environment.template(from: first)
        let found = Self.outcome(of: second, in: environment)
        #expect(found == expected, "\(second.prefix(60)) after \(first.prefix(60))")
      }
    }
  }

  @Test("Templates that were compiled before render after others were compiled")
  func keptTemplates() {
    let environment = Self.environment()
    let kept = Self.templates.map { source in
      Result { () throws(TemplateError) in try environment.template(from: source) }
    }
    #expect(kept.map(Self.outcome) == Self.expected)
  }

  @Test("is used by one task at a time")
  func manyTasks() async {
    let environment = Self.environment()
    let differing = await withTaskGroup(of: [Int].self) { group in
      for task in 0..<8 {
        group.addTask {
          let count = Self.templates.count
          return (0..<count).map { ($0 + task * 3) % count }.filter {
            Self.outcome(of: Self.templates[$0], in: environment) != Self.expected[$0]
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(differing.isEmpty)
  }

  @Test(
    "The templates of these tests do what they are here for",
    arguments: [
      (0, "&lt;t&gt; 1-2-3"), (2, "a\né&#39;&lt;A&gt;&lt;t&gt;"), (5, "3546"),
      (6, "&lt;t&gt;set"), (14, "6<&lt;t&gt;>"), (23, "FalseTrueFalseFalse"),
    ])
  func isolated(_ index: Int, _ output: String) {
    #expect(Self.expected[index] == output)
  }
}
