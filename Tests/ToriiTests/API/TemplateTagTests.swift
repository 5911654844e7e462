import Testing
import Torii

@Suite("Tags of one's own")
struct TemplateTagTests {
  private var environment: Environment {
    var environment = Environment()
    environment.autoEscape = .enabled
    environment.tags["shout"] = TemplateTag { parser in
      let mark = try parser.parseExpression()
      let body = try parser.parseBody(until: "endshout")
      return .block([mark], body: body) { call in
        Value(try call.body().uppercased() + (call.arguments[0].stringValue ?? "!"))
      }
    }
    environment.tags["add"] = TemplateTag { parser in
      let items = try parser.parseArguments()
      guard try parser.skip("as") else { return .output(items, render: Self.sum) }
      return .assignment(to: try parser.parseName(), items, render: Self.sum)
    }
    environment.tags["user"] = TemplateTag { _ in
      .output { call in call.variable(named: "user") ?? "nobody" }
    }
    environment.tags["either"] = TemplateTag { parser in
      let test = try parser.parseExpression()
      let (first, end) = try parser.parseBody(untilAnyOf: ["or", "endeither"])
      let second = end == "or" ? try parser.parseBody(until: "endeither") : nil
      let yes = TagNode.block([test], body: first) { call in
        call.arguments[0].boolValue == true ? Value(try call.body()) : ""
      }
      guard let second else { return yes }
      let no = TagNode.block([test], body: second) { call in
        call.arguments[0].boolValue == true ? "" : Value(try call.body())
      }
      return .sequence([yes, no])
    }
    environment.tags["nothing"] = TemplateTag { _ in .sequence([]) }
    environment.tags["strict"] = TemplateTag { parser in
      try parser.expect("in")
      throw parser.failure("strict is not for this")
    }
    return environment
  }

  private static let sum: TagNode.Render = { call in
    .int(call.arguments.compactMap(\.intValue).reduce(0, +))
  }

  @Test(
    "become what they say",
    arguments: [
      ("{% shout '?' %}a {{ user }}{% endshout %}", "A &LT;ADA&GT;?"),
      ("{% add 1, 2, 3 * 4 %}", "15"), ("{% add %}", "0"),
      ("{% add 1, 2 as total %}{{ total }}", "3"), ("{% user %}", "&lt;ada&gt;"),
      ("{% for i in [1, 2] %}{% shout loop.index ~ '' %}x{% endshout %}{% endfor %}", "X1X2"),
      (
        "{% either true %}a{% or %}b{% endeither %}{% either false %}a{% or %}b{% endeither %}",
        "ab"
      ),
      ("{% either 1 == 1 %}a{% endeither %}", "a"), ("a{% nothing %}b", "ab"),
    ])
  func output(_ template: String, _ expected: String) throws {
    #expect(try environment.template(from: template).render(["user": "<ada>"]) == expected)
  }

  @Test(
    "are refused in Jinja2's words, at their place",
    arguments: [
      (
        "\n{% shout '!' %}a", 2,
        "Unexpected end of template. Jinja was looking for the following tags:"
          + " 'endshout'. The innermost block that needs to be closed is 'shout'."
      ),
      ("{% shout %}{% endshout %}", 1, "unexpected 'end of statement block'"),
      ("{% user 1 %}", 1, "expected token 'end of statement block', got 'integer'"),
      ("{% add 1 2 %}", 1, "expected token 'end of statement block', got 'integer'"),
      ("a\n\n{% strict on %}", 3, "expected token 'in', got 'on'"),
      ("a\n{% strict in %}", 2, "strict is not for this"),
      ("{% gone %}", 1, "Encountered unknown tag 'gone'."),
    ])
  func refused(_ template: String, _ line: Int, _ message: String) {
    let error = #expect(throws: TemplateError.self) { try environment.template(from: template) }
    #expect(error?.kind == .syntax)
    #expect(error?.message == message)
    #expect(error?.line == line)
  }

  @Test(
    "end at the very name that they give",
    arguments: [
      ("endfür", "{% own %}a{% endfür %}b", "(a)b"),
      ("endfür", "{% own %}{% own %}a{% endfür %}{% endfür %}", "((a))"),
      ("super", "{% own %}a{% super %}b", "(a)b"),
      ("self", "{% own %}a{% self %}b", "(a)b"),
      ("kwargs", "{% own %}a{% kwargs %}b", "(a)b"),
    ])
  func ends(_ end: String, _ template: String, _ expected: String) throws {
    #expect(try closing(at: end).template(from: template).render() == expected)
  }

  @Test(
    "do not end at another name",
    arguments: [
      ("super", "self"), ("self", "super"), ("kwargs", "varargs"), ("caller", "kwargs"),
      ("endfür", "endfar"), ("endfür", "endfúr"),
    ])
  func otherEnds(_ end: String, _ name: String) {
    let error = #expect(throws: TemplateError.self) {
      try closing(at: end).template(from: "{% own %}a{% \(name) %}b")
    }
    #expect(error?.message.hasPrefix("Encountered unknown tag '\(name)'.") == true)
  }

  private func closing(at end: String) -> Environment {
    var environment = Environment()
    environment.tags["own"] = TemplateTag { parser in
      .block(body: try parser.parseBody(until: end)) { call in Value("(\(try call.body()))") }
    }
    return environment
  }

  @Test("an error of a tag's own code stands at the tag and keeps its cause")
  func cause() throws {
    struct Broken: Error {}
    var environment = environment
    environment.tags["broken"] = TemplateTag { _ in .output { _ in throw Broken() } }
    let template = try environment.template(from: "a\n{% broken %}")
    let error = #expect(throws: TemplateError.self) { try template.render() }
    #expect(error?.line == 2)
    #expect(error?.cause is Broken)
  }

  @Test("A tag may go on after what it could not read")
  func recovers() throws {
    var environment = environment
    environment.tags["lenient"] = TemplateTag { parser in
      _ = try? parser.parseBody(until: "endlenient")
      return .output { _ in "-" }
    }
    // The reader stops at the end of the `if` that has no condition.
    let template = try environment.template(
      from: "{% if true %}a{% lenient %}b{% if %}c{% endif %}")
    #expect(try template.render() == "a-c")
  }

  @Test("Parts of one template may be put into another")
  func partsOfAnotherTemplate() throws {
    final class Kept: @unchecked Sendable {
      var node: TagNode?
    }
    let kept = Kept()
    var environment = environment
    environment.tags["keep"] = TemplateTag { parser in
      let argument = try parser.parseExpression()
      let node = TagNode.block([argument], body: try parser.parseBody(until: "endkeep")) { call in
        Value(try call.body() + (call.arguments[0].stringValue ?? ""))
      }
      kept.node = node
      return node
    }
    environment.tags["kept"] = TemplateTag { _ in kept.node ?? .sequence([]) }
    _ = try environment.template(from: "{% keep 'a' ~ user %}{{ user|upper }} {% endkeep %}")
    let template = try environment.template(from: "[{% kept %}]")
    #expect(try template.render(["user": "ada"]) == "[ADA aada]")
  }
}
