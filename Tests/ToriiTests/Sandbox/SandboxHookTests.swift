import Testing
import Torii

@Suite("A host has its own word in the sandbox")
struct SandboxHookTests {
  private struct Refusal: Error, CustomStringConvertible { let description = "too expensive" }

  private func environment(_ configure: (inout SandboxHooks) -> Void) -> Environment {
    var environment = Environment()
    environment.sandbox = .sandboxed
    configure(&environment.sandboxHooks)
    return environment
  }

  @Test(arguments: BinaryOperator.allCases)
  func interceptsBinaryOperators(_ operation: BinaryOperator) throws {
    let environment = environment {
      $0.binaryOperators[operation] = { left, right, _ in .list(Value.List([left, right])) }
    }
    for operands in ["7 OP 2", "a OP b"] {
      let source = "{{ " + operands.replacing("OP", with: operation.rawValue) + " }}"
      let template = try environment.template(from: source)
      #expect(try template.render(["a": 7, "b": 2]) == "[7, 2]")
    }
  }

  @Test(arguments: UnaryOperator.allCases)
  func interceptsSigns(_ operation: UnaryOperator) throws {
    let environment = environment {
      $0.unaryOperators[operation] = { operand, _ in .tuple(Value.List([operand])) }
    }
    for operand in ["7", "a"] {
      let template = try environment.template(from: "{{ \(operation.rawValue)\(operand) }}")
      #expect(try template.render(["a": 7]) == "(7,)")
    }
  }

  @Test func interceptorsMayApplyTheOperator() throws {
    let environment = environment {
      $0.binaryOperators[.add] = { left, right, apply in try apply(try apply(left, right), 100) }
      $0.unaryOperators[.negative] = { operand, apply in try apply(try apply(operand)) }
    }
    #expect(try environment.template(from: "{{ 1 + 2 }} {{ -3 }}").render() == "103 3")
  }

  @Test func interceptorsMayRefuse() throws {
    let environment = environment { $0.binaryOperators[.power] = { _, _, _ in throw Refusal() } }
    let template = try environment.template(from: "a\n{{ 2 ** 3 }}")
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.message == "too expensive")
    #expect(error?.line == 2)
  }

  @Test func nothingIsInterceptedOutsideTheSandbox() throws {
    var environment = environment { $0.binaryOperators[.add] = { _, _, _ in 0 } }
    environment.sandbox = .off
    #expect(try environment.template(from: "{{ 1 + 2 }}").render() == "3")
  }

  @Test func decidesAboutAttributes() throws {
    let environment = environment {
      $0.isSafeAttribute = { _, name, isSafe in isSafe && name != "upper" }
    }
    #expect(try environment.template(from: "{{ 'a'.title() }}").render() == "A")
    for source in ["{{ 'a'.upper() }}", "{{ 'a'['upper']() }}", "{{ ('a'|attr('upper'))() }}"] {
      let template = try environment.template(from: source)
      let error = #expect(throws: TemplateError.self) { try template.render() }
      #expect(error?.message == "access to attribute 'upper' of 'str' object is unsafe.")
    }
  }

  @Test func decidesAboutCalls() throws {
    let environment = environment {
      $0.isSafeCallable = { !$0.isMacro }
    }
    #expect(try environment.template(from: "{{ 'a'.upper() }}").render() == "A")
    let source = "{% macro m() %}x{% endmacro %}{{ m() }}"
    let error = #expect(throws: TemplateError.self) {
      try environment.template(from: source).render()
    }
    #expect(error?.message == "<Macro 'm'> is not safely callable")
    #expect(error?.kind == .security)
  }
}

extension Value {
  fileprivate var isMacro: Bool {
    if case .object(let object) = self { object is MacroObject } else { false }
  }
}
