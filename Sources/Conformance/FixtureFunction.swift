import Torii

/// The callables that the corpus' format names.
enum Fixture: String {
  case echo, identity, counter, shout, fail
  case isBig = "is_big"

  typealias Body = @Sendable ([Value], [(String, Value)], MachineRef) throws(TemplateError) -> Value

  /// The function; `counter` counts in each of them anew.
  func makeBody() -> Body {
    switch self {
    case .echo:
      return { (positional, keywords, machine) throws(TemplateError) in
        let pairs = Value.Dict(keywords)
        return .string(
          try machine.repr(of: .tuple(of: positional)) + "|" + machine.repr(of: .dict(pairs)))
      }
    case .identity:
      return { (positional, _, _) throws(TemplateError) in
        guard let first = positional.first else {
          throw TemplateError(.index, "tuple index out of range")
        }
        return first
      }
    case .counter:
      let count = CallCount()
      return { (_, _, _) throws(TemplateError) in .int(count.next()) }
    case .shout:
      return { (positional, _, machine) throws(TemplateError) in
        let text = try machine.text(of: positional.first ?? .none)
        return .string(CodePoints.uppercased(text) + "!")
      }
    case .isBig:
      return { (positional, keywords, machine) throws(TemplateError) in
        let limit =
          positional.count > 1 ? positional[1] : keywords.first { $0.0 == "limit" }?.1 ?? .int(10)
        return .bool(try machine.compare(.greater, positional.first ?? .none, limit))
      }
    case .fail:
      return { (_, _, _) throws(TemplateError) in throw TemplateError(.pythonRuntime, "boom") }
    }
  }

  private var signature: Signature { Signature(rawValue, "*args, **kwargs") }

  func makeValue() -> Value {
    .object(
      FunctionObject(
        Function(signature, bound(makeBody())), qualifiedClass: "corpus.Fixture",
        attributes: [("name", .string(rawValue))]))
  }

  func makeFilter() -> Filter { Filter(signature, isPure: false, bound(makeBody())) }

  private func bound(_ body: @escaping Body) -> Function.Body {
    return { (arguments) throws(TemplateError) in
      try body(
        arguments.variadic(0).items, Fixture.keywords(arguments.keywordVariadic(1)),
        arguments.machine)
    }
  }

  func makeTest() -> TemplateTest {
    let body = bound(makeBody())
    return TemplateTest(signature) { (arguments) throws(TemplateError) in
      try arguments.machine.truth(of: try body(arguments))
    }
  }

  private static func keywords(_ dict: Value.Dict) -> [(String, Value)] {
    dict.map { ($0.key.text ?? "", $0.value) }
  }
}

/// Counts the calls of one `counter`. Cases run one after the other.
private final class CallCount: @unchecked Sendable {
  private var count = 0

  func next() -> Int {
    count += 1
    return count
  }
}
