/// Finds lines and columns for the offsets that libyaml gives, which count Unicode scalars.
///
/// libyaml counts lines as well, but it takes U+0085, U+2028 and U+2029 for line breaks, which
/// editors do not.
struct ScalarIndex {
  private let source: SourceText
  /// The offsets at which lines begin, in scalars and in bytes.
  private let lines: [(scalar: Int, byte: Int)]
  private let count: Int

  init(_ source: SourceText) {
    self.source = source
    var scalars = 0
    var previous: UInt8 = 0
    var lines = [(scalar: 0, byte: source.range.lowerBound)]
    lines.reserveCapacity(16)
    source.bytes[source.range].withUnsafeBufferPointer { bytes in
      for (index, byte) in bytes.enumerated() {
        if previous <= 0x0D, previous == 0x0A || (previous == 0x0D && byte != 0x0A) {
          lines.append((scalars, source.range.lowerBound + index))
        }
        if byte & 0xC0 != 0x80 { scalars &+= 1 }
        previous = byte
      }
    }
    if previous == 0x0A || previous == 0x0D {
      lines.append((scalars, source.range.upperBound))
    }
    self.lines = lines
    count = scalars
  }

  /// The place just after the text.
  var end: DataPosition { position(count) }

  /// The place of a scalar.
  func position(_ scalar: Int) -> DataPosition {
    let offset = min(max(scalar, 0), count)
    let line = lineNumber { $0.scalar <= offset }
    return DataPosition(
      line: source.start.line + line, column: offset - lines[line].scalar + 1)
  }

  /// The place of a byte, counted from the start of the text.
  func position(atByte byte: Int) -> DataPosition {
    let offset = min(max(byte, 0), source.range.count) + source.range.lowerBound
    let line = lineNumber { $0.byte <= offset }
    let before = source.bytes[lines[line].byte..<offset]
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return DataPosition(line: source.start.line + line, column: column)
  }

  /// The scalar at an offset in scalars; `nil` at the end.
  func scalar(_ offset: Int) -> Unicode.Scalar? {
    guard offset >= 0, offset < count else { return nil }
    let line = lines[lineNumber { $0.scalar <= offset }]
    let rest = String(decoding: source.bytes[line.byte..<source.range.upperBound], as: UTF8.self)
    return rest.unicodeScalars.dropFirst(offset - line.scalar).first
  }

  /// The last line whose beginning satisfies a condition that holds for a prefix of the lines.
  private func lineNumber(where begins: ((scalar: Int, byte: Int)) -> Bool) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if begins(lines[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
