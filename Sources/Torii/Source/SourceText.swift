/// The text of a template as the lexer reads it: every newline is `\n`, and the one at the end is
/// gone unless it is to be kept (Jinja2 documentation, "Whitespace Control").
///
/// Tokens count the bytes of this text; spans and issues count those of the template as given.
package final class SourceText: Sendable {
  package let bytes: SourceBytes
  /// The newlines that were two bytes long, in order.
  private let shortened: [Int]

  package init(_ source: String, keepsTrailingNewline: Bool) {
    var source = source
    var shortened: [Int] = []
    var bytes = source.withUTF8 { SourceBytes(copying: $0) }
    if bytes.firstOffset(of: UInt8(ascii: "\r"), from: 0) != nil {
      bytes = bytes.takingUnixNewlines(shortened: &shortened)
    }
    if !keepsTrailingNewline, bytes.last == UInt8(ascii: "\n") { bytes = bytes.withoutLast }
    self.bytes = bytes
    self.shortened = shortened
  }

  deinit { bytes.deallocate() }

  /// Whether offsets of this text are those of the template as given.
  @inline(__always)
  var isAsGiven: Bool { shortened.isEmpty }

  /// Where in the template as given an offset of this text lies.
  func givenOffset(_ offset: Int) -> Int {
    if shortened.isEmpty { return offset }
    var low = 0
    var high = shortened.count
    while low < high {
      let middle = low + (high - low) / 2
      if shortened[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return offset + low
  }

  func givenRange(_ range: Range<Int>) -> Range<Int> {
    if shortened.isEmpty { return range }
    return givenOffset(range.lowerBound)..<givenOffset(range.upperBound)
  }

  package var lineCount: Int {
    1 + bytes.newlineCount(in: 0..<bytes.count)
  }

  package func string(_ range: Range<Int>) -> String {
    bytes.string(in: range)
  }
}
