/// The addresses in a style sheet: `url(…)`, `src("…")`, `@import "…"` and what `image-set(…)` lists.
package enum CSSReferences {
  /// The style sheet with other addresses.
  ///
  /// - Parameter transform: The address for one that is written; nil to leave it as it is.
  package static func rewrite(
    _ css: [UInt8], _ transform: (String) -> String?
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(css.count + css.count / 8)
    var context = Context()
    for token in CSSTokenizer(css) {
      let text = css[token.range]
      if let written = context.address(token, text), let address = transform(written) {
        let quoted = quote(address)
        result += token.kind == .url ? Array("url(".utf8) + quoted + [UInt8(ascii: ")")] : quoted
      } else {
        result += text
      }
    }
    return result
  }

  /// The addresses in their order.
  package static func all(in css: [UInt8]) -> [String] {
    var context = Context()
    return CSSTokenizer(css).compactMap { context.address($0, css[$0.range]) }
  }

  /// What decides whether a string is an address.
  private struct Context {
    private enum Function { case address, imageSet, other }

    private var open: [Function] = []
    private var isImport = false
    private var isFirst = false

    mutating func address(_ token: CSSToken, _ text: ArraySlice<UInt8>) -> String? {
      var found: String?
      switch token.kind {
      case .whitespace, .comment: return nil
      case .url:
        found = String(decoding: unescape(content(ofURL: text)), as: UTF8.self)
      case .string:
        let isAddress =
          isImport || (open.last == .address && isFirst) || open.last == .imageSet
        if isAddress {
          found = String(decoding: unescape(text.dropFirst().dropLast()), as: UTF8.self)
        }
      case .function: open.append(function(text))
      case .openParenthesis: open.append(.other)
      case .closeParenthesis: _ = open.popLast()
      // No parenthesis of a value reaches into the next rule; this also bounds the memory.
      case .openBrace, .closeBrace: open = []
      default: break
      }
      isFirst = token.kind == .function
      isImport =
        token.kind == .atKeyword
        && text.dropFirst().elementsEqual("import".utf8, by: { $0 | 0x20 == $1 })
      return found
    }

    private func function(_ text: ArraySlice<UInt8>) -> Function {
      let name = String(decoding: text.dropLast(), as: UTF8.self).lowercased()
      switch name {
      case "url", "src": return .address
      case "image-set", "-webkit-image-set": return .imageSet
      default: return .other
      }
    }

    private func content(ofURL text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      var content = text.dropFirst(4).dropLast()
      while let byte = content.first, CSSTokenizer.isSpace(Int(byte)) { content.removeFirst() }
      while let byte = content.last, CSSTokenizer.isSpace(Int(byte)) { content.removeLast() }
      return content
    }
  }

  // MARK: Escapes

  private static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if !text.contains(UInt8(ascii: "\\")) { return Array(text) }
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte != UInt8(ascii: "\\") {
        result.append(byte)
        continue
      }
      var code: UInt32 = 0
      var digits = 0
      while digits < 6, index < text.endIndex, let digit = hexadecimal(text[index]) {
        code = code << 4 | digit
        digits += 1
        index += 1
      }
      if digits > 0 {
        result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        if index < text.endIndex, CSSTokenizer.isSpace(Int(text[index])) { index += 1 }
      } else if index < text.endIndex {
        // A backslash before a newline continues the string on the next line.
        if text[index] != 10 { result.append(text[index]) }
        index += 1
      }
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 48...57: UInt32(byte - 48)
    case 65...70: UInt32(byte - 55)
    case 97...102: UInt32(byte - 87)
    default: nil
    }
  }

  private static func quote(_ address: String) -> [UInt8] {
    var result = [UInt8(ascii: "\"")]
    for byte in address.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      } else if byte < 0x20 {
        result += Array("\\\(String(byte, radix: 16)) ".utf8)
      } else {
        result.append(byte)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }
}
