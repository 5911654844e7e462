import Testing
import Torii

@Suite("Swift closures become filters, tests and functions")
struct TypedCallableTests {
  private struct Broken: Error, Equatable { let code: Int }

  private func render(
    _ source: String, _ configure: (inout Environment) -> Void
  ) throws(TemplateError) -> String {
    var environment = Environment()
    configure(&environment)
    return try environment.template(from: source).render()
  }

  private func failure(
    _ source: String, _ configure: (inout Environment) -> Void
  ) -> TemplateError? {
    do throws(TemplateError) {
      _ = try render(source, configure)
      return nil
    } catch {
      return error
    }
  }

  @Test func filtersGetTheirValueAndArguments() throws {
    let text = try render("{{ 'a'|shout }}{{ 'b'|shout(3) }}{{ 'c'|shout(none) }}") {
      $0.filters["shout"] = Filter { (text: String, times: Int?) in
        text + String(repeating: "!", count: times ?? 1)
      }
    }
    #expect(text == "a!b!!!c!")
  }

  @Test func testsTellTrueFromFalse() throws {
    let text = try render("{{ 4 is above(3) }}{{ 2 is above(3) }}{{ 2 is not above 3 }}") {
      $0.tests["above"] = TemplateTest { (value: Int, limit: Int) in value > limit }
    }
    #expect(text == "TrueFalseTrue")
  }

  @Test func functionsAreGlobals() throws {
    let text = try render("{{ double(21) }} {{ now() }}") {
      $0.globals["double"] = .function { (number: Int) in number * 2 }
      $0.globals["now"] = .function { "noon" }
    }
    #expect(text == "42 noon")
  }

  @Test func namedParametersTakeKeywords() throws {
    let configure: (inout Environment) -> Void = {
      $0.filters["pad"] = Filter(names: ["value", "with", "times"]) {
        (text: String, filler: String, times: Int?) in
        text + String(repeating: filler, count: times ?? 2)
      }
    }
    #expect(try render("{{ 'a'|pad(with='-') }}", configure) == "a--")
    #expect(try render("{{ 'a'|pad(times=1, with='-') }}", configure) == "a-")
    #expect(try render("{{ 'a'|pad('+', times=3) }}", configure) == "a+++")
    let unknown = failure("{{ 'a'|pad('-', colour=1) }}", configure)
    #expect(unknown?.kind == .type)
    #expect(unknown?.message.contains("'colour'") == true)
  }

  @Test func messagesNameWhatWasRegistered() {
    let configure: (inout Environment) -> Void = {
      $0.filters["pad"] = Filter(names: ["value", "with"]) { (text: String, filler: String) in
        text + filler
      }
      $0.tests["above"] = TemplateTest { (value: Int, limit: Int) in value > limit }
      $0.globals["double"] = .function { (number: Int) in number * 2 }
    }
    for (source, message) in [
      ("{{ 'a'|pad }}", "pad() missing 1 required positional argument: 'with'"),
      ("{{ ['a']|map('pad')|list }}", "pad() missing 1 required positional argument: 'with'"),
      ("{{ 1 is above }}", "above expected 2 arguments, got 1"),
      ("{{ double() }}", "double() takes exactly one argument (0 given)"),
    ] {
      #expect(failure(source, configure)?.message == message, "\(source)")
    }
  }

  @Test func unnamedParametersTakeNoKeywords() {
    let error = failure("{{ f(argument1=1) }}") {
      $0.globals["f"] = .function { (number: Int) in number }
    }
    #expect(error?.kind == .type)
  }

  @Test(arguments: [
    ("{{ f('x') }}", "argument 1 must be an integer, not str"),
    ("{{ f(1.5) }}", "argument 1 must be an integer, not float"),
    ("{{ f(none) }}", "argument 1 must be an integer, not NoneType"),
    ("{{ f([]) }}", "argument 1 must be an integer, not list"),
    ("{{ f(10 ** 30) }}", "argument 1 must be an integer, not int"),
  ])
  func refusesArgumentsOfOtherTypes(source: String, message: String) {
    let error = failure(source) { $0.globals["f"] = .function { (number: Int) in number } }
    #expect(error?.kind == .type)
    #expect(error?.message == message)
    #expect(error?.line == 1)
  }

  @Test func refusesUndefinedArguments() {
    let error = failure("{{ f(missing) }}") {
      $0.globals["f"] = .function { (number: Int) in number }
    }
    #expect(error?.kind == .undefined)
    #expect(error?.message == "'missing' is undefined")
  }

  @Test func refusesTheWrongNumberOfArguments() {
    for source in ["{{ f() }}", "{{ f(1, 2, 3) }}"] {
      let error = failure(source) {
        $0.globals["f"] = .function { (a: Int, b: Int?) in a + (b ?? 0) }
      }
      #expect(error?.kind == .type)
    }
  }

  @Test func takesCollections() throws {
    let text = try render("{{ total([1, 2, 3]) }} {{ names({'a': 1, 'b': 2}) }} {{ any([1]) }}") {
      $0.globals["total"] = .function { (numbers: [Int]) in numbers.reduce(0, +) }
      $0.globals["names"] = .function { (pairs: [String: Int]) in pairs.keys.sorted() }
      $0.globals["any"] = .function { (value: Value) in value }
    }
    #expect(text == "6 ['a', 'b'] [1]")
  }

  @Test func keepsTheErrorOfTheClosure() {
    let source = "line\n{{ 1|f }}"
    let filter = failure(source) {
      $0.filters["f"] = Filter { (number: Int) throws -> Int in throw Broken(code: number) }
    }
    #expect(filter?.kind == .host)
    #expect(filter?.cause as? Broken == Broken(code: 1))
    #expect(filter?.line == 2)
    let test = failure("{{ 2 is f }}") {
      $0.tests["f"] = TemplateTest { (number: Int) throws -> Bool in throw Broken(code: number) }
    }
    #expect(test?.cause as? Broken == Broken(code: 2))
    let function = failure("{{ f(3) }}") {
      $0.globals["f"] = .function { (number: Int) throws -> Int in throw Broken(code: number) }
    }
    #expect(function?.cause as? Broken == Broken(code: 3))
  }

  @Test func keepsTheErrorOfFinalize() {
    let error = failure("{{ x }}") { $0.finalize = { _ in throw Broken(code: 4) } }
    #expect(error?.cause as? Broken == Broken(code: 4))
  }

  @Test func escapesWhatTheyReturn() throws {
    let text = try render("{{ text() }}{{ safe() }}") {
      $0.autoEscape = .enabled
      $0.globals["text"] = .function { "<" }
      $0.globals["safe"] = .function { Value.markup("<") }
    }
    #expect(text == "&lt;<")
  }

  @Test func replacesBuiltIns() throws {
    let text = try render("{{ 'a'|upper }}{% if 1 is odd %}x{% endif %}") {
      $0.filters["upper"] = Filter { (text: String) in "custom " + text }
      $0.tests["odd"] = TemplateTest { (_: Int) in false }
    }
    #expect(text == "custom a")
  }

  @Test func removesBuiltIns() {
    let error = failure("{{ 'a'|upper }}") { $0.filters["upper"] = nil }
    #expect(error?.kind == .assertion)
  }
}
