extension Methods {
  static let textSearch: [Method] = [
    finding("find", fromEnd: false) { () throws(TemplateError) in .int(-1) },
    finding("rfind", fromEnd: true) { () throws(TemplateError) in .int(-1) },
    finding("index", fromEnd: false) { () throws(TemplateError) in
      throw .value("substring not found")
    },
    finding("rindex", fromEnd: true) { () throws(TemplateError) in
      throw .value("substring not found")
    },
    Method("str.count", .search) { (receiver, arguments) throws(TemplateError) in
      let (start, stop) = (try arguments.bound(1), try arguments.bound(2))
      let pattern = try arguments.text(0) { "must be str, not \($0)" }
      return .int(
        CodePoints.occurrences(
          of: pattern, in: receiver.text ?? "", start: start, stop: stop))
    },
    ending("startswith") { CodePoints.hasPrefix($0, $1, start: $2, stop: $3) },
    ending("endswith") { CodePoints.hasSuffix($0, $1, start: $2, stop: $3) },
    Method("str.replace", .positional(2...3), replace),
    Method("str.removeprefix", .one) { (receiver, arguments) throws(TemplateError) in
      let prefix = try arguments.text(0) { "removeprefix() argument must be str, not \($0)" }
      let text = receiver.text ?? ""
      guard CodePoints.hasPrefix(text, prefix) else { return receiver }
      return like(receiver, CodePoints.string(text.utf8.dropFirst(prefix.utf8.count)))
    },
    Method("str.removesuffix", .one) { (receiver, arguments) throws(TemplateError) in
      let suffix = try arguments.text(0) { "removesuffix() argument must be str, not \($0)" }
      let text = receiver.text ?? ""
      guard CodePoints.hasSuffix(text, suffix) else { return receiver }
      return like(receiver, CodePoints.string(text.utf8.dropLast(suffix.utf8.count)))
    },
  ]

  private static func finding(
    _ name: String, fromEnd: Bool,
    _ missing: @escaping @Sendable () throws(TemplateError) -> Value
  ) -> Method {
    Method("str." + name, .search) { (receiver, arguments) throws(TemplateError) in
      // Python reads the bounds first.
      let (start, stop) = (try arguments.bound(1), try arguments.bound(2))
      let pattern = try arguments.text(0) { "must be str, not \($0)" }
      let found = CodePoints.find(
        pattern, in: receiver.text ?? "", start: start, stop: stop, fromEnd: fromEnd)
      if let found { return .int(found) }
      return try missing()
    }
  }

  private typealias EndTest = @Sendable (String, String, Int?, Int?) -> Bool

  private static func ending(_ name: String, _ matches: @escaping EndTest) -> Method {
    Method("str." + name, .search) { (receiver, arguments) throws(TemplateError) in
      let text = receiver.text ?? ""
      let (start, stop) = (try arguments.bound(1), try arguments.bound(2))
      switch arguments.required(0) {
      case .string(let part), .markup(let part): return .bool(matches(text, part, start, stop))
      case .tuple(let parts):
        for value in parts {
          guard let part = value.text else {
            throw .type("tuple for \(name) must only contain str, not \(value.typeName)")
          }
          try arguments.machine.charge(1)
          if matches(text, part, start, stop) { return .bool(true) }
        }
        return .bool(false)
      case let other:
        throw .type("\(name) first arg must be str or a tuple of str, not \(other.typeName)")
      }
    }
  }

  /// Markup escapes what it takes in.
  @Sendable private static func replace(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let old = try arguments.text(0) { "replace() argument 1 must be str, not \($0)" }
    let new =
      receiver.isMarkup
      ? try machine.escape(arguments.required(1))
      : try arguments.text(1) { "replace() argument 2 must be str, not \($0)" }
    let limit = try arguments.integer(2, default: -1)
    let text = receiver.text ?? ""
    try machine.checkSize(CodePoints.replacedSize(text, old, with: new, limit: limit))
    return like(receiver, CodePoints.replacing(text, old, with: new, limit: limit))
  }
}
