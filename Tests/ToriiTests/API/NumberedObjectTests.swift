import Testing
import Torii

@Suite("Attributes of the host's objects that have numbers")
struct NumberedObjectTests {
  private final class Book: NumberedObject {
    private static let numbers = AttributeNumbers(["title", "pages", "title", "observed"])
    let title: String

    init(_ title: String) { self.title = title }

    var attributeNumbers: AttributeNumbers { Self.numbers }

    func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
      switch number {
      case 0: .string(title)
      case 1: [1, 2]
      case 3: .bool(observer != nil)
      default: nil
      }
    }
  }

  /// The same names under other numbers.
  private final class Film: NumberedObject {
    private static let numbers = AttributeNumbers([
      "minutes", "title", "a name of more than 15 bytes",
    ])

    var attributeNumbers: AttributeNumbers { Self.numbers }

    func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
      [.int(90), "Ran", "long"][number]
    }
  }

  private struct Plain: TemplateObject {
    func attribute(named name: String) -> Value? { name == "title" ? "plain" : nil }
  }

  private func render(
    _ source: String, _ context: [String: Value], sandbox: SandboxMode = .off
  ) throws(TemplateError) -> String {
    var environment = Environment()
    environment.sandbox = sandbox
    return try environment.template(from: source).render(context)
  }

  @Test(arguments: [SandboxMode.off, .immutable])
  func onePlaceMeetsManyKinds(sandbox: SandboxMode) throws {
    let things: Value = [
      Value(Book("a")), Value(Film()), Value(Plain()), ["title": "dict"], Value(Book("b")),
      Value(Film()),
    ]
    let source = "{% for thing in things %}{{ thing.title }}{{ thing.minutes }},{% endfor %}"
    #expect(
      try render(source, ["things": things], sandbox: sandbox) == "a,Ran90,plain,dict,b,Ran90,")
  }

  @Test func whatIsMissingIsUndefined() throws {
    let source = """
      {% for i in range(2) %}{{ book.nope }}|{{ book.nope is defined }}|{{ book["title"] }}|{% endfor -%}
      {{ film["a name of more than 15 bytes"] }} {{ books | map(attribute="title") | join }}
      """
    let books: Value = [Value(Book("t")), Value(Film())]
    #expect(
      try render(source, ["book": Value(Book("t")), "film": Value(Film()), "books": books])
        == "|False|t||False|t|long tRan")
  }

  @Test func aMistypedAttributeHasAHint() throws {
    let template = try Environment().template(from: "{{ film.minuets.x }}")
    let error = #expect(throws: TemplateError.self) {
      try template.render(["film": Value(Film())])
    }
    #expect(error?.hint == "did you mean 'minutes'?")
  }

  @Test func listsThatTemplatesChangeAreCopied() throws {
    let book = Value(Book("t"))
    let template = try Environment().template(
      from: "{% set list = book.pages %}{% set _ = list.append(3) %}{{ list }}{{ book.observed }}")
    for _ in 0..<2 { #expect(try template.render(["book": book]) == "[1, 2, 3]False") }
  }

  @Test func aRenderHandsItsObserverOver() throws {
    let template = try Environment().template(from: "{{ book.observed }}")
    let context = Value.Dict([("book", Value(Book("t")))])
    context.freeze()
    var bytes: [UInt8] = []
    var seen = 0
    try withUnsafeMutablePointer(to: &seen) { (seen) throws(TemplateError) in
      try template.render(context, observer: UnsafeMutableRawPointer(seen), into: &bytes)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "True")
  }

  /// An object whose attributes stay where they are, but for those it is asked for.
  private final class Shelf: NumberedObject {
    private static let numbers = AttributeNumbers(["list", "empty", "table", "asked"])
    nonisolated(unsafe) private let kept: UnsafeMutablePointer<Value>

    init() {
      kept = .allocate(capacity: 3)
      kept.initialize(to: [1, 2])
      (kept + 1).initialize(to: "")
      (kept + 2).initialize(to: ["key": "<value>"])
    }

    deinit {
      kept.deinitialize(count: 3)
      kept.deallocate()
    }

    var attributeNumbers: AttributeNumbers { Self.numbers }

    func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
      number < 3 ? kept[number] : "asked"
    }

    func place(ofAttribute number: Int, _ observer: UnsafeMutableRawPointer?)
      -> UnsafePointer<Value>?
    { number < 3 ? UnsafePointer(kept + number) : nil }
  }

  @Test(arguments: [
    ("{{ shelf.list }}{{ shelf.asked }}", "[1, 2]asked"),
    (
      "{{ shelf.list | join('-') }} {{ shelf.list[1] }} {{ shelf.table.key }}",
      "1-2 2 &lt;value&gt;"
    ),
    ("{% if shelf.list and not shelf.empty %}yes{% endif %}", "yes"),
    ("{{ shelf.empty is defined }} {{ shelf.none is defined }}", "True False"),
    ("{% for n in shelf.list %}{{ n }}{{ shelf.list | length }};{% endfor %}", "12;22;"),
    ("{% set l = shelf.list %}{{ l.append(3) }}{{ l }}{{ shelf.list }}", "None[1, 2, 3][1, 2, 3]"),
    ("{{ shelf.list.append(3) }}{{ shelf.list }}{{ shelf.list | length }}", "None[1, 2, 3]3"),
    ("{% macro m(s) %}{{ s.table.key }}{% endmacro %}{{ m(shelf) }}", "&lt;value&gt;"),
  ])
  func whatStaysIsReadWhereItIs(source: String, expected: String) throws {
    let shelf = Value(Shelf())
    for sandbox in [SandboxMode.off, .sandboxed] {
      var environment = Environment()
      environment.autoEscape = .enabled
      environment.sandbox = sandbox
      let template = try environment.template(from: source)
      // What one render changes, no other sees.
      for _ in 0..<2 { #expect(try template.render(["shelf": shelf]) == expected) }
    }
  }
}
