import Synchronization
import Testing
import Torii

@Suite("Asynchronous renders")
struct AsyncRenderTests {
  struct Broken: Error {}

  private func environment() -> Environment {
    var environment = Environment()
    environment.filters["slow"] = .async { arguments in
      try await Task.sleep(for: .milliseconds(1))
      return (arguments[0]?.stringValue ?? "") + (arguments["mark"]?.stringValue ?? "!")
    }
    environment.tests["even_later"] = .async { ($0[0]?.intValue ?? 0) % 2 == 0 }
    environment.globals["fetch"] = .asyncFunction { arguments in
      await Task.yield()
      return "<\(arguments[0]?.intValue ?? 0)>"
    }
    environment.globals["fail"] = .asyncFunction { _ -> String in throw Broken() }
    return environment
  }

  @Test(
    "filters, tests and functions are waited for",
    arguments: [
      ("{{ 'a'|slow }}{{ 'b'|slow(mark='?') }}", "a!b?"),
      ("{{ fetch(1) }}{{ fetch(2) }}", "<1><2>"),
      ("{% for i in range(4) if i is even_later %}{{ i }}{% endfor %}", "02"),
      (
        "{% macro m(x) %}[{{ x|slow }}]{% endmacro %}{{ m('a') }}{% set s = 'c'|slow %}{{ s }}",
        "[a!]c!"
      ),
      ("{{ ['a', 'b']|map('slow')|join }}", "a!b!"), ("no waiting", "no waiting"),
    ])
  func renders(_ template: String, _ expected: String) async throws {
    #expect(try await environment().template(from: template).renderAsync() == expected)
  }

  @Test(
    "a synchronous render says what it lacks", arguments: ["{{ 'a'|slow }}", "\n{{ fetch(1) }}"])
  func synchronous(_ source: String) throws {
    let template = try environment().template(from: source)
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.hint?.contains("renderAsync()") == true)
  }

  @Test("an error of asynchronous code has its place and its cause")
  func failure() async throws {
    let template = try environment().template(from: "a\n{{ fail() }}")
    let error = await #expect(throws: TemplateError.self) { try await template.renderAsync() }
    #expect(error?.line == 2)
    #expect(error?.cause is Broken)
  }

  @Test("loops over asynchronous sequences have Jinja2's loop variables")
  func sequence() async throws {
    let source =
      "{% for x in items %}{{ loop.index }}{{ x }}{{ '.' if loop.last else ',' }}{% else %}-{% endfor %}"
    let template = try environment().template(from: source)
    func items(_ count: Int) -> AsyncStream<String> {
      AsyncStream { continuation in
        for index in 0..<count { continuation.yield("abc".dropFirst(index).prefix(1).description) }
        continuation.finish()
      }
    }
    #expect(try await template.renderAsync(["items": Value(async: items(3))]) == "1a,2b,3c.")
    #expect(try await template.renderAsync(["items": Value(async: items(0))]) == "-")
    let length = try environment().template(
      from: "{% for x in items %}{{ loop.length }}{{ x }}{% endfor %}")
    #expect(try await length.renderAsync(["items": Value(async: items(2))]) == "2a2b")
  }

  @Test("a sequence that fails stops the loop")
  func failingSequence() async throws {
    let stream = AsyncThrowingStream<Int, any Error> { continuation in
      continuation.yield(1)
      continuation.finish(throwing: Broken())
    }
    let template = try environment().template(from: "{% for x in items %}{{ x }}{% endfor %}")
    let error = await #expect(throws: TemplateError.self) {
      try await template.renderAsync(["items": Value(async: stream)])
    }
    #expect(error?.cause is Broken)
  }

  struct Remote: AsyncLoader {
    let sources: [String: String]
    func load(_ name: String) async throws -> LoadedSource? {
      try await Task.sleep(for: .milliseconds(1))
      return sources[name].map { LoadedSource($0) }
    }
  }

  @Test("templates, parents, includes and imports come from asynchronous loaders")
  func loader() async throws {
    var environment = environment()
    environment.loader = AwaitingLoader(
      Remote(sources: [
        "page":
          "{% extends 'base' %}{% import 'macros' as m %}{% block body %}{{ m.x() }}{% include 'part' %}{% endblock %}",
        "base": "<{% block body %}{% endblock %}>", "macros": "{% macro x() %}x{% endmacro %}",
        "part": "{{ 'p'|slow }}",
      ]))
    #expect(try await environment.templateAsync(named: "page").renderAsync() == "<xp!>")
    let error = await #expect(throws: TemplateError.self) {
      try await environment.templateAsync(named: "gone")
    }
    #expect(error?.kind == .templateNotFound)
  }

  @Test("many renders at once, each waiting often, all end")
  func many() async throws {
    let template = try environment().template(
      from: "{% for i in range(5) %}{{ fetch(i) }}{{ 'x'|slow }}{% endfor %}")
    let results = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<1000 { group.addTask { try await template.renderAsync() } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(results == ["<0>x!<1>x!<2>x!<3>x!<4>x!"])
  }

  @Test("asynchronous code may render templates itself, however deep")
  func nested() async throws {
    let inner = try environment().template(from: "{{ depth }}{{ 'x'|slow }}")
    var environment = environment()
    environment.globals["inner"] = .asyncFunction {
      try await inner.renderAsync(["depth": $0[0] ?? .none])
    }
    let outer = try environment.template(from: "{% for i in range(3) %}{{ inner(i) }} {% endfor %}")
    let results = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<200 { group.addTask { try await outer.renderAsync() } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(results == ["0x! 1x! 2x! "])
  }

  @Test("cancelling the task ends a render that waits")
  func cancellation() async throws {
    var environment = environment()
    environment.globals["forever"] = .asyncFunction { _ -> String in
      try await Task.sleep(for: .seconds(3600))
      return ""
    }
    let template = try environment.template(from: "{{ forever() }}")
    let task = Task { try await template.renderAsync() }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test("pieces come while the render runs, in order", arguments: [1, 7, 1000, 1 << 20])
  func pieces(_ chunkSize: Int) async throws {
    let template = try environment().template(
      from: "{% for i in range(300) %}{{ i }} {{ fetch(i) if i % 100 == 0 }}{% endfor %}")
    var text = ""
    for try await piece in template.pieces(chunkSize: chunkSize) { text += piece }
    #expect(text == (try await template.renderAsync()))
  }

  @Test("a render waits for who takes its pieces, and ends when nobody does")
  func backPressure() async throws {
    let count = Counter()
    var environment = environment()
    environment.globals["tick"] = .asyncFunction { _ in count.increment() }
    let template = try environment.template(
      from: "{% for i in range(10000) %}{{ tick() }}{% endfor %}")
    for try await _ in template.pieces(chunkSize: 1) { break }
    try await Task.sleep(for: .milliseconds(50))
    #expect(count.value < 100)
  }

  @Test("pieces end with the error of the render")
  func failingPieces() async throws {
    let template = try environment().template(from: "abc{{ fail() }}")
    var iterator = template.pieces(chunkSize: 1).makeAsyncIterator()
    await #expect(throws: TemplateError.self) {
      while try await iterator.next() != nil {}
    }
    #expect(try await iterator.next() == nil)
  }

  final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    func increment() -> Int { count.add(1, ordering: .relaxed).newValue }
    var value: Int { count.load(ordering: .relaxed) }
  }
}
