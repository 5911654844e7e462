extension RestructuredText {
  /// Cuts a paragraph into pieces of inline markup.
  struct InlineScanner {
    enum Piece {
      /// As Markdown.
      case text(String)
      case literal(String)
      case strong(String)
      case emphasis(String)
      case interpreted(role: String, String)
      case reference(String, isAnonymous: Bool)
      /// A word with an underscore behind it, which may be the name of a target.
      case word(String)
      case footnote(String)
      case substitution(String)
    }

    private let characters: [Character]
    private var index = 0
    private(set) var line: Int
    /// Marks that are not closed in the rest of the text.
    private var exhausted: Set<String> = []

    init(_ text: String, firstLine: Int) {
      characters = Array(text)
      line = firstLine
    }

    private func at(_ offset: Int) -> Character? {
      let position = index + offset
      return characters.indices.contains(position) ? characters[position] : nil
    }

    mutating func next() -> Piece? {
      guard let first = at(0) else { return nil }
      if first == "\\" { return escape() }
      if isAtStart, let piece = markup(first) { return piece }
      if first.isLetter || first.isNumber { return word() }
      index += 1
      if first == "\n" { line += 1 }
      return .text("[]<".contains(first) ? "\\\(first)" : String(first))
    }

    /// Markup begins after white space or opening punctuation only.
    private var isAtStart: Bool {
      guard index > 0 else { return true }
      let before = characters[index - 1]
      return before.isWhitespace || "-:/'\"<([{–—".contains(before) || before == "\\"
    }

    private mutating func escape() -> Piece {
      let next = at(1)
      index += next == nil ? 1 : 2
      guard let next else { return .text("\\\\") }
      if next == " " || next == "\n" {
        if next == "\n" { line += 1 }
        return .text("")
      }
      return .text("\\\(next)")
    }

    private mutating func markup(_ first: Character) -> Piece? {
      switch first {
      case "`":
        if at(1) == "`" { return enclosed("``").map { .literal($0) } }
        return backQuoted(role: "")
      case "*":
        if at(1) == "*" { return enclosed("**").map { .strong($0) } }
        return enclosed("*").map { .emphasis($0) }
      case "|":
        guard let text = enclosed("|"), text.count <= 80, !text.contains("\n") else { return nil }
        if at(0) == "_" { index += 1 }
        return .substitution(text)
      case ":": return role()
      case "[": return footnote()
      default: return nil
      }
    }

    /// The text between a mark and its next use; nothing is taken where it is not closed.
    private mutating func enclosed(_ mark: String) -> String? {
      let width = mark.count
      guard !exhausted.contains(mark), let next = at(width), !next.isWhitespace else { return nil }
      let symbols = Array(mark)
      var end = index + width
      while end + width <= characters.count {
        if characters[end] == symbols[0], end > index + width,
          Array(characters[end..<(end + width)]) == symbols, !characters[end - 1].isWhitespace
        {
          let text = characters[(index + width)..<end]
          index = end + width
          line += text.count { $0 == "\n" }
          return String(text)
        }
        end += 1
      }
      exhausted.insert(mark)
      return nil
    }

    private mutating func backQuoted(role: String) -> Piece? {
      guard let text = enclosed("`") else { return nil }
      if at(0) == "_" {
        let isAnonymous = at(1) == "_"
        index += isAnonymous ? 2 : 1
        return .reference(text, isAnonymous: isAnonymous)
      }
      if role.isEmpty, at(0) == ":" {
        // The role may stand behind: `x`:code:.
        var end = index + 1
        while end < characters.count, characters[end].isLetter { end += 1 }
        if end < characters.count, end > index + 1, characters[end] == ":" {
          let name = String(characters[(index + 1)..<end])
          index = end + 1
          return .interpreted(role: name.lowercased(), text)
        }
      }
      return .interpreted(role: role, text)
    }

    /// `:role:` before back quotes.
    private mutating func role() -> Piece? {
      var end = index + 1
      while end < characters.count, end - index < 64,
        characters[end].isLetter || characters[end].isNumber || "-_.+".contains(characters[end])
      { end += 1 }
      guard end > index + 1, end + 1 < characters.count, characters[end] == ":",
        characters[end + 1] == "`"
      else { return nil }
      let name = String(characters[(index + 1)..<end]).lowercased()
      let start = index
      index = end + 1
      if let piece = backQuoted(role: name) { return piece }
      index = start
      return nil
    }

    /// `[1]_`, `[#]_`, `[#name]_`.
    private mutating func footnote() -> Piece? {
      var end = index + 1
      while end < characters.count, end - index < 64,
        characters[end].isLetter || characters[end].isNumber || "#*-_.".contains(characters[end])
      { end += 1 }
      guard end > index + 1, end + 1 < characters.count, characters[end] == "]",
        characters[end + 1] == "_"
      else { return nil }
      let label = String(characters[(index + 1)..<end])
      index = end + 2
      return .footnote(label)
    }

    private mutating func word() -> Piece {
      let start = index
      while let character = at(0), character.isLetter || character.isNumber { index += 1 }
      let word = String(characters[start..<index])
      guard at(0) == "_", at(1).map({ !$0.isLetter && !$0.isNumber && $0 != "_" }) ?? true else {
        return .text(word)
      }
      index += 1
      return .word(word)
    }
  }
}
