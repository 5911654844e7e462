extension Diagnostic {
  /// The problem as a person reads it:
  ///
  ///     content/a.md:2:1: error: unknown key "titel"
  ///       2 | titel: Hello
  ///         | ^
  ///       hint: did you mean "title"?
  public func rendered(color: Bool = false) -> String {
    let paint = TerminalPaint(enabled: color)
    var text = ""
    if let file {
      var place = LineExcerpt.printable(file)
      if let line { place += ":\(line)" + (column.map { ":\($0)" } ?? "") }
      text += paint.bold(place + ":") + " "
    }
    let label = severity.rawValue + ":"
    text += severity == .error ? paint.red(label) : paint.yellow(label)
    text += " " + paint.bold(LineExcerpt.printable(message)) + "\n"
    if let excerpt, let line {
      let shown = LineExcerpt.shown(excerpt, column: column)
      let number = String(line)
      let gutter = String(repeating: " ", count: number.utf8.count)
      text += "  " + paint.dim(number + " |") + " " + shown.text + "\n"
      if let padding = shown.padding {
        text += "  " + paint.dim(gutter + " |") + " " + padding + paint.green("^") + "\n"
      }
    }
    for note in notes { text += "  note: " + LineExcerpt.printable(note) + "\n" }
    if let hint { text += "  " + paint.cyan("hint:") + " " + LineExcerpt.printable(hint) + "\n" }
    return text
  }
}

/// Colours by the standard terminal codes, or none.
struct TerminalPaint {
  let enabled: Bool

  func bold(_ text: String) -> String { wrap("1", text) }
  func dim(_ text: String) -> String { wrap("2", text) }
  func red(_ text: String) -> String { wrap("1;31", text) }
  func green(_ text: String) -> String { wrap("1;32", text) }
  func yellow(_ text: String) -> String { wrap("1;33", text) }
  func cyan(_ text: String) -> String { wrap("36", text) }

  private func wrap(_ code: String, _ text: String) -> String {
    enabled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
