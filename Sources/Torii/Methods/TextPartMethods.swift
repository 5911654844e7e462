extension Methods {
  /// Methods that take text apart and put it together.
  static let textParts: [Method] = [
    splitting("split", fromEnd: false), splitting("rsplit", fromEnd: true),
    Method("str.splitlines", .named("keepends")) { (receiver, arguments) throws(TemplateError) in
      let keepsEnds = try arguments.integer(0) != 0
      let lines = CodePoints.lines(receiver.text ?? "", keepingEnds: keepsEnds)
      return .list(Value.List(try like(receiver, lines, arguments.machine)))
    },
    parting("partition", fromEnd: false), parting("rpartition", fromEnd: true),
    stripping("strip", .both), stripping("lstrip", .leading), stripping("rstrip", .trailing),
    Method("str.join", .one, join),
  ]

  private static func splitting(_ name: String, fromEnd: Bool) -> Method {
    Method("str." + name, .named("sep", "maxsplit")) {
      (receiver, arguments) throws(TemplateError) in
      let text = receiver.text ?? ""
      let limit = try arguments.integer(1, default: -1)
      var parts: [String] = []
      switch arguments[0] ?? Value.none {
      case .none:
        parts =
          fromEnd
          ? CodePoints.wordsFromEnd(text, limit: limit) : CodePoints.words(text, limit: limit)
      case .string(let separator), .markup(let separator):
        if separator.utf8.isEmpty { throw .value("empty separator") }
        if !fromEnd { return try split(receiver, by: separator, limit: limit, arguments.machine) }
        parts = CodePoints.split(text, by: separator, limit: limit, fromEnd: true)
      case let other: throw .type("must be str or None, not \(other.typeName)")
      }
      return .list(Value.List(try like(receiver, parts, arguments.machine)))
    }
  }

  private static func split(
    _ receiver: Value, by separator: String, limit: Int, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    let parts = Value.List(minimumCapacity: 2)
    CodePoints.forEachPart(of: receiver.text ?? "", by: separator, limit: limit) {
      parts.append(like(receiver, $0))
    }
    try machine.checkSize(parts.count)
    try machine.charge(parts.count)
    return .list(parts)
  }

  private static func parting(_ name: String, fromEnd: Bool) -> Method {
    Method("str." + name, .one) { (receiver, arguments) throws(TemplateError) in
      let separator = try arguments.text(0) { "must be str, not \($0)" }
      if separator.utf8.isEmpty { throw .value("empty separator") }
      let text = receiver.text ?? ""
      var parts = fromEnd ? ["", "", text] : [text, "", ""]
      if let found = CodePoints.partition(text, by: separator, fromEnd: fromEnd) {
        parts = [found.before, separator, found.after]
      }
      return .tuple(Value.List(parts.map { like(receiver, $0) }))
    }
  }

  private static func stripping(_ name: String, _ ends: TextEnds) -> Method {
    Method("str." + name, .positional(0...1)) { (receiver, arguments) throws(TemplateError) in
      var members: String?
      switch arguments[0] ?? Value.none {
      case .none: break
      case .string(let text), .markup(let text): members = text
      default: throw .type("\(name) arg must be None or str")
      }
      return CodePoints.stripped(receiver.text ?? "", ends, of: members)
        .map { like(receiver, $0) } ?? receiver
    }
  }

  /// Markup escapes what it joins.
  @Sendable private static func join(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let iterable = arguments.required(0)
    guard iterable.isIterable else {
      throw .type(
        receiver.isMarkup
          ? "'\(iterable.typeName)' object is not iterable" : "can only join an iterable")
    }
    let separator = receiver.text ?? ""
    var joined = ""
    for (position, item) in try machine.items(of: iterable).enumerated() {
      let text: String
      if receiver.isMarkup {
        text = try machine.escape(item)
      } else if let plain = item.text {
        text = plain
      } else {
        throw .type("sequence item \(position): expected str instance, \(item.typeName) found")
      }
      let added = text.utf8.count + (position > 0 ? separator.utf8.count : 0)
      try machine.charge(1)
      try machine.checkGrowth(by: added, to: joined.utf8.count + added)
      if position > 0 { joined += separator }
      joined += text
    }
    return like(receiver, joined)
  }
}
