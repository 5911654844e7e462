/// The text of a template as the lexer reads it: every newline is `\n`, and the one at the end is
/// gone unless it is to be kept (Jinja2 documentation, "Whitespace Control").
///
/// Tokens count the bytes of this text; spans and issues count those of the template as given.
package struct SourceText: Sendable {
  package let bytes: [UInt8]
  /// The newlines that were two bytes long, in order.
  private let shortened: [Int]

  package init(_ source: String, keepsTrailingNewline: Bool) {
    var bytes = Self.bytes(of: source)
    var shortened: [Int] = []
    if bytes.firstOffset(of: UInt8(ascii: "\r"), from: 0) != nil {
      bytes = Self.withUnixNewlines(bytes, shortened: &shortened)
    }
    if !keepsTrailingNewline, bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    self.bytes = bytes
    self.shortened = shortened
  }

  /// The bytes in one copy; an array made of a collection copies them one by one.
  private static func bytes(of source: String) -> [UInt8] {
    let copied = source.utf8.withContiguousStorageIfAvailable { bytes in
      [UInt8](unsafeUninitializedCapacity: bytes.count) { memory, count in
        if let start = bytes.baseAddress {
          memory.baseAddress?.update(from: start, count: bytes.count)
        }
        count = bytes.count
      }
    }
    return copied ?? Array(source.utf8)
  }

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

  private static func withUnixNewlines(
    _ source: [UInt8], shortened: inout [Int]
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var previous: UInt8 = 0
    for byte in source {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
        shortened.append(result.count - 1)
      } else {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  package var lineCount: Int {
    1 + bytes.newlineCount(in: 0..<bytes.count)
  }

  package func string(_ range: Range<Int>) -> String {
    bytes.string(in: range)
  }
}

extension [UInt8] {
  /// The text of a range of this array; out of range means empty.
  package func string(in range: Range<Int>) -> String {
    let clamped = range.clamped(to: 0..<count)
    return String(decoding: self[clamped], as: UTF8.self)
  }

  func hasPrefix(_ prefix: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, prefix.count <= count - offset else { return false }
    for index in 0..<prefix.count where self[offset + index] != prefix[index] { return false }
    return true
  }

  /// Whether the bytes of a word stand at `offset`.
  func matches(_ word: String, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count else { return false }
    var index = offset
    for byte in word.utf8 {
      guard index < count, self[index] == byte else { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the bytes of a word stand at `offset`.
  func matches(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard word.hasPointerRepresentation, offset >= 0, length <= count - offset else { return false }
    let start = word.utf8Start
    for index in 0..<length where self[offset + index] != start[index] { return false }
    return true
  }

  func firstOffset(of needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var offset = start
    while let found = firstOffset(of: first, from: offset) {
      if hasPrefix(needle, at: found) { return found }
      offset = found + 1
    }
    return nil
  }

  /// The scalar that starts at `offset`, and its length in bytes; the bytes are valid UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    func tail(_ index: Int) -> UInt32 {
      offset + index < count ? UInt32(self[offset + index] & 0x3F) : 0
    }
    let lead = UInt32(self[offset])
    let decoded: (value: UInt32, length: Int) =
      switch lead {
      case ..<0x80: (lead, 1)
      case ..<0xE0: ((lead & 0x1F) << 6 | tail(1), 2)
      case ..<0xF0: ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
      default: ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
      }
    return (Unicode.Scalar(decoded.value) ?? "\u{FFFD}", Swift.min(decoded.length, count - offset))
  }

  /// Where the scalar that ends before `offset` starts.
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
