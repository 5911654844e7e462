/// Brings HTML into the form in which CommonMark's test program compares it: the order of
/// attributes, slashes of void elements, forms of entities and white space without effect do not
/// count.
struct HTMLNormalizer {
  private let input: [Character]
  private var position = 0
  private var output = ""
  private var preformattedDepth = 0
  /// What was written last, to know whether white space there has an effect.
  private var last = Last.start

  private enum Last {
    case start, blockTag, inlineTag, text
  }

  private static let blockTags: Set<String> = [
    "article", "header", "aside", "hgroup", "blockquote", "hr", "iframe", "body", "li", "map",
    "button", "object", "canvas", "ol", "caption", "output", "col", "p", "colgroup", "pre", "dd",
    "progress", "div", "section", "dl", "table", "td", "dt", "tbody", "embed", "textarea",
    "fieldset", "tfoot", "figcaption", "th", "figure", "thead", "footer", "tr", "form", "ul",
    "h1", "h2", "h3", "h4", "h5", "h6", "video", "script", "style", "br",
  ]

  static func normalize(_ html: String) -> String {
    var normalizer = HTMLNormalizer(html)
    normalizer.run()
    return normalizer.output.trimmingSuffix(while: \.isWhitespace)
  }

  private init(_ html: String) {
    input = Array(html)
  }

  private mutating func run() {
    while position < input.count {
      if input[position] == "<", let end = tagEnd() {
        let tag = String(input[position..<end])
        position = end
        write(tag: tag)
      } else {
        let start = position
        position += 1
        while position < input.count, input[position] != "<" { position += 1 }
        write(text: String(input[start..<position]))
      }
    }
  }

  /// The end of the tag or comment at the position, nil if a mere `<` is there.
  private func tagEnd() -> Int? {
    let rest = input[position...]
    for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where rest.starts(with: opening) {
      var index = position + opening.count
      while index + closing.count <= input.count {
        if input[index...].starts(with: closing) { return index + closing.count }
        index += 1
      }
      return nil
    }
    guard position + 1 < input.count,
      input[position + 1].isLetter || input[position + 1] == "/" || input[position + 1] == "!"
    else { return nil }
    var quote: Character?
    for index in (position + 1)..<input.count {
      if let open = quote {
        if input[index] == open { quote = nil }
      } else if input[index] == "\"" || input[index] == "'" {
        quote = input[index]
      } else if input[index] == ">" {
        return index + 1
      }
    }
    return nil
  }

  // MARK: Tags

  private mutating func write(tag: String) {
    guard let second = tag.dropFirst().first, second.isLetter || second == "/" else {
      output += tag
      last = .inlineTag
      return
    }
    let isClosing = second == "/"
    let inner = tag.dropFirst(isClosing ? 2 : 1).dropLast()
    let name = inner.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
    let isBlock = Self.blockTags.contains(name)
    if isBlock, preformattedDepth == 0 { output = output.trimmingSuffix(while: \.isWhitespace) }
    if name == "pre" { preformattedDepth = max(0, preformattedDepth + (isClosing ? -1 : 1)) }
    output += isClosing ? "</" : "<"
    output += name
    if !isClosing {
      for (key, value) in Self.attributes(inner.dropFirst(name.count)) {
        output += " " + key
        if let value { output += "=\"" + Self.canonicalText(value) + "\"" }
      }
    }
    output += ">"
    last = isBlock ? .blockTag : .inlineTag
  }

  private static func attributes(_ text: Substring) -> [(key: String, value: String?)] {
    var result: [(key: String, value: String?)] = []
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      if rest.isEmpty { break }
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
      if key.isEmpty {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(key.count)
      let afterSpace = rest.drop(while: \.isWhitespace)
      guard afterSpace.first == "=" else {
        result.append((key.lowercased(), nil))
        continue
      }
      rest = afterSpace.dropFirst().drop(while: \.isWhitespace)
      let value: Substring
      if let quote = rest.first, quote == "\"" || quote == "'" {
        rest = rest.dropFirst()
        value = rest.prefix { $0 != quote }
        rest = rest.dropFirst(value.count + 1)
      } else {
        value = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(value.count)
      }
      result.append((key.lowercased(), String(value)))
    }
    return result.sorted { $0.key < $1.key }
  }

  // MARK: Text

  private mutating func write(text: String) {
    var text = Self.canonicalText(text)
    if preformattedDepth == 0 {
      text = Self.collapse(text)
      if last == .blockTag || last == .start || output.last?.isWhitespace == true {
        text = String(text.drop(while: \.isWhitespace))
      }
      if text.isEmpty { return }
    }
    output += text
    last = .text
  }

  private static func collapse(_ text: String) -> String {
    var result = ""
    var isInSpace = false
    for character in text {
      if character.isWhitespace, character != "\u{A0}" {
        if !isInSpace { result.append(" ") }
        isInSpace = true
      } else {
        result.append(character)
        isInSpace = false
      }
    }
    return result
  }

  /// Text with each of the usual entities in one form.
  private static func canonicalText(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += escape(rest[..<ampersand])
      rest = rest[ampersand...]
      guard let end = rest.prefix(12).firstIndex(of: ";"),
        let character = character(named: rest[rest.index(after: ampersand)..<end])
      else {
        result += "&amp;"
        rest = rest.dropFirst()
        continue
      }
      result += escape(Substring(String(character)))
      rest = rest[rest.index(after: end)...]
    }
    return result + escape(rest)
  }

  private static func character(named name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let code =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
  }

  private static func escape(_ text: Substring) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
