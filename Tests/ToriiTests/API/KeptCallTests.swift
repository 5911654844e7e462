import Synchronization
import Testing
import Torii

@Suite("Results of functions that always give the same are kept")
struct KeptCallTests {
  private final class Counts: Sendable {
    let calls = Atomic<Int>(0)
    let recalls = Atomic<Int>(0)

    var both: [Int] { [calls.load(ordering: .relaxed), recalls.load(ordering: .relaxed)] }
  }

  private func environment(_ counts: Counts) -> Environment {
    var environment = Environment()
    let keeps: @Sendable (Value) -> Function.Recall? = { value in
      guard value.text != "never" else { return nil }
      return { (_: UnsafeMutableRawPointer?) in
        counts.recalls.add(1, ordering: .relaxed)
      }
    }
    environment.globals["place"] = .object(
      FunctionObject(
        Function(Signature("place", "name"), keeps: keeps) { (arguments) throws(TemplateError) in
          counts.calls.add(1, ordering: .relaxed)
          let name = try arguments.machine.text(of: arguments[0])
          if name == "bad" { throw .value("bad") }
          return .string(name)
        }))
    return environment
  }

  @Test func aConstantCallIsMadeOnce() throws {
    let counts = Counts()
    let template = try environment(counts).template(
      from: "{{ place('<a>') }}{% set x = place('<a>') %}{{ x | upper }}")
    for _ in 0..<3 { #expect(try template.render() == "<a><A>") }
    #expect(counts.both == [2, 4])
  }

  @Test(arguments: ["{{ place(n) }}", "{{ place(name='<a>') }}", "{{ place(*['<a>']) }}"])
  func othersAreMadeEachTime(source: String) throws {
    let counts = Counts()
    let template = try environment(counts).template(from: source)
    for _ in 0..<3 { #expect(try template.render(["n": "<a>"]) == "<a>") }
    #expect(counts.both == [3, 0])
  }

  @Test func whatMayNotBeKeptIsNot() throws {
    let counts = Counts()
    let template = try environment(counts).template(from: "{{ place('never') }}")
    for _ in 0..<3 { #expect(try template.render() == "never") }
    #expect(counts.both == [3, 0])
  }

  @Test func errorsAreNotKept() throws {
    let counts = Counts()
    let template = try environment(counts).template(from: "\n{{ place('bad') }}")
    for _ in 0..<2 {
      let error = #expect(throws: TemplateError.self) { try template.render() }
      #expect(error?.line == 2)
    }
    #expect(counts.both == [2, 0])
  }

  @Test func anotherFunctionOfThatNameIsCalled() throws {
    let counts = Counts()
    let template = try environment(counts).template(from: "{{ place('x') }}")
    #expect(try template.render() == "x")
    let other = Value.object(
      FunctionObject(Function(Signature("place", "name")) { (_) throws(TemplateError) in "other" }))
    #expect(try template.render(["place": other]) == "other")
    #expect(try template.render() == "x")
  }

  @Test func translationsFollowLanguageAndEscaping() throws {
    var environment = Environment()
    environment.installNullTranslations(newstyle: true)
    let template = try environment.template(
      from: """
        {% for on in [true, false, true] %}{% autoescape on %}
        {{- _('<May>') }}{{ _('May') }}{{ [_('May')] }} {% endautoescape %}{% endfor %}
        """)
    // What Jinja2 3.1.6 prints.
    let english =
      "<May>May[Markup(&#39;May&#39;)] <May>May['May'] <May>May[Markup(&#39;May&#39;)] "
    let german = try MessageCatalog(po: CatalogFixtures.bytes("german.po"))
    for _ in 0..<2 {
      #expect(try template.render() == english)
      #expect(
        try template.translated(by: german).render()
          == "<May>Mai[Markup(&#39;Mai&#39;)] <May>Mai['Mai'] <May>Mai[Markup(&#39;Mai&#39;)] ")
    }
  }

  @Test func aTemplateMayCallItsOwnFunctionAlias() throws {
    var environment = Environment()
    environment.installNullTranslations(newstyle: true)
    environment.loader = DictionaryLoader([
      "part": "{{ _('x') }}{% macro gettext(t) %}[{{ t }}]{% endmacro %}{{ _('x') }}",
      "set": "{{ _('x') }}{% set gettext = f %}{{ _('x') }}",
    ])
    let f = Value.object(
      FunctionObject(Function(Signature("f", "t")) { (_) throws(TemplateError) in "own" }))
    let template = try environment.template(
      from: "{% include 'part' %} {% include 'set' %}{{ _('x') }}")
    for _ in 0..<2 { #expect(try template.render(["f": f]) == "x[x] xownx") }
  }

  @Test func manyThreadsMayCallItFirst() async throws {
    let counts = Counts()
    let template = try environment(counts).template(from: "{{ place('x') }}{{ place('y') }}")
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 { group.addTask { try template.render() } }
      for try await text in group { #expect(text == "xy") }
    }
    let both = counts.both
    #expect(both.reduce(0, +) == 128)
  }
}
