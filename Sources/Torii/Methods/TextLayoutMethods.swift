extension Methods {
  /// Methods that fill text up, or change it code point by code point.
  static let textLayout: [Method] = [
    padding("center") { (missing, width) in missing / 2 + (missing & width & 1) },
    padding("ljust") { (_, _) in 0 },
    padding("rjust") { (missing, _) in missing },
    Method("str.zfill", .one) { (receiver, arguments) throws(TemplateError) in
      let width = try arguments.integer(0)
      let text = receiver.text ?? ""
      let missing = width.subtractingReportingOverflow(CodePoints.count(text)).partialValue
      guard width > 0, missing > 0 else { return receiver }
      try arguments.machine.checkSize(width)
      let hasSign = text.utf8.first == 0x2B || text.utf8.first == 0x2D
      let sign = hasSign ? CodePoints.string(text.utf8.prefix(1)) : ""
      let rest = CodePoints.string(text.utf8.dropFirst(hasSign ? 1 : 0))
      return like(receiver, sign + String(repeating: "0", count: missing) + rest)
    },
    Method("str.expandtabs", .named("tabsize"), expandTabs),
    Method("str.translate", .one, translate),
    Method("str.maketrans", .positional(1...3), makeTranslation),
    Method("str.encode", .named("encoding", "errors"), encode),
  ]

  private static func padding(
    _ name: String, _ leading: @escaping @Sendable (_ missing: Int, _ width: Int) -> Int
  ) -> Method {
    Method("str." + name, .positional(1...2)) { (receiver, arguments) throws(TemplateError) in
      let width = try arguments.integer(0)
      let fill = try fillCharacter(receiver, arguments)
      let text = receiver.text ?? ""
      let length = CodePoints.count(text)
      guard width > length else { return receiver }
      try arguments.machine.checkSize(width, times: fill.utf8.count)
      let missing = width - length
      let before = leading(missing, width)
      return like(
        receiver,
        String(repeating: fill, count: before) + text
          + String(repeating: fill, count: missing - before))
    }
  }

  private static func fillCharacter(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> String
  {
    guard let value = arguments[1] else { return " " }
    let fill: String
    if receiver.isMarkup {
      fill = try arguments.machine.escape(value)
    } else if let text = value.text {
      fill = text
    } else {
      throw .type("The fill character must be a unicode character, not \(value.typeName)")
    }
    guard CodePoints.count(fill) == 1 else {
      throw .type("The fill character must be exactly one character long")
    }
    return fill
  }

  @Sendable private static func expandTabs(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let size = try arguments.integer(0, default: 8)
    let text = receiver.text ?? ""
    let tabs = text.utf8.reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) }
    guard tabs > 0 else { return receiver }
    try arguments.machine.checkSize(tabs, times: size)
    var result = String.UnicodeScalarView()
    var column = 0
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        guard size > 0 else { continue }
        let missing = size - column % size
        result.append(contentsOf: repeatElement(" ", count: missing))
        column += missing
      } else {
        result.append(scalar)
        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
      }
    }
    return like(receiver, String(result))
  }

  /// Maps code points through a dictionary of their numbers to numbers, texts or `None`.
  @Sendable private static func translate(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let table = arguments.required(0)
    var result = ""
    for scalar in (receiver.text ?? "").unicodeScalars {
      try machine.charge(1)
      if case .undefined(let missing) = table { throw missing.error }
      guard table.isSequence || table.isMapping else {
        throw .type("'\(table.typeName)' object is not subscriptable")
      }
      let size = result.utf8.count
      let mapped = try machine.rawItem(of: table, at: .int(Int(scalar.value)))
      switch mapped {
      case nil: result.unicodeScalars.append(scalar)
      case .some(.none): break
      case .some(.string(let text)), .some(.markup(let text)): result += text
      case .some(let value):
        guard let number = value.indexInt else {
          throw .type("character mapping must return integer, None or str")
        }
        guard let code = UInt32(exactly: number), let other = Unicode.Scalar(code) else {
          throw .value("character mapping must be in range(0x110000)")
        }
        result.unicodeScalars.append(other)
      }
      try machine.checkGrowth(by: result.utf8.count - size, to: result.utf8.count)
    }
    return like(receiver, result)
  }

  @Sendable private static func makeTranslation(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let table = Value.Dict()
    guard arguments.count > 1 else {
      guard case .dict(let dict) = arguments.required(0) else {
        throw .type("if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in dict {
        let number = try codePoint(ofKey: key)
        table.set(try machine.key(for: number), named: number, to: value)
      }
      return .dict(table)
    }
    let from = try arguments.text(0) {
      "first maketrans argument must be a string if there is a second argument, not \($0)"
    }
    let to = try arguments.text(1) { "maketrans() argument 2 must be str, not \($0)" }
    guard CodePoints.count(from) == CodePoints.count(to) else {
      throw .value("the first two maketrans arguments must have equal length")
    }
    for (old, new) in zip(from.unicodeScalars, to.unicodeScalars) {
      let number = Value.int(Int(old.value))
      table.set(try machine.key(for: number), named: number, to: .int(Int(new.value)))
    }
    if arguments.count > 2 {
      let dropped = try arguments.text(2) { "maketrans() argument 3 must be str, not \($0)" }
      for scalar in dropped.unicodeScalars {
        let number = Value.int(Int(scalar.value))
        table.set(try machine.key(for: number), named: number, to: .none)
      }
    }
    return .dict(table)
  }

  private static func codePoint(ofKey key: Value) throws(TemplateError) -> Value {
    switch key {
    case .int, .bool, .bigInt: return key
    case .string(let text), .markup(let text):
      guard CodePoints.count(text) == 1, let scalar = text.unicodeScalars.first else {
        throw .value("string keys in translate table must be of length 1")
      }
      return .int(Int(scalar.value))
    default: throw .type("keys in translate table must be strings or integers")
    }
  }

  @Sendable private static func encode(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let encoding = try codecArgument(0, "encoding", default: "utf-8", arguments)
    let errors = try codecArgument(1, "errors", default: "strict", arguments)
    let text = receiver.text ?? ""
    switch TextEncoding(encoding) {
    case .utf8: return .object(BytesObject(Array(text.utf8)))
    case .ascii:
      return .object(BytesObject(try CharacterEncoding.ascii.encode(text, errors: errors)))
    case .latin1:
      return .object(BytesObject(try CharacterEncoding.latin1.encode(text, errors: errors)))
    case nil: throw TemplateError(.lookup, "unknown encoding: \(encoding)")
    }
  }

  private static func codecArgument(
    _ position: Int, _ name: String, default text: String, _ arguments: MethodArguments
  ) throws(TemplateError) -> String {
    guard let value = arguments[position] else { return text }
    guard let text = value.text else {
      let type = value.isNone ? "None" : value.typeName
      throw .type("encode() argument '\(name)' must be str, not \(type)")
    }
    return text
  }
}
