import Testing
import Torii

@Suite("Objects inside objects are freed without using up the stack")
struct DeepValueTests {
  @Test(arguments: [
    "cycler(ns.c)", "cycler(ns.c).next", "joiner(ns.c)", "[ns.c].append", "{'a': ns.c}.get",
    "{'a': ns.c}.items()", "{'a': ns.c}|reverse", "[ns.c]|reverse", "[ns.c]|map('upper')",
    "[ns.c].missing", "{'a': ns.c}.missing", "(ns.c,)", "namespace(c=ns.c)",
  ])
  func freesDeepNesting(_ expression: String) throws {
    let template = try Environment().template(
      from: """
        {% set ns = namespace(c=1) %}{% for i in range(200) %}{% for j in range(100) %}\
        {% set ns.c = EXPRESSION %}{% endfor %}{% endfor %}ok
        """.replacing("EXPRESSION", with: expression))
    #expect(try template.render() == "ok")
  }
}
