/// Bytes of a template in memory that somebody else keeps alive: a text that is read by many hands
/// without being counted as an array's storage would be.
///
/// Reading outside of them traps.
package struct SourceBytes: BitwiseCopyable, @unchecked Sendable {
  package let start: UnsafePointer<UInt8>
  package let count: Int

  init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = Swift.max(0, count)
  }

  /// A copy of bytes in memory with room for them and for the padding behind them, `padding` zeros
  /// that may be read.
  init(copying bytes: UnsafeBufferPointer<UInt8>, to memory: UnsafeMutablePointer<UInt8>) {
    if let start = bytes.baseAddress { memory.update(from: start, count: bytes.count) }
    (memory + bytes.count).initialize(repeating: 0, count: SourceBytes.padding)
    self.init(start: memory, count: bytes.count)
  }

  static let padding = 16

  @inline(__always)
  package subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < count, "outside of the template")
    return start[position]
  }

  /// A part of them; what is out of range is left out.
  package subscript(range: Range<Int>) -> SourceBytes {
    let clamped = range.clamped(to: 0..<count)
    return SourceBytes(start: start + clamped.lowerBound, count: clamped.count)
  }

  package var first: UInt8? { count > 0 ? start[0] : nil }
  package var last: UInt8? { count > 0 ? start[count - 1] : nil }
  var withoutLast: SourceBytes { SourceBytes(start: start, count: count - 1) }

  package var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  package var string: String { String(decoding: buffer, as: UTF8.self) }

  /// The same with `\n` for every newline, in the same memory: it only grows shorter.
  ///
  /// - Parameter shortened: Takes in where newlines of two bytes were, in the new text.
  func takingUnixNewlines(shortened: inout [Int]) -> SourceBytes {
    let memory = UnsafeMutablePointer(mutating: start)
    var length = 0
    var previous: UInt8 = 0
    for index in 0..<count {
      let byte = memory[index]
      if byte == UInt8(ascii: "\r") {
        memory[length] = UInt8(ascii: "\n")
        length += 1
      } else if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
        shortened.append(length - 1)
      } else {
        memory[length] = byte
        length += 1
      }
      previous = byte
    }
    // What was left over must not look like more of the text.
    (memory + length).update(repeating: 0, count: count - length)
    return SourceBytes(start: start, count: length)
  }
}

extension SourceBytes {
  /// The text of a range; what is out of range is left out.
  package func string(in range: Range<Int>) -> String {
    self[range].string
  }

  /// The number that a range of digits stands for; nil for other signs, and for large numbers.
  func smallInteger(in range: Range<Int>) -> Int? {
    guard range.count <= 18 else { return nil }
    var number = 0
    for byte in self[range].buffer {
      guard PythonCharacters.isDigitByte(byte) else { return nil }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return number
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
