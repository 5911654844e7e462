extension Filter {
  /// `wordwrap(s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)`: each
  /// line of the text broken between words into lines of at most `width` code points
  /// (Jinja2 documentation, `wordwrap`; Python's `textwrap`).
  package static let wordwrap = Filter(
    Signature(
      "do_wordwrap",
      "s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True", implicit: 1)
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let separator =
      arguments[3].isNone
      ? .string(machine.pointee.environment.syntax.newlineSequence) : arguments[3]
    guard let separatorText = separator.text else { throw separator.lacksMethod("join") }
    guard let text = arguments[0].text else { throw arguments[0].lacksMethod("splitlines") }
    try machine.charge(text.utf8.count)
    let lines = CodePoints.lines(text)
    guard !lines.isEmpty else { return separator.isMarkup ? .markup("") : .string("") }
    if try machine.compare(.lessOrEqual, arguments[1], .int(0)) {
      throw .value("invalid width \(try machine.repr(of: arguments[1])) (must be > 0)")
    }
    var splitsAtHyphens = false
    if case .bool(true) = arguments[4] { splitsAtHyphens = true }
    let wrapping = TextWrapping(
      width: try lineWidth(arguments[1]),
      breaksLongWords: try machine.truth(of: arguments[2]),
      breaksAfterHyphens: try machine.truth(of: arguments[4]),
      splitsAtHyphens: splitsAtHyphens, mayCut: !hasFraction(arguments[1]))
    var joined = JoinedText(separator: separatorText)
    for line in lines {
      guard let wrapped = wrapping.wrap(line) else {
        throw .type("slice indices must be integers or None or have an __index__ method")
      }
      // A line of nothing but white space becomes an empty one.
      if wrapped.isEmpty { try joined.append("", machine) }
      for part in wrapped {
        try machine.charge(1)
        try joined.append(separator.isMarkup ? HTMLEscape.escape(part) : part, machine)
      }
    }
    let result = try joined.text(machine)
    return separator.isMarkup ? .markup(result) : .string(result)
  }

  /// Whether a width is a float by which Python would slice; below one it takes the integer 1.
  private static func hasFraction(_ width: Value) -> Bool {
    if case .double(let number) = width { return number >= 1 }
    return false
  }

  private static func lineWidth(_ value: Value) throws(TemplateError) -> Int {
    switch value {
    case .bigInt: return .max
    case .double(let width):
      // Less than one still takes a code point in each pass.
      return width >= 0x1p62 ? .max : Swift.max(1, Int(exactly: width.rounded(.down)) ?? 1)
    default: return try value.sizeArgument()
    }
  }
}
