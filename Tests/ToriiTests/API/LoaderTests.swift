import Synchronization
import Testing
import Torii

@Suite("Loaders find templates by name")
struct LoaderTests {
  private func text(_ loader: some Loader, _ name: String) throws -> String? {
    try loader.load(name)?.text
  }

  @Test func dictionariesHoldTemplates() throws {
    let loader = DictionaryLoader(["b": "B", "a": "A"])
    #expect(try text(loader, "a") == "A")
    #expect(try text(loader, "c") == nil)
    #expect(loader.templateNames() == ["a", "b"])
  }

  @Test func dictionariesTellEqualLookingNamesApart() throws {
    let loader = DictionaryLoader(["\u{E9}": "composed"])
    #expect(try text(loader, "\u{E9}") == "composed")
    #expect(try text(loader, "e\u{301}") == nil)
  }

  @Test func functionsFindTemplates() throws {
    let loader = FunctionLoader { name in name == "a" ? LoadedSource("A") : nil }
    #expect(try text(loader, "a") == "A")
    #expect(try text(loader, "b") == nil)
  }

  @Test func errorsOfFunctionsBecomeCauses() throws {
    struct Broken: Error {}
    var environment = Environment()
    environment.loader = FunctionLoader { _ in throw Broken() }
    let error = #expect(throws: TemplateError.self) { try environment.template(named: "a") }
    #expect(error?.kind == .host)
    #expect(error?.cause is Broken)
  }

  @Test func templatesAreLoadedAgainWhenTheyChange() throws {
    final class Source: Sendable {
      let version = Mutex(1)
    }
    let source = Source()
    var environment = Environment()
    environment.loader = FunctionLoader { _ in
      let version = source.version.withLock { $0 }
      return LoadedSource("v\(version)") { source.version.withLock { $0 } == version }
    }
    #expect(try environment.template(named: "a").render() == "v1")
    source.version.withLock { $0 = 2 }
    #expect(try environment.template(named: "a").render() == "v2")
  }

  @Test func templatesAreKeptIfToldSo() throws {
    var environment = Environment()
    environment.reloadsChanged = false
    let calls = Counter()
    environment.loader = FunctionLoader { _ in
      calls.increase()
      return LoadedSource("x") { false }
    }
    for _ in 0..<3 { #expect(try environment.template(named: "a").render() == "x") }
    #expect(calls.count == 1)
  }

  @Test func theFirstChoiceWins() throws {
    let loader = ChoiceLoader([
      DictionaryLoader(["a": "1"]), DictionaryLoader(["a": "2", "b": "2"]),
    ])
    #expect(try text(loader, "a") == "1")
    #expect(try text(loader, "b") == "2")
    #expect(try text(loader, "c") == nil)
    #expect(try loader.templateNames() == ["a", "b"])
  }

  @Test func prefixesChooseALoader() throws {
    let loader = PrefixLoader(["x": DictionaryLoader(["a/b": "1"]), "y": DictionaryLoader([:])])
    #expect(try text(loader, "x/a/b") == "1")
    #expect(try loader.load("x/a/b")?.name == "a/b")
    for name in ["a/b", "y/a/b", "x", "z/a", "", "/"] {
      #expect(try text(loader, name) == nil, "\(name)")
    }
    #expect(try loader.templateNames() == ["x/a/b"])
  }

  @Test func prefixesTakeAnotherDelimiter() throws {
    let loader = PrefixLoader(["x": DictionaryLoader(["a": "1"])], delimiter: "::")
    #expect(try text(loader, "x::a") == "1")
    #expect(try text(loader, "x/a") == nil)
  }
}

/// A number that many tasks may count up.
final class Counter: Sendable {
  private let value = Mutex(0)
  var count: Int { value.withLock { $0 } }
  func increase() { value.withLock { $0 += 1 } }
}
