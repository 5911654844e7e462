import Synchronization
import Testing

@testable import Torii

@Suite("Renders share the modules of macros")
struct SharedModuleTests {
  private static let page = "{% from 'lib' import f %}{{ f(1) }}{{ f(2) }}"

  private func environment(
    _ lib: String, keepsTemplates: Bool = true, _ others: [String: String] = [:]
  ) -> Environment {
    var environment = Environment()
    environment.extensions = [.do]
    environment.reloadsChanged = !keepsTemplates
    if keepsTemplates { environment.cacheSize = nil }
    environment.loader = DictionaryLoader(
      others.merging(["lib": lib, "page": Self.page]) { first, _ in first })
    return environment
  }

  private func shared(_ name: String, _ environment: Environment) throws -> ModuleObject? {
    try environment.template(named: name).program.sharedModule.load()?.module
  }

  @Test(arguments: [
    "{% macro f(x) %}<{{ x }}>{% endmacro %}",
    "text {# note #}\n{% macro f(x=g()) %}<{{ x }}>{% endmacro %}{% macro g() %}{% endmacro %}",
    "{% from 'other' import h %}{% macro f(x) %}{{ h(x) }}{% endmacro %}",
    "{% import 'other' as other %}{% macro f(x) %}{{ other.h(x) }}{% endmacro %}",
  ])
  func macrosAreMadeOnce(_ lib: String) throws {
    let environment = environment(lib, ["other": "{% macro h(x) %}<{{ x }}>{% endmacro %}"])
    #expect(try environment.template(named: "page").render() == "<1><2>")
    let first = try #require(try shared("lib", environment))
    #expect(try environment.template(named: "page").render() == "<1><2>")
    #expect(try shared("lib", environment) === first)
  }

  /// What Jinja2 would keep from one render to the next one is made anew by each.
  @Test(arguments: [
    ("{% set l = [] %}{% macro f(x) %}{% do l.append(x) %}{{ l }}{% endmacro %}", "[1][1, 2]"),
    (
      "{% set n = namespace(x=0) %}{% macro f(x) %}{% set n.x = n.x + x %}{{ n.x }}{% endmacro %}",
      "13"
    ),
    ("{% macro f(x) %}{% autoescape true %}{{ '<' }}{% endautoescape %}{% endmacro %}", "&lt;&lt;"),
    ("{{ items }}{% macro f(x) %}{% do items.append(x) %}{{ items }}{% endmacro %}", "[1][1, 2]"),
    ("{% from 'other' import h %}{% macro f(x) %}{{ h(x) }}{% endmacro %}", "[1][1, 2]"),
  ])
  func whatCanChangeIsMadeByEachRender(_ lib: String, _ expected: String) throws {
    var environment = environment(
      lib,
      ["other": "{% set l = [] %}{% macro h(x) %}{% do l.append(x) %}{{ l }}{% endmacro %}"])
    environment.globals["items"] = []
    let template = try environment.template(named: "page")
    for _ in 0..<3 { #expect(try template.render() == expected) }
    #expect(try shared("lib", environment) == nil)
  }

  @Test func changedTemplatesAreSeenThroughSharedModules() throws {
    let box = Box("{% macro h(x) %}<{{ x }}>{% endmacro %}")
    var environment = Environment()
    environment.loader = FunctionLoader { name in
      switch name {
      case "other":
        let current = box.text
        return LoadedSource(current, isCurrent: { box.text == current })
      case "lib":
        return LoadedSource("{% from 'other' import h %}{% macro f(x) %}{{ h(x) }}{% endmacro %}")
      default: return LoadedSource(Self.page)
      }
    }
    #expect(try environment.template(named: "page").render() == "<1><2>")
    box.text = "{% macro h(x) %}[{{ x }}]{% endmacro %}"
    #expect(try environment.template(named: "page").render() == "[1][2]")
  }

  private final class Box: Sendable {
    private let value: Mutex<String>
    init(_ text: String) { value = Mutex(text) }
    var text: String {
      get { value.withLock { $0 } }
      set { value.withLock { $0 = newValue } }
    }
  }

  @Test func globalsOfARenderAreSeen() throws {
    let environment = environment("{% macro f(x) %}{{ g }}{% endmacro %}")
    #expect(try environment.template(named: "page").render() == "")
    let template = try environment.template(named: "page", globals: ["g": "G"])
    #expect(try template.render() == "GG")
    #expect(try environment.template(named: "page").render() == "")
  }

  /// Whoever makes the module: a render stops where another one does.
  @Test func everyRenderIsChargedAlike() throws {
    let lib = "{% macro f(x) %}{{ x }}{% endmacro %}{% macro g() %}{% endmacro %}"
    for steps in 1..<40 {
      var environment = environment(lib)
      environment.limits.steps = steps
      let results = (0..<3).map { _ in try? environment.template(named: "page").render() }
      #expect(results.allSatisfy { $0 == results[0] }, "\(steps)")
    }
  }

  @Test func modulesGoWithTheirEnvironment() throws {
    weak var module: ModuleObject?
    do {
      let environment = environment("{% macro f(x) %}{{ f }}{% endmacro %}")
      _ = try environment.template(named: "page").render()
      module = try shared("lib", environment)
      #expect(module != nil)
    }
    #expect(module == nil)
  }

  @Test func manyThreadsMakeOne() async throws {
    for _ in 0..<20 {
      let environment = environment(
        "{% from 'other' import h %}{% macro f(x) %}{{ h(x) }}{% endmacro %}",
        ["other": "{% macro h(x) %}<{{ x }}>{% endmacro %}"])
      let results = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<16 { group.addTask { try environment.template(named: "page").render() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(results.count == 16 && results.allSatisfy { $0 == "<1><2>" })
    }
  }
}
