import Testing
import Torii

/// A template that changes a container of the host changes a copy; all that it sees is the copy.
@Suite("Changed host values")
struct ChangedHostValueTests {
  // Expected outputs are those of Jinja2.
  private static let cases: [(template: String, expected: String)] = [
    (
      "{% for i in l %}{{ l.append(9) if l|length < 6 }}{{ i }}{% endfor %}",
      "None1None2None3999"
    ),
    (
      "{% for i in l %}{{ loop.index }}{{ l.append(9) if l|length < 6 }}{% endfor %}",
      "1None2None3None456"
    ),
    (
      "{% for i in l if i != 2 %}{{ l.append(9) if l|length < 6 }}{{ i }}{% endfor %}",
      "None1None3None999"
    ),
    ("{% for i in l %}{{ i }}{{ l.clear() }}{% endfor %}", "1None"),
    (
      "{% set v = l %}{% macro m() %}{{ v }}{% endmacro %}{{ l.append(4) }}{{ m() }}"
        + "{% set v = 'new' %}{{ m() }}",
      "None[1, 2, 3, 4]new"
    ),
    (
      "{% set v = l %}{% macro m() %}{{ v }}{% endmacro %}{% macro change() %}{{ v.append(4) }}"
        + "{% endmacro %}{{ change() }}{{ m() }}{% set v = 'new' %}{{ m() }}",
      "None[1, 2, 3, 4]new"
    ),
    (
      "{% macro outer() %}{% set v = l %}{% macro inner() %}{{ v }}{% endmacro %}"
        + "{{ inner() }}{{ l.append(4) }}{{ inner() }}{% set v = 'new' %}{{ inner() }}"
        + "{% endmacro %}{{ outer() }}",
      "[1, 2, 3]None[1, 2, 3, 4]new"
    ),
    (
      "{% macro make(ns) %}{% set v = l %}{% macro inner() %}{{ v }}{% endmacro %}"
        + "{% set ns.f = inner %}{% endmacro %}{% set ns = namespace() %}{{ make(ns) }}"
        + "{{ l.append(4) }}{{ ns.f() }}{{ l.append(5) }}{{ ns.f() }}",
      "None[1, 2, 3, 4]None[1, 2, 3, 4, 5]"
    ),
    (
      "{% set ns = namespace() %}{% macro m() %}{% set ns.m = 1 %}{{ l|length }}{% endmacro %}"
        + "{% set ns.m = m %}{{ ns.m() }}{{ ns.m }}",
      "31"
    ),
  ]

  @Test(arguments: cases)
  func areSeenEverywhere(template: String, expected: String) throws {
    let context: [String: Value] = ["l": [1, 2, 3]]
    #expect(try Environment().template(from: template).render(context) == expected)
  }
}
