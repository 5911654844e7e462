import Testing
import Torii

@Suite("Questions to a template")
struct TemplateInspectionTests {
  /// What `jinja2.meta.find_undeclared_variables` answers.
  @Test(
    "name the variables that it looks up",
    arguments: [
      ("{{ a }}{% set b = c %}{{ b }}{{ range(d) }}", ["a", "c", "d"]),
      (
        "{% for x in xs if y %}{{ x }}{{ loop.index }}{% else %}{{ x }}{% endfor %}",
        ["x", "xs", "y"]
      ),
      ("{% macro m(a, b=c) %}{{ a }}{{ caller() }}{% endmacro %}{{ m(n) }}", ["c", "n"]),
      ("{% with a = b %}{{ a }}{% endwith %}{{ super() }}{{ self.x() }}", ["b", "super"]),
      ("{% block q %}{{ z }}{% endblock %}{% import t as u %}{{ u.v }}", ["t", "z"]),
      // Python would refuse the code of these, but nobody asks it to compile it.
      ("{% break %}{{ a }}", ["a"]),
      ("{{ f(k=1, k=b) }}{% continue %}", ["b", "f"]),
      ("{% macro m(p, p) %}{{ x }}{% endmacro %}", ["x"]),
    ])
  func undeclaredVariables(_ source: String, _ names: [String]) throws {
    var environment = Environment()
    environment.extensions = [.loopControls]
    #expect(try environment.undeclaredVariables(in: source).sorted() == names)
  }
}
