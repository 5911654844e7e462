/// A character put behind an escaped character so that the escape can be seen in the tree.
///
/// libcmark's tree shows `\~` and `~` alike, but only the second may open a strikethrough. The mark
/// is punctuation, as every escapable character is, so that it changes no rule about what stands
/// beside an emphasis marker; it is one that the document does not contain.
struct EscapeMark: Sendable {
  static let length = 3

  let first: UInt8
  let second: UInt8
  let third: UInt8

  /// Rare punctuation of three bytes that libcmark knows as punctuation.
  private static let candidates: [EscapeMark] = [
    EscapeMark(0xEA, 0xA5, 0x9F),  // U+A95F
    EscapeMark(0xEA, 0xA9, 0x9C),  // U+AA5C
    EscapeMark(0xEA, 0xA1, 0xB6),  // U+A876
    EscapeMark(0xE1, 0xAD, 0x9F),  // U+1B5F
    EscapeMark(0xE1, 0xAF, 0xBE),  // U+1BFE
    EscapeMark(0xE1, 0xB0, 0xBD),  // U+1C3D
    EscapeMark(0xE1, 0xB3, 0x80),  // U+1CC0
    EscapeMark(0xEA, 0x99, 0xBE),  // U+A67E
  ]

  private init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// A mark that does not occur in `source`, nil if all of them do.
  static func unused(in source: [UInt8]) -> EscapeMark? {
    source.withUnsafeBytes { buffer in
      candidates.first { $0.find(in: buffer, from: 0) == nil }
    }
  }

  var bytes: [UInt8] { [first, second, third] }

  func find(in buffer: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index + 2 < buffer.count {
      if buffer[index] == first, buffer[index + 1] == second, buffer[index + 2] == third {
        return index
      }
      index += 1
    }
    return nil
  }

  func isAt(_ index: Int, in source: [UInt8]) -> Bool {
    index >= 0 && index + 2 < source.count && source[index] == first
      && source[index + 1] == second && source[index + 2] == third
  }
}
