/// A template's text, kept for the excerpts of errors.
struct TemplateSource: Sendable {
  let text: String

  /// The line with that number, and the part of it that a span covers.
  ///
  /// - Parameters:
  ///   - line: Counted from 1.
  ///   - span: Where in the text; nil to mark the whole line.
  /// - Returns: The excerpt and the column, nil where the text has no such line.
  func excerpt(line: Int, span: SourceSpan?) -> (excerpt: SourceExcerpt, column: Int)? {
    let bytes = Array(text.utf8)
    guard let range = lineRange(line, in: bytes) else { return nil }
    let content = String(decoding: bytes[range], as: UTF8.self)
    var start = range.lowerBound
    var end = range.upperBound
    if let span, span.end > span.start, Int(span.start) >= range.lowerBound,
      Int(span.start) <= range.upperBound
    {
      start = Int(span.start)
      end = min(Int(span.end), range.upperBound)
    } else {
      while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    }
    let offset = scalars(bytes[range.lowerBound..<start])
    let length = max(1, scalars(bytes[start..<max(start, end)]))
    let printable = String(
      String.UnicodeScalarView(content.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return (
      SourceExcerpt(text: printable, caretOffset: offset, caretLength: length), offset + 1
    )
  }

  private func scalars(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// The bytes of a line; lines end as the lexer has it: `\r\n`, `\r` or `\n`.
  private func lineRange(_ line: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard line > 0 else { return nil }
    var number = 1
    var start = 0
    var index = 0
    while index <= bytes.count {
      let atEnd = index == bytes.count
      if atEnd || bytes[index] == 0x0A || bytes[index] == 0x0D {
        if number == line { return start..<index }
        if atEnd { return nil }
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        number += 1
        start = index + 1
      }
      index += 1
    }
    return nil
  }
}
