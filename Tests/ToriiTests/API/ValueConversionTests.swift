import Testing
import Torii

private func text(_ template: String, _ context: [String: Value]) throws -> String {
  try Environment().template(from: template).render(context)
}

@Suite("Swift values as template values")
struct ValueConversionTests {
  @Test("Standard types become Python's")
  func convertsStandardTypes() throws {
    let values: Value = [
      Value("a"), Value(true), Value(Int8(-3)), Value(UInt64.max), Value(1.5), Value(Float(0.1)),
      Value([1, 2]), Value(["b": 2, "a": 1]), Value(Int?.none), Value("abc".prefix(2)),
    ]
    #expect(
      try text("{{ v }}", ["v": values])
        == "['a', True, -3, 18446744073709551615, 1.5, 0.1, [1, 2], {'a': 1, 'b': 2}, None, 'ab']")
  }

  @Test("Literals become values")
  func convertsLiterals() throws {
    let values: Value = ["k": [1, 2.5, true, "x\(1)"], 2: ["n": .none]]
    #expect(try text("{{ v }}", ["v": values]) == "{'k': [1, 2.5, True, 'x1'], 2: {'n': None}}")
  }

  @Test("Accessors give back what is inside")
  func givesBack() {
    #expect(Value.markup("<b>").stringValue == "<b>")
    #expect(Value(3).intValue == 3)
    #expect(Value(true).intValue == nil)
    #expect(Value(3).doubleValue == 3.0)
    #expect(Value(false).boolValue == false)
    #expect(Value([1, 2]).arrayValue?.compactMap(\.intValue) == [1, 2])
    #expect(Value(["a": 1]).dictionaryValue?["a"]?.intValue == 1)
    #expect(Value("x").arrayValue == nil)
  }

  @Test("A template changes a copy of what the host gave")
  func protectsHost() throws {
    let list = Value([1, 2])
    #expect(try text("{{ l + [3] }}{{ l }}", ["l": list]) == "[1, 2, 3][1, 2]")
    #expect(list.arrayValue?.count == 2)
  }
}

private struct Post: TemplateObject {
  let title: String

  func attribute(named name: String) -> Value? {
    switch name {
    case "title": Value(title)
    case "_secret": "hidden"
    default: nil
    }
  }

  var templateHTML: String? { "<i>post</i>" }
}

@Suite("Objects of the host")
struct TemplateObjectTests {
  @Test("Attributes are asked for by name")
  func asksAttributes() throws {
    let post = Value(Post(title: "<Hi>"))
    #expect(
      try text("{{ p.title }}{{ p['title'] }}{{ p.x is defined }}", ["p": post]) == "<Hi><Hi>False")
    #expect(
      try text("{% for p in ps %}{{ p.title }}{% endfor %}", ["ps": Value([Post(title: "a")])])
        == "a")
  }

  @Test("Markup of its own is not escaped")
  func printsHTML() throws {
    var environment = Environment()
    environment.autoEscape = .enabled
    let template = try environment.template(from: "{{ p }}{{ p.title }}")
    #expect(try template.render(["p": Value(Post(title: "<"))]) == "<i>post</i>&lt;")
  }

  @Test("The sandbox hides private attributes")
  func hidesPrivate() throws {
    var environment = Environment()
    environment.sandbox = .sandboxed
    let template = try environment.template(from: "{{ p._secret.x }}")
    let error = #expect(throws: TemplateError.self) {
      try template.render(["p": Value(Post(title: ""))])
    }
    #expect(error?.kind == .security)
    #expect(error?.message == "access to attribute '_secret' of 'Post' object is unsafe.")
  }
}
