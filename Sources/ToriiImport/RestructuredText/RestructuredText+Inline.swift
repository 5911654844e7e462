extension RestructuredText {
  /// The text of inline markup without its marks.
  func plain(_ text: String) -> String {
    String(text.filter { $0 != "`" && $0 != "*" })
  }

  /// Inline markup as Markdown, in one pass: a mark that is never closed is looked for once.
  mutating func inline(_ text: String, _ line: Int) -> String {
    var scanner = InlineScanner(text, firstLine: line)
    var output = ""
    while let piece = scanner.next() {
      switch piece {
      case .text(let text): output += text
      case .literal(let code): output += Self.codeSpan(code)
      case .strong(let text): output += "**" + Self.escaped(text) + "**"
      case .emphasis(let text): output += "*" + Self.escaped(text) + "*"
      case .interpreted(let role, let text): output += interpreted(role, text, scanner.line)
      case .reference(let text, let isAnonymous):
        output += reference(text, isAnonymous: isAnonymous, scanner.line)
      case .word(let word):
        output +=
          targets[word.lowercased()].map { "[\(Self.escaped(word))](\(Self.destination($0)))" }
          ?? Self.escaped(word) + "\\_"
      case .footnote(let label): output += "[^\(footnoteName(label))]"
      case .substitution(let name): output += substitution(name, scanner.line)
      }
    }
    return output
  }

  private mutating func footnoteName(_ label: String) -> String {
    if label == "#" || label == "*" {
      automaticFootnotes.used += 1
      return "auto-\(automaticFootnotes.used)"
    }
    return label.hasPrefix("#") ? String(label.dropFirst()) : label
  }

  private mutating func substitution(_ name: String, _ line: Int) -> String {
    if let text = substitutions[name] { return text }
    notes.append((line, "the substitution |\(name)| is not carried"))
    return name
  }

  private mutating func interpreted(_ role: String, _ text: String, _ line: Int) -> String {
    switch role {
    case "", "emphasis", "title", "title-reference": return "*" + Self.escaped(text) + "*"
    case "code", "literal", "command", "file", "samp", "kbd", "program", "option":
      return Self.codeSpan(text)
    case "strong": return "**" + Self.escaped(text) + "**"
    case "math": return "$" + text + "$"
    case "sub", "subscript": return "<sub>" + Self.escaped(text) + "</sub>"
    case "sup", "superscript": return "<sup>" + Self.escaped(text) + "</sup>"
    case "abbr", "abbreviation": return Self.escaped(text)
    default:
      notes.append((line, "the role \"\(role)\" is not carried"))
      return Self.codeSpan(text)
    }
  }

  /// `text <address>`, or a name that is defined elsewhere.
  private mutating func reference(_ text: String, isAnonymous: Bool, _ line: Int) -> String {
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      let label = TagRewriter.trimmed(text[..<open])
      let address = String(text[text.index(after: open)...].dropLast())
      let name = address.hasSuffix("_") ? targets[address.dropLast().lowercased()] : nil
      if !label.isEmpty { targets[label.lowercased()] = name ?? address }
      return
        "[\(Self.escaped(label.isEmpty ? address : label))](\(Self.destination(name ?? address)))"
    }
    if isAnonymous {
      guard anonymousUsed < anonymousTargets.count else {
        notes.append((line, "the link \"\(text)\" has no address"))
        return Self.escaped(text)
      }
      anonymousUsed += 1
      return "[\(Self.escaped(text))](\(Self.destination(anonymousTargets[anonymousUsed - 1])))"
    }
    let key = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ").lowercased()
    // A title of the same text is a target too.
    let address = targets[key] ?? "#" + Self.identifier(key)
    return "[\(Self.escaped(text))](\(Self.destination(address)))"
  }

  // MARK: Writing

  static func codeSpan(_ code: String) -> String {
    guard code.contains("`") else { return "`" + code + "`" }
    return "`` " + code + " ``"
  }

  static func destination(_ address: String) -> String {
    let clean = address.filter { $0 != "\n" }
    let needsBrackets = clean.contains { $0 == " " || $0 == "(" || $0 == ")" }
    return needsBrackets ? "<" + clean.filter { $0 != "<" && $0 != ">" } + ">" : clean
  }

  static func identifier(_ name: String) -> String {
    var result = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        result.append(character)
      } else if result.last != "-", !result.isEmpty {
        result.append("-")
      }
    }
    return result.hasSuffix("-") ? String(result.dropLast()) : result
  }

  /// What Markdown would read as markup and reStructuredText does not.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]<".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  static func escapingBrackets(_ text: String) -> String { escaped(text) }

  static func escapingQuotes(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

extension Substring {
  /// The first place where a text stands.
  func range(ofText needle: String) -> Range<Substring.Index>? {
    guard let first = needle.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].hasPrefix(needle) {
        return found..<index(found, offsetBy: needle.count)
      }
      start = index(after: found)
    }
    return nil
  }
}
