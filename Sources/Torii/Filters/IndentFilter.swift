extension Filter {
  /// `indent(s, width=4, first=False, blank=False)`: the lines of a text behind `width` spaces, or
  /// the text `width`; the first line and blank ones only if asked for
  /// (Jinja2 documentation, `indent`).
  package static let indent = Filter(
    Signature("do_indent", "s, width=4, first=False, blank=False")
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let indentation =
      arguments[1].isString
      ? arguments[1] : try machine.binary(.multiply, .string(" "), arguments[1])
    let lines = try IndentedLines(
      arguments[0], indentation, blank: try machine.truth(of: arguments[3]), machine)
    return try lines.joined(first: try machine.truth(of: arguments[2]), machine)
  }
}

/// The lines of a text and what is put before them.
private struct IndentedLines {
  private let isMarkup: Bool
  /// Indentation that is markup makes markup of plain lines, which are escaped for that.
  private let escapes: Bool
  private let indentation: String
  private let indentsBlank: Bool
  private let lines: [String]

  init(_ subject: Value, _ indentation: Value, blank: Bool, _ machine: MachineRef)
    throws(TemplateError)
  {
    isMarkup = subject.isMarkup
    escapes = indentation.isMarkup && !subject.isMarkup
    self.indentation = indentation.text ?? ""
    indentsBlank = blank
    guard let text = subject.text else { throw IndentedLines.refusal(of: subject) }
    try machine.charge(text.utf8.count >> 2)
    lines = CodePoints.lines(text + "\n")
  }

  private static func refusal(of value: Value) -> TemplateError {
    switch value {
    case .undefined(let missing): missing.error
    case .list: value.lacksMethod("splitlines")
    case .tuple: .type("can only concatenate tuple (not \"str\") to tuple")
    default: .type("unsupported operand type(s) for +=: '\(value.typeName)' and 'str'")
    }
  }

  func joined(first indentsFirst: Bool, _ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.checkSize(lines.count, times: indentation.utf8.count &+ 1)
    var result = ""
    for (position, line) in lines.enumerated() {
      let isIndented = position > 0 && (indentsBlank || !line.utf8.isEmpty)
      if position > 0 { result += "\n" }
      if isIndented { result += indentation }
      // Joining by markup escapes the first line as well.
      result += escapes && (isIndented || indentsBlank) ? HTMLEscape.escape(line) : line
    }
    let becomesMarkup = isMarkup || (escapes && indentsBlank)
    if indentsFirst {
      if escapes && !becomesMarkup { result = HTMLEscape.escape(result) }
      result = indentation + result
    }
    try machine.checkSize(result.utf8.count)
    return becomesMarkup || (escapes && indentsFirst) ? .markup(result) : .string(result)
  }
}
