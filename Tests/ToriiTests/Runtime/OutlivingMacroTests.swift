import Synchronization
import Testing

@testable import Torii

@Suite("A macro that outlives its template")
struct OutlivingMacroTests {
  private final class Box: Sendable {
    let value = Mutex<Value>(.none)
  }

  /// A macro that a host's function has taken out of a render whose template is gone.
  private func outliving(_ source: String, in environment: inout Environment) throws -> Value {
    let box = Box()
    environment.globals["keep"] = .object(
      FunctionObject(
        Function(Signature("keep", "value")) { arguments in
          let value = arguments[0]
          box.value.withLock { $0 = value }
          return .string("")
        }))
    _ = try environment.template(from: source).render()
    return box.value.withLock { $0 }
  }

  @Test("names the place in its own template when it fails")
  func failure() throws {
    var environment = Environment()
    let macro = try outliving(
      "{% macro m(n) %}\n{{ 1 // n }}{% endmacro %}{{ keep(m) }}", in: &environment)
    let template = try environment.template(from: "{{ m(0) }}")
    let error = #expect(throws: TemplateError.self) { try template.render(["m": macro]) }
    #expect(error?.kind == .zeroDivision)
    #expect(error?.line == 2)
    #expect(error?.excerpt != nil)
  }
}
