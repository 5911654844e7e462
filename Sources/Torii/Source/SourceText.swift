/// The text of a template as the lexer reads it: every newline is `\n`, and the one at the end is
/// gone unless it is to be kept (Jinja2 documentation, "Whitespace Control").
///
/// Tokens count the bytes of this text; spans and issues count those of the template as given.
package final class SourceText {
  @exclusivity(unchecked) package private(set) var bytes: SourceBytes
  /// The newlines that were two bytes long, in order.
  @exclusivity(unchecked) private var shortened: [Int] = []
  /// Where the bytes stand, and how many there is room for.
  @exclusivity(unchecked) private var memory: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var capacity: Int

  package init(_ source: String, keepsTrailingNewline: Bool) {
    capacity = source.utf8.count
    memory = RawMemory.allocate(capacity &+ SourceBytes.padding)
    bytes = SourceBytes(start: memory, count: 0)
    fill(source, keepsTrailingNewline)
  }

  deinit { RawMemory.deallocate(memory) }

  /// Takes another template in the place of this one, which nobody may be reading any more.
  func replace(with source: String, keepsTrailingNewline: Bool) {
    let count = source.utf8.count
    if count > capacity || capacity > SourceText.largestSpare {
      RawMemory.deallocate(memory)
      capacity = count
      memory = RawMemory.allocate(capacity &+ SourceBytes.padding)
    }
    fill(source, keepsTrailingNewline)
  }

  /// More memory than this is not kept for the next template.
  private static let largestSpare = 1 << 16

  private func fill(_ source: String, _ keepsTrailingNewline: Bool) {
    var source = source
    if !shortened.isEmpty { shortened = [] }
    var bytes = source.withUTF8 { SourceBytes(copying: $0, to: memory) }
    if bytes.firstOffset(of: UInt8(ascii: "\r"), from: 0) != nil {
      bytes = bytes.takingUnixNewlines(shortened: &shortened)
    }
    if !keepsTrailingNewline, bytes.last == UInt8(ascii: "\n") { bytes = bytes.withoutLast }
    self.bytes = bytes
  }

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

// It changes only in the hands of the one who compiles with it.
extension SourceText: @unchecked Sendable {}
