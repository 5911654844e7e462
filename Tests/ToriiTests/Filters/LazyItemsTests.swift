import Testing
import Torii

@Suite("Filters that work item by item")
struct LazyItemsTests {
  /// Filters of filters, 15 000 of them.
  static let nesting = [
    "ns.x|map('abs')", "ns.x|select", "ns.x|rejectattr('y')", "ns.x|batch(2)", "ns.x|slice(2)",
    "ns.x|unique", "ns.x|items", "[1]|map('default', ns.x)", "[ns.x]|map('list')",
    "[[ns.x], ns.x]|batch(1)", "{'a': ns.x}|items", "[1, 2]|batch(2, ns.x)",
  ]

  @Test("Nested without end, they are released without recursion", arguments: nesting)
  func releasesDeepNesting(_ expression: String) throws {
    let source = """
      {% set ns = namespace(x=[1]) %}{% for i in range(15000) %}{% set ns.x = \(expression) %}\
      {% endfor %}done
      """
    #expect(try Environment().template(from: source).render() == "done")
  }

  @Test(
    "Begun and then dropped, they are released without recursion",
    arguments: [
      "[ns.x, 1]|batch(1)", "[1, ns.x]|batch(1)", "[ns.x, 1]|slice(2)", "[ns.x, 1]|unique",
      "[[ns.x], 1]|map('default')",
    ])
  func releasesDeepNestingOfBegunOnes(_ expression: String) throws {
    let source = """
      {% set ns = namespace(x=1) %}{% for i in range(15000) %}{% set ns.x = \(expression) %}\
      {% set first = ns.x|first %}{% endfor %}done
      """
    #expect(try Environment().template(from: source).render() == "done")
  }

  @Test("Walked when nested too deeply, they fail")
  func refusesToWalkDeepNesting() throws {
    let source = """
      {% set ns = namespace(x=[1]) %}{% for i in range(15000) %}{% set ns.x = ns.x|map('abs') %}\
      {% endfor %}{{ ns.x|list }}
      """
    let template = try Environment().template(from: source)
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.kind == .recursion)
  }

  @Test(
    "A step limit ends endless work",
    arguments: [
      "[]|slice(10 ** 30)|list", "range(10 ** 9)|map('abs')|list", "range(10 ** 9)|sum",
      "range(10 ** 9)|max", "range(10 ** 9)|join", "range(10 ** 9)|unique|list",
      "range(10 ** 9)|sort", "range(10 ** 9)|batch(3)|list", "range(10 ** 9)|reject|list",
      "[1]|batch(10 ** 12, 0)|list", "range(10 ** 9)|groupby(0)",
    ])
  func chargesItems(_ expression: String) throws {
    var environment = Environment()
    environment.limits = .untrusted
    environment.limits.steps = 100_000
    let template = try environment.template(from: "{{ \(expression) }}")
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.kind == .limit)
  }
}
