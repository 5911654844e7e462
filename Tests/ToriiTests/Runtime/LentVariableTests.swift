import Testing
import Torii

/// A filter borrows the variables that it is given: they stay what they were while it runs, whatever
/// the templates do that it calls.
@Suite("Variables that are lent to filters")
struct LentVariableTests {
  /// `around(value, text, call)`: calls with the text, then puts value, text and result together.
  private static let around = Filter(Signature("around", "value, text, call")) {
    (arguments) throws(TemplateError) in
    guard case .object(let object) = arguments[2] else { return .none }
    let frame = CallFrame(
      values: arguments.values + 1, positionalCount: 1,
      keywords: UnsafeBufferPointer(start: nil, count: 0))
    let called = try object.call(frame, arguments.machine)
    let parts = [arguments[0], arguments[1], called]
    var text = ""
    for part in parts { text += try arguments.machine.text(of: part) }
    return .string(text)
  }

  // Expected outputs are those of Jinja2 with the same filter.
  private static let cases: [(template: String, expected: String)] = [
    (
      "{% macro m(v) %}{% set t = v ~ '!' %}{{ t }}{% endmacro %}{% set t = ['a', 'b']|join %}"
        + "{{ 'x'|around(t, m) }}{{ t }}",
      "xabab!ab"
    ),
    (
      "{% for t in [['p', 'q'], ['r']] recursive %}{% if t is string %}{{ t }}{% else %}"
        + "{{ 'x'|around(t, loop) }}{% endif %}{% endfor %}",
      "x['p', 'q']pqx['r']r"
    ),
  ]

  @Test(arguments: cases)
  func areAsTheyWere(template: String, expected: String) throws {
    var environment = Environment()
    environment.filters["around"] = Self.around
    #expect(try environment.template(from: template).render() == expected)
  }
}
