extension FrontMatter {
  /// Separates front matter that is a JSON object.
  static func splitJSON(
    _ source: [UInt8], from start: Int, limits: DataLimits
  ) throws(DataError) -> FrontMatter {
    // Without a closing brace the reader says what is wrong, or the limit on size does.
    let end = JSONExtent.end(source, from: start, limits: limits) ?? source.count
    let data = try DataParser.read(
      source, range: start..<end, start: DataPosition(line: 1, column: 1), format: .json,
      limits: limits)
    var line = 1
    var lastLine = LineRange(in: source, from: start)
    while lastLine.end < end {
      lastLine = LineRange(in: source, from: lastLine.next)
      line += 1
    }
    let rest = source[end..<max(end, lastLine.end)]
    if let text = rest.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) {
      let before = source[max(start, lastLine.start)..<text]
      let column = before.count { $0 & 0xC0 != 0x80 } + 1
      throw DataError(
        "After the \"}\" that closes the front matter the line must end; begin the body on the"
          + " next line.", at: DataPosition(line: line, column: column))
    }
    return FrontMatter(
      data: data, format: .json, bodyOffset: lastLine.next, bodyLine: line + 1)
  }
}

/// Finds where a JSON object at the start of a file ends.
enum JSONExtent {
  /// Whether a file begins with a JSON object.
  ///
  /// A brace that begins a template tag or a Markdown attribute list does not count.
  static func begins(_ source: [UInt8], at start: Int) -> Bool {
    guard start < source.count, source[start] == UInt8(ascii: "{") else { return false }
    guard start + 1 < source.count else { return true }
    return !"{%#:.".utf8.contains(source[start + 1])
  }

  /// The offset after the closing brace; `nil` when it is missing within the limits.
  static func end(_ source: [UInt8], from start: Int, limits: DataLimits) -> Int? {
    var depth = 0
    var isInText = false
    var isEscaped = false
    for offset in source.indices.dropFirst(start).prefix(max(limits.maxBytes, 0)) {
      let byte = source[offset]
      if isEscaped {
        isEscaped = false
      } else if isInText {
        isEscaped = byte == UInt8(ascii: "\\")
        isInText = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth == 0 { return offset + 1 }
        default: break
        }
      }
    }
    return nil
  }
}
