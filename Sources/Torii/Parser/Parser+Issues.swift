/// The words of Jinja2's parser errors.
extension Parser {
  /// An issue at a token; at the current one unless told otherwise.
  func issue(
    _ message: String, at token: Token? = nil, kind: TemplateSyntaxIssue.Kind = .syntax
  ) -> TemplateSyntaxIssue {
    let token = token ?? current
    return TemplateSyntaxIssue(
      kind, message, line: Int(token.line), range: text.givenRange(token.range))
  }

  func issue(_ message: String, at span: SourceSpan) -> TemplateSyntaxIssue {
    let start = Int(span.start)
    return TemplateSyntaxIssue(
      .syntax, message, line: Int(span.line), range: start..<Swift.max(start, Int(span.end)))
  }

  /// What would end each of the open bodies.
  private var openEnds: [TagEnds] {
    input.expectedEnds.elements(above: 0).map { $0.takeUnretainedValue() }
  }

  func describe(_ token: Token) -> String {
    token.kind == .name ? string(of: token) : token.kind.description
  }

  func unexpectedToken(wanted: String) -> TemplateSyntaxIssue {
    if current.kind == .end {
      return issue("unexpected end of template, expected \(quoted(wanted)).")
    }
    return issue("expected token \(quoted(wanted)), got \(quoted(describe(current)))")
  }

  func unknownTag(_ name: Token) -> TemplateSyntaxIssue {
    let text = string(of: name)
    let message = "Encountered unknown tag \(quoted(text))."
    var issue = issue(withExpectations(message, tag: text, ends: openEnds), at: name)
    issue.hint = hint(forTag: text)
    return issue
  }

  private func hint(forTag name: String) -> String? {
    switch name {
    case "do": return "turn on the extension 'do'"
    case "break", "continue": return "turn on the extension 'loopControls'"
    case "debug": return "turn on the extension 'debug'"
    case "trans": return "turn on the extension 'i18n'"
    default:
      let ends = openEnds.last?.words ?? []
      return Torii.hint(nearestTo: name, among: ends + Parser.tags)
    }
  }

  private static let tags = [
    "autoescape", "block", "call", "extends", "filter", "for", "from", "if", "import", "include",
    "macro", "print", "raw", "set", "with",
  ]

  func unexpectedEnd(expecting ends: TagEnds) -> TemplateSyntaxIssue {
    issue(
      withExpectations("Unexpected end of template.", tag: nil, ends: openEnds + [ends]))
  }

  private func withExpectations(
    _ start: String, tag: String?, ends: [TagEnds]
  ) -> String {
    var message = start
    if let innermost = ends.last {
      let wanted = innermost.words.map { quoted($0) }.joined(separator: " or ")
      let isExpectedOutside = ends.contains { ends in
        ends.words.contains { word in tag?.utf8.elementsEqual(word.utf8) ?? false }
      }
      message +=
        isExpectedOutside
        ? " You probably made a nesting mistake. Jinja is expecting this tag, but currently"
          + " looking for \(wanted)."
        : " Jinja was looking for the following tags: \(wanted)."
    }
    if let open = input.openTags.last {
      message += " The innermost block that needs to be closed is \(quoted(string(of: open)))."
    }
    return message
  }
}
