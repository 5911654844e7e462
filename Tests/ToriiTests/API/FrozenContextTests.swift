import Testing
import Torii

@Suite("A template never changes the values that it is given")
struct FrozenContextTests {
  private func render(_ source: String, _ context: [String: Value]) throws(TemplateError) -> String
  {
    var environment = Environment()
    environment.extensions = [.do]
    environment.loader = DictionaryLoader([
      "inc": "{% do items.append('inc') %}{{ items|length }}",
      "lib": "{% macro add(l) %}{% do l.append('lib') %}{% endmacro %}",
    ])
    return try environment.template(from: source).render(context)
  }

  @Test(arguments: [
    ("{% do items.append(3) %}{{ items }}", "[1, 2, 3]"),
    ("{% set a = items %}{% do a.append(3) %}{{ items }}{{ a }}", "[1, 2, 3][1, 2, 3]"),
    ("{% set a = items %}{% do items.append(3) %}{{ a }}", "[1, 2, 3]"),
    ("{% do data.list.append(3) %}{{ data.list }}{{ items }}", "[1, 2, 3][1, 2, 3]"),
    ("{% do items.append(3) %}{{ data.list }}", "[1, 2, 3]"),
    ("{% do data.update(x=1) %}{{ data.x }}{{ data|length }}", "12"),
    ("{% for i in [1, 2] %}{% do items.append(9) %}{% endfor %}{{ items }}", "[1, 2, 9, 9]"),
    ("{% macro m(l) %}{% do l.append(3) %}{% endmacro %}{{ m(items) }}{{ items }}", "[1, 2, 3]"),
    ("{% macro m() %}{% do items.append(3) %}{% endmacro %}{{ m() }}{{ items }}", "[1, 2, 3]"),
    ("{% include 'inc' %}{{ items }}", "3[1, 2, 'inc']"),
    ("{% from 'lib' import add %}{{ add(items) }}{{ items }}", "[1, 2, 'lib']"),
    ("{% block b %}{% do items.append(3) %}{% endblock %}{{ items }}", "[1, 2, 3]"),
    ("{% set ns = namespace(l=items) %}{% do ns.l.append(3) %}{{ items }}", "[1, 2, 3]"),
    ("{% set ns = namespace(l=items) %}{% do items.append(3) %}{{ ns.l }}", "[1, 2, 3]"),
    (
      "{% set l = [items] %}{% do items.append(3) %}{{ l }}{{ l[0] is sameas items }}",
      "[[1, 2, 3]]True"
    ),
    ("{% with a=items %}{% do a.append(3) %}{% endwith %}{{ items }}", "[1, 2, 3]"),
    ("{% do items.reverse() %}{% do items.pop() %}{{ items }}", "[2]"),
    ("{% do items.append(items) %}{{ items }}", "[1, 2, [...]]"),
    ("{% do items.sort(reverse=true) %}{{ items|first }}", "2"),
    ("{% do data.pop('list') %}{{ data }}{{ items }}", "{}[1, 2]"),
    (
      "{% do data.setdefault('k', items).append(5) %}{{ items }}{{ data.k }}",
      "[1, 2, 5][1, 2, 5]"
    ),
  ])
  func showsChangesToAllNames(source: String, expected: String) throws {
    let items: Value = [1, 2]
    let context: [String: Value] = ["items": items, "data": ["list": items]]
    #expect(try render(source, context) == expected)
    #expect(try render("{{ items }}{{ data }}", context) == "[1, 2]{'list': [1, 2]}")
    #expect(items.arrayValue?.compactMap(\.intValue) == [1, 2])
  }

  @Test func keepsGlobalsOfTheEnvironment() throws {
    var environment = Environment()
    environment.extensions = [.do]
    environment.globals["shared"] = [1]
    let template = try environment.template(from: "{% do shared.append(2) %}{{ shared }}")
    for _ in 0..<3 { #expect(try template.render() == "[1, 2]") }
  }

  @Test func keepsConstantsOfTheTemplate() throws {
    var environment = Environment()
    environment.extensions = [.do]
    let template = try environment.template(
      from: "{% set l = [1, {'a': []}] %}{% do l.append(2) %}{% do l[1].a.append(3) %}{{ l }}")
    for _ in 0..<3 { #expect(try template.render() == "[1, {'a': [3]}, 2]") }
  }

  @Test func changesWhileItWalks() throws {
    let text = try render(
      "{% for i in items %}{{ i }}{% if i < 5 %}{% do items.append(i + 2) %}{% endif %}{% endfor %}",
      ["items": [1, 2]])
    #expect(text.utf8.count >= 2)
  }
}
