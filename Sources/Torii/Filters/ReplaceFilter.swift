extension Filter {
  /// `replace(s, old, new, count=None)`: the text with `new` for `old`, at most `count` times. While
  /// autoescaping, plain text among markup is escaped first (Jinja2 documentation, `replace`).
  package static let replace = Filter(
    Signature("do_replace", "s, old, new, count=None", implicit: 1), isPure: false,
    emitter: { (arguments, escaped) throws(TemplateError) in
      guard let (replacement, size) = short(arguments) else { return false }
      try arguments.machine.charge(size >> 4)
      if replacement.mayGrow {
        try arguments.machine.checkSize(replacement.size(with: replacement.occurrences))
      }
      replacement.forEachPiece { (piece, count) in
        arguments.machine.pointee.output.append(piece, count: count, escaped: escaped)
      }
      return true
    }
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    if let (replacement, size) = short(arguments) {
      try machine.charge(size >> 4)
      let count = replacement.occurrences
      if count == 0 { return arguments[0] }
      let newSize = replacement.size(with: count)
      if newSize > size { try machine.checkSize(newSize) }
      return .string(replacement.result(size: newSize))
    }
    if case .string(let text) = arguments[0], case .string(let old) = arguments[1],
      case .string(let new) = arguments[2], arguments[3].isNone
    {
      return .string(try replaced(text, old, new, -1, machine))
    }
    let subject: Value
    if machine.pointee.autoescapes, try isEscapedFirst(arguments) {
      subject = .markup(try machine.escape(arguments[0]))
    } else if machine.pointee.autoescapes, arguments[0].isString {
      subject = arguments[0]
    } else {
      subject = .string(try machine.text(of: arguments[0]))
    }
    let old = try machine.text(of: arguments[1])
    let limit = arguments[3].isNone ? -1 : try arguments[3].sizeArgument()
    if case .markup(let text) = subject {
      let new = try machine.escape(
        arguments[2].isString ? arguments[2] : .string(try machine.text(of: arguments[2])))
      return .markup(try replaced(text, old, new, limit, machine))
    }
    let new = try machine.text(of: arguments[2])
    return .string(try replaced(subject.text ?? "", old, new, limit, machine))
  }

  /// The replacement among plain texts, which escaping does not change, and the size of the text.
  @inline(__always)
  private static func short(_ arguments: Arguments) -> (ShortReplacement, size: Int)? {
    guard case .none = arguments.values[3], let text = arguments.plainText(0),
      let old = arguments.plainText(1), let new = arguments.plainText(2),
      let replacement = ShortReplacement(text, old, with: new)
    else { return nil }
    return (replacement, text.count)
  }

  private static func isEscapedFirst(_ arguments: Arguments) throws(TemplateError) -> Bool {
    let machine = arguments.machine
    if try machine.hasHTML(arguments[1]) { return true }
    guard try machine.hasHTML(arguments[2]) else { return false }
    return try !machine.hasHTML(arguments[0])
  }

  private static func replaced(
    _ text: String, _ old: String, _ new: String, _ limit: Int, _ machine: MachineRef
  ) throws(TemplateError) -> String {
    try machine.charge(text.utf8.count >> 4)
    if new.utf8.count > old.utf8.count {
      try machine.checkSize(CodePoints.replacedSize(text, old, with: new, limit: limit))
    }
    return CodePoints.replacing(text, old, with: new, limit: limit)
  }
}
