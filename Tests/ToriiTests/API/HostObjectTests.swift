import Testing
import Torii

@Suite("Objects of the host give attributes when they are asked")
struct HostObjectTests {
  private struct Post: TemplateObject {
    let title: String
    let reads: Counter

    func attribute(named name: String) -> Value? {
      reads.increase()
      switch name {
      case "title": return Value(title)
      case "self": return Value(self)
      case "_secret": return "secret"
      default: return nil
      }
    }
  }

  private struct Shelf: TemplateObject {
    func attribute(named name: String) -> Value? { nil }
    var templateTypeName: String { "Shelf" }
    var templateText: String { "a <shelf>" }
    var templateItems: [Value]? { [1, 2] }
  }

  private struct Icon: TemplateObject {
    func attribute(named name: String) -> Value? { nil }
    var templateHTML: String? { "<svg>" }
  }

  private func render(
    _ source: String, _ context: [String: Value],
    _ configure: (inout Environment) -> Void = { _ in }
  ) throws(TemplateError) -> String {
    var environment = Environment()
    configure(&environment)
    return try environment.template(from: source).render(context)
  }

  @Test func asksOnlyForWhatIsUsed() throws {
    let reads = Counter()
    let posts = Value((0..<1000).map { Post(title: "t\($0)", reads: reads) })
    #expect(try render("{{ posts[3].title }}", ["posts": posts]) == "t3")
    #expect(reads.count == 1)
  }

  @Test func asksNothingWhereNothingIsUsed() throws {
    let reads = Counter()
    let post = Value(Post(title: "t", reads: reads))
    #expect(try render("{% if post %}yes{% endif %}", ["post": post]) == "yes")
    #expect(reads.count == 0)
  }

  @Test func givesUndefinedForWhatIsMissing() throws {
    let post = Value(Post(title: "t", reads: Counter()))
    #expect(try render("[{{ post.nope }}]{{ post.nope is defined }}", ["post": post]) == "[]False")
    let error = #expect(throws: TemplateError.self) {
      try render("{{ post.nope.x }}", ["post": post])
    }
    #expect(error?.kind == .undefined)
    #expect(error?.message.contains("has no attribute 'nope'") == true)
  }

  @Test func takesSubscripts() throws {
    let post = Value(Post(title: "t", reads: Counter()))
    #expect(try render("{{ post['title'] }}{{ post|attr('title') }}", ["post": post]) == "tt")
    #expect(try render("{{ [post]|map(attribute='title')|first }}", ["post": post]) == "t")
  }

  @Test func hidesPrivateAttributesInTheSandbox() throws {
    let post = Value(Post(title: "t", reads: Counter()))
    #expect(try render("{{ post._secret }}", ["post": post]) == "secret")
    let sources = ["{{ post._secret }}", "{{ post['_secret'] }}", "{{ post|attr('_secret') }}"]
    for source in sources {
      let text = try? render(source, ["post": post]) { $0.sandbox = .sandboxed }
      #expect(text?.contains("secret") != true, "\(source)")
    }
  }

  @Test func printsAndEscapesItsText() throws {
    #expect(try render("{{ shelf }}", ["shelf": Value(Shelf())]) == "a <shelf>")
    let escaped = try render("{{ shelf }}", ["shelf": Value(Shelf())]) { $0.autoEscape = .enabled }
    #expect(escaped == "a &lt;shelf&gt;")
  }

  @Test func printsItsMarkup() throws {
    #expect(
      try render("{{ icon }}", ["icon": Value(Icon())]) { $0.autoEscape = .enabled } == "<svg>")
  }

  @Test func iteratesItsItems() throws {
    #expect(
      try render(
        "{% for x in shelf %}{{ x }}{{ loop.last }} {% endfor %}", ["shelf": Value(Shelf())])
        == "1False 2True ")
    let error = #expect(throws: TemplateError.self) {
      try render("{% for x in post %}{% endfor %}", ["post": Value(Icon())])
    }
    #expect(error?.kind == .type)
  }

  @Test func mayReferToItself() throws {
    let post = Value(Post(title: "t", reads: Counter()))
    #expect(try render("{{ post.self.self.self.title }}", ["post": post]) == "t")
  }
}
