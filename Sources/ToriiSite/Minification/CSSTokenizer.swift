/// Cuts CSS into tokens. Every byte belongs to one token, so that joining them gives the source.
package struct CSSTokenizer: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func next() -> CSSToken? {
    if position >= bytes.count { return nil }
    let start = position
    let kind = consume()
    // Never standing still is what keeps the loop finite.
    position = Swift.min(Swift.max(position, start + 1), bytes.count)
    return CSSToken(kind: kind, range: start..<position)
  }

  /// The byte at a place, -1 behind the end.
  private func at(_ index: Int) -> Int { index < bytes.count ? Int(bytes[index]) : -1 }

  private func at(_ index: Int, is character: Unicode.Scalar) -> Bool {
    at(index) == Int(character.value)
  }

  private mutating func consume() -> CSSToken.Kind {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), 9, 10, 12, 13:
      while CSSTokenizer.isSpace(at(position)) { position += 1 }
      return .whitespace
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(byte)
    case UInt8(ascii: "/") where at(position + 1, is: "*"): return comment()
    case UInt8(ascii: "#") where startsName(position + 1):
      position += 1
      skipName()
      return .hash
    case UInt8(ascii: "@") where startsIdentifier(position + 1):
      position += 1
      skipName()
      return .atKeyword
    case UInt8(ascii: "<")
    where at(position + 1, is: "!") && at(position + 2, is: "-") && at(position + 3, is: "-"):
      position += 4
      return .comments
    case UInt8(ascii: "-") where at(position + 1, is: "-") && at(position + 2, is: ">"):
      position += 3
      return .comments
    default:
      if startsNumber(position) { return number() }
      if startsIdentifier(position) { return identifier() }
      position += 1
      return CSSTokenizer.punctuation[byte] ?? .delimiter
    }
  }

  private static let punctuation: [UInt8: CSSToken.Kind] = [
    UInt8(ascii: ":"): .colon, UInt8(ascii: ";"): .semicolon, UInt8(ascii: ","): .comma,
    UInt8(ascii: "{"): .openBrace, UInt8(ascii: "}"): .closeBrace,
    UInt8(ascii: "("): .openParenthesis, UInt8(ascii: ")"): .closeParenthesis,
    UInt8(ascii: "["): .openBracket, UInt8(ascii: "]"): .closeBracket,
  ]

  // MARK: Strings, comments, addresses

  private mutating func string(_ quote: UInt8) -> CSSToken.Kind {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return .string
      }
      if CSSTokenizer.isNewline(Int(byte)) { return .badString }
      if byte == UInt8(ascii: "\\") && position + 1 < bytes.count {
        // A newline after a backslash may be two bytes.
        let isPair = at(position + 1) == 13 && at(position + 2) == 10
        position += isPair ? 3 : 2
      } else {
        position += 1
      }
    }
    return .badString
  }

  private mutating func comment() -> CSSToken.Kind {
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*") && at(position + 1, is: "/") {
        position += 2
        break
      }
      position += 1
    }
    return .comment
  }

  private mutating func identifier() -> CSSToken.Kind {
    let start = position
    skipName()
    guard at(position, is: "(") else { return .identifier }
    let name = bytes[start..<position]
    position += 1
    guard name.count == 3, name.elementsEqual("url".utf8, by: { $0 | 0x20 == $1 }) else {
      return .function
    }
    var next = position
    while CSSTokenizer.isSpace(at(next)) { next += 1 }
    if at(next, is: "\"") || at(next, is: "'") { return .function }
    return address(next)
  }

  private mutating func address(_ start: Int) -> CSSToken.Kind {
    position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ")") {
        position += 1
        return .url
      }
      if CSSTokenizer.isSpace(Int(byte)) {
        while CSSTokenizer.isSpace(at(position)) { position += 1 }
        if at(position, is: ")") || position >= bytes.count { continue }
        return badAddress()
      }
      if byte == UInt8(ascii: "\\") {
        guard isEscape(position) else { return badAddress() }
        skipEscape()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
        || byte == UInt8(ascii: "(") || byte < 0x20 || byte == 0x7F
      {
        return badAddress()
      } else {
        position += 1
      }
    }
    return .badURL
  }

  private mutating func badAddress() -> CSSToken.Kind {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ")") {
        position += 1
        break
      }
      if isEscape(position) { skipEscape() } else { position += 1 }
    }
    return .badURL
  }

  // MARK: Names and numbers

  private mutating func skipName() {
    while true {
      if CSSTokenizer.isNameByte(at(position)) {
        position += 1
      } else if isEscape(position) {
        skipEscape()
      } else {
        return
      }
    }
  }

  /// Behind an escape: one to six hexadecimal digits and one space, or any other character.
  private mutating func skipEscape() {
    position += 1
    var digits = 0
    while digits < 6, CSSTokenizer.isHexadecimal(at(position)) {
      position += 1
      digits += 1
    }
    if digits == 0 {
      position += 1
    } else if at(position) == 13 && at(position + 1) == 10 {
      position += 2
    } else if CSSTokenizer.isSpace(at(position)) {
      position += 1
    }
  }

  private func isEscape(_ index: Int) -> Bool {
    at(index, is: "\\") && at(index + 1) >= 0 && !CSSTokenizer.isNewline(at(index + 1))
  }

  private func startsName(_ index: Int) -> Bool {
    CSSTokenizer.isNameByte(at(index)) || isEscape(index)
  }

  private func startsIdentifier(_ index: Int) -> Bool {
    if at(index, is: "-") {
      return at(index + 1, is: "-") || CSSTokenizer.isNameStart(at(index + 1))
        || isEscape(index + 1)
    }
    return CSSTokenizer.isNameStart(at(index)) || isEscape(index)
  }

  private func startsNumber(_ index: Int) -> Bool {
    var index = index
    if at(index, is: "+") || at(index, is: "-") { index += 1 }
    if at(index, is: ".") { index += 1 }
    return CSSTokenizer.isDigit(at(index))
  }

  private mutating func number() -> CSSToken.Kind {
    if at(position, is: "+") || at(position, is: "-") { position += 1 }
    skipDigits()
    if at(position, is: ".") && CSSTokenizer.isDigit(at(position + 1)) {
      position += 1
      skipDigits()
    }
    if at(position) | 0x20 == 0x65 {
      let isSigned = at(position + 1, is: "+") || at(position + 1, is: "-")
      let digit = position + (isSigned ? 2 : 1)
      if CSSTokenizer.isDigit(at(digit)) {
        position = digit
        skipDigits()
      }
    }
    if startsIdentifier(position) {
      skipName()
    } else if at(position, is: "%") {
      position += 1
    }
    return .number
  }

  private mutating func skipDigits() {
    while CSSTokenizer.isDigit(at(position)) { position += 1 }
  }

  // MARK: Characters

  static func isSpace(_ byte: Int) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 12 || byte == 13
  }

  private static func isNewline(_ byte: Int) -> Bool { byte == 10 || byte == 12 || byte == 13 }

  private static func isDigit(_ byte: Int) -> Bool { (48...57).contains(byte) }

  private static func isHexadecimal(_ byte: Int) -> Bool {
    isDigit(byte) || (97...102).contains(byte | 0x20)
  }

  /// NUL stands for U+FFFD, which names may hold as all that is beyond ASCII.
  private static func isNameStart(_ byte: Int) -> Bool {
    (97...122).contains(byte | 0x20) && byte >= 65 || byte == 95 || byte >= 0x80 || byte == 0
  }

  static func isNameByte(_ byte: Int) -> Bool {
    isNameStart(byte) || isDigit(byte) || byte == 45
  }
}
