import Testing
import Torii

@Suite("One template renders in many tasks at once")
struct ParallelRenderTests {
  private static let source = """
    {% extends 'base' %}{% import 'lib' as lib %}
    {% block body %}{% for post in posts %}{{ lib.card(post, loop.index) }}\
    {% do seen.append(post.title) %}{% endfor %}{{ seen|length }}{{ n }}{% endblock %}
    """

  private func environment() -> Environment {
    var environment = Environment()
    environment.extensions = [.do]
    environment.autoEscape = .enabled
    environment.loader = DictionaryLoader([
      "base": "<{% block body %}{% endblock %}>", "page": Self.source,
      "lib": "{% macro card(post, n) %}{{ n }}:{{ post.title|upper }};{% endmacro %}",
    ])
    return environment
  }

  private static func context(_ number: Int) -> [String: Value] {
    [
      "posts": .init((0..<20).map { ["title": "<t\($0)>"] }), "seen": [], "n": .init(number),
    ]
  }

  @Test func rendersTheSameEverywhere() async throws {
    let template = try environment().template(named: "page")
    let expected = try template.render(Self.context(7))
    let results = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 { group.addTask { try template.render(Self.context(7)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 64)
    #expect(results.allSatisfy { $0 == expected })
  }

  @Test func sharesOneContext() async throws {
    let template = try environment().template(named: "page")
    let context = Self.context(1)
    let expected = try template.render(context)
    let results = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 { group.addTask { try template.render(context) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == expected })
  }

  @Test func loadsFromManyTasks() async throws {
    let environment = environment()
    let results = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<32 {
        group.addTask { try environment.template(named: "page").render(Self.context(number)) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(results.count == 32)
  }
}
