import Testing

@testable import Torii

/// Copied places keep what they copied until the render ends, so there is nothing to see with them.
private let copiesPlaces: Bool = {
  #if TORII_COPIES_PLACES
    true
  #else
    false
  #endif
}()

@Suite("What a render keeps for its end is bounded", .disabled(if: copiesPlaces))
struct RenderMemoryTests {
  @Test(arguments: [
    "{% for i in range(5000) %}{% for j in [1] %}{{ loop.cycle }}{% endfor %}{% endfor %}",
    "{% for i in range(5000) %}{% set n = namespace(a=[]) %}{% endfor %}",
    "{% for i in range(5000) %}{% set l = [] %}{% do l.append([i]) %}{% endfor %}",
    "{% set l = [] %}{% for i in range(5000) %}{% do l.append([i]) %}{% endfor %}",
    "{% set d = {} %}{% for i in range(5000) %}{% do d.update({i: []}) %}{% endfor %}",
    "{% macro m(a) %}{% for i in [1] %}{% call n() %}{{ a }}{% endcall %}{% endfor %}{% endmacro %}"
      + "{% macro n() %}{{ caller() }}{% endmacro %}{% for i in range(5000) %}{{ m(i) }}{% endfor %}",
  ])
  func isBounded(_ source: String) throws {
    var environment = Environment()
    environment.extensions = [.do]
    let template = try environment.template(from: source)
    let kept = try template.withRender(Value.Dict()) { (machine) throws(TemplateError) in
      machine.pointee.session.registeredCount
    }
    #expect(kept <= 600)
  }
}
