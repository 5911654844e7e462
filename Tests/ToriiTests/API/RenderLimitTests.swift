import Testing
import Torii

@Suite("A render stops at its limits")
struct RenderLimitTests {
  private func failure(
    _ source: String, _ context: [String: Value] = [:], files: [String: String] = [:],
    _ configure: (inout RenderLimits) -> Void
  ) -> TemplateError? {
    var environment = Environment()
    configure(&environment.limits)
    environment.loader = DictionaryLoader(files)
    environment.extensions = [.do]
    do throws(TemplateError) {
      _ = try environment.template(from: source).render(context)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "{% for i in range(100000) %}{% endfor %}",
    "{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}",
    "{{ range(100000)|sum }}",
    "{{ range(100000)|list|length }}",
    "{{ range(100000)|map('string')|join }}",
    "{% macro m() %}{% endmacro %}{% for i in range(9000) %}{{ m() }}{{ m() }}{% endfor %}",
    "{% set l = range(200)|list %}{% for i in range(200) %}{{ l|sort|first }}{% endfor %}",
    "{% for i in range(2000) %}{% do 'a'.split() %}{{ 5000 in range(9000)|list }}{% endfor %}",
  ])
  func countsSteps(_ source: String) {
    let error = failure(source) { $0.steps = 10_000 }
    #expect(error?.kind == .limit, "\(error?.message ?? "no error")")
    #expect(failure(source) { $0.steps = nil } == nil)
  }

  @Test(arguments: [
    "{% for i in range(1000) %}0123456789{% endfor %}",
    "{{ 'x' * 5000 }}",
    "{% set x %}{% for i in range(1000) %}0123456789{% endfor %}{% endset %}",
    "{% macro m() %}{% for i in range(1000) %}0123456789{% endfor %}{% endmacro %}{{ m() }}",
    "{% for i in range(500) %}{% include 'a' %}{% endfor %}",
  ])
  func boundsTheOutput(_ source: String) {
    let files = ["a": "0123456789"]
    let error = failure(source, files: files) { $0.outputBytes = 4000 }
    #expect(error?.kind == .limit, "\(error?.message ?? "no error")")
    #expect(failure(source, files: files) { $0.outputBytes = 1 << 20 } == nil)
  }

  @Test(arguments: [
    "{{ 'x' * 100000 }}", "{{ [0] * 100000 }}", "{{ (0,) * 100000 }}",
    "{{ range(100000)|list }}", "{{ 'x'|center(100000) }}", "{{ '%100000d' % 1 }}",
    "{{ 'x'.ljust(100000) }}", "{{ '{:100000}'.format(1) }}",
    "{% set ns = namespace(x='x') %}{% for i in range(20) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "{% set ns = namespace(x=[1]) %}{% for i in range(20) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
    "{{ 'a'|replace('a', 'b' * 9000)|replace('b', 'c' * 9000) }}",
    "{{ 2 ** 1000000 }}",
  ])
  func boundsValues(_ source: String) {
    let error = failure(source) { $0.valueSize = 10_000 }
    #expect(error?.kind == .limit || error?.kind == .overflow, "\(error?.message ?? "no error")")
  }

  @Test(arguments: [
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}"
      + "{% macro n() %}{% call m() %}{{ n() }}{% endcall %}{% endmacro %}{{ n() }}",
    "{% include 'self' %}",
    "{% block b %}{{ self.b() }}{% endblock %}",
    "{% for i in l recursive %}{{ loop(l) }}{% endfor %}",
    "{% import 'imported' as i %}",
    "{% extends 'extended' %}",
    "{% set ns = namespace() %}{% macro m() %}{{ ns.f() }}{% endmacro %}{% set ns.f = m %}{{ m() }}",
  ])
  func boundsDepth(_ source: String) {
    let files = [
      "self": "{% include 'self' %}", "imported": "{% import 'imported' as i %}",
      "extended": "{% extends 'extended' %}",
    ]
    for depth in [50, 1000, 1 << 40] {
      let error = failure(source, ["l": [1]], files: files) { $0.depth = depth }
      #expect(error?.kind == .recursion, "\(error?.message ?? "no error")")
    }
  }

  @Test func stopsBeforeASmallStackEnds() async {
    let error = failure("{% macro m() %}{{ [[m()]]|join }}{% endmacro %}{{ m() }}") {
      $0.depth = 1 << 40
      $0.stackBytes = 100 << 10
    }
    #expect(error?.kind == .recursion)
  }

  @Test func tellsTheLimit() {
    #expect(
      failure("{% for i in range(99) %}{% endfor %}") { $0.steps = 10 }?.message
        == "the template did more than 10 steps")
    #expect(
      failure("{{ 'x' * 99 }}") { $0.outputBytes = 10 }?.message
        == "the output is larger than the limit of 10 bytes")
    #expect(
      failure("{{ 'x' * 99 }}") { $0.valueSize = 10 }?.message
        == "a value would be larger than the limit of 10")
  }

  @Test func leavesSensibleTemplatesAlone() throws {
    var environment = Environment()
    environment.limits = .untrusted
    let template = try environment.template(
      from: "{% for i in range(1000) %}{{ loop.index }}{% endfor %}")
    #expect(try template.render().utf8.count == 2893)
  }
}
