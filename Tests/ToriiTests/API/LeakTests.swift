import Synchronization
import Testing
import Torii

@Suite("Renders leave nothing behind")
struct LeakTests {
  /// An object of the host that counts how many of its kind are alive.
  private final class Witness: TemplateObject {
    private let alive: Population
    init(_ alive: Population) {
      self.alive = alive
      alive.value.withLock { $0 += 1 }
    }
    deinit { alive.value.withLock { $0 -= 1 } }
    func attribute(named name: String) -> Value? { name == "name" ? "witness" : nil }
  }

  @Test(arguments: [
    "{{ w.name }}",
    "{% set ns = namespace(w=w) %}{% set ns.self = ns %}",
    "{% set a = namespace(w=w) %}{% set b = namespace(a=a) %}{% set a.b = b %}",
    "{% set l = [w] %}{% do l.append(l) %}",
    "{% set d = {'w': w} %}{% do d.update(d=d) %}",
    "{% set d = {'w': w} %}{% do d.setdefault('l', [d]) %}",
    "{% set l = [w] %}{% set k = [l] %}{% do l.append(k) %}",
    "{% set l = [w] %}{% do l.append([[l]]) %}",
    "{% do items.append(w) %}{% do items.append(items) %}",
    "{% macro m(x=w) %}{{ m }}{{ w.name }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{% macro n() %}{{ m }}{{ n }}{{ w.name }}{% endmacro %}{{ n() }}{% endmacro %}{{ m() }}",
    "{% set ns = namespace(w=w) %}{% macro m() %}{{ ns.w.name }}{% endmacro %}{% set ns.m = m %}",
    "{% for i in [w] %}{% set ns = namespace(l=loop, i=i) %}{% set ns.s = ns %}{% endfor %}",
    "{% for i in [w] %}{% set l = [loop] %}{% do l.append(l) %}{% endfor %}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ w.name }}{{ caller }}{% endcall %}",
    "{% set c = cycler(w, 1) %}{% set ns = namespace(c=c) %}{% set ns.n = ns %}{{ c.next().name }}",
    "{% block b %}{% set ns = namespace(w=w, s=self) %}{% set ns.ns = ns %}{% endblock %}",
    "{% import 'lib' as lib with context %}{% set ns = namespace(l=lib) %}{% set ns.n = ns %}",
    "{% set l = [w] %}{% set ns = namespace(m=l|map('string')) %}{% do l.append(ns) %}",
    "{% set l = [w] %}{% do l.append(l) %}{{ 1 // 0 }}",
    "{% set l = [w, w.name.upper] %}{% do l.append(l.append) %}",
    "{% set l = [w] %}{% set ns = namespace(g=l|groupby('name')) %}{% do l.append(ns) %}",
    "{% set l = [w] %}{% do l.extend([l, l]) %}{% do l.insert(0, l) %}{% set k = l + [l] %}",
    "{% set l = [w] %}{% do l.append(l) %}{% set d = dict(a=l) %}{% do l.append(d.items()) %}",
    "{% set x = [w] %}{% do x.append(x) %}{% set y = x[:] %}{% set z = x * 2 %}{% set q = x|list %}",
  ])
  func releasesWhatTheyTieTogether(_ source: String) throws {
    let alive = Population(0)
    var environment = Environment()
    environment.extensions = [.do]
    environment.loader = DictionaryLoader([
      "lib": "{% set me = [w] %}{% macro f() %}{{ me }}{% endmacro %}"
    ])
    let template = try environment.template(from: source)
    for _ in 0..<1000 {
      let context: [String: Value] = ["w": Value(Witness(alive)), "items": [1]]
      do throws(TemplateError) {
        _ = try template.render(context)
      } catch {
        #expect(error.kind == .zeroDivision, "\(error)")
      }
    }
    #expect(alive.value.withLock { $0 } == 0)
  }

  @Test func releasesStreamedRenders() throws {
    let alive = Population(0)
    var environment = Environment()
    environment.extensions = [.do]
    let template = try environment.template(
      from: "{% set l = [w] %}{% do l.append(l) %}{{ w.name }}")
    struct Stop: Error {}
    for _ in 0..<100 {
      _ = try? template.stream(["w": Value(Witness(alive))], chunkSize: 1) { _ in throw Stop() }
    }
    #expect(alive.value.withLock { $0 } == 0)
  }

  @Test("A list that holds what it was asked for in vain")
  func releasesUndefinedOwners() throws {
    let alive = Population(0)
    var environment = Environment()
    environment.extensions = [.do]
    let template = try environment.template(
      from: "{% set l = [w] %}{% do l.append(l.missing) %}{{ w.name }}")
    for _ in 0..<100 { _ = try template.render(["w": Value(Witness(alive))]) }
    #expect(alive.value.withLock { $0 } == 0)
  }

  @Test func releasesEnvironments() throws {
    let alive = Population(0)
    for _ in 0..<100 {
      var environment = Environment()
      environment.globals["w"] = Value(Witness(alive))
      environment.loader = DictionaryLoader(["a": "{{ w.name }}{% macro m() %}{% endmacro %}"])
      _ = try environment.template(named: "a").render()
    }
    #expect(alive.value.withLock { $0 } == 0)
  }
}

/// How many objects of a kind are alive.
private final class Population: Sendable {
  let value: Mutex<Int>
  init(_ value: Int) { self.value = Mutex(value) }
}
