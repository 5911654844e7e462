/// A character of three bytes that the document does not contain, put into it to steer libcmark and
/// taken out of everything that libcmark gives back.
struct MarkCharacter: Sendable {
  static let length = 3

  let first: UInt8
  let second: UInt8
  let third: UInt8

  /// Rare punctuation, for marks behind escaped characters: those are punctuation too, so that no
  /// rule about what stands beside an emphasis marker changes its outcome.
  static let punctuation: [MarkCharacter] = [
    MarkCharacter(0xEA, 0xA5, 0x9F),  // U+A95F
    MarkCharacter(0xEA, 0xA9, 0x9C),  // U+AA5C
    MarkCharacter(0xEA, 0xA1, 0xB6),  // U+A876
    MarkCharacter(0xE1, 0xAD, 0x9F),  // U+1B5F
    MarkCharacter(0xE1, 0xAF, 0xBE),  // U+1BFE
    MarkCharacter(0xE1, 0xB0, 0xBD),  // U+1C3D
    MarkCharacter(0xE1, 0xB3, 0x80),  // U+1CC0
    MarkCharacter(0xEA, 0x99, 0xBE),  // U+A67E
  ]

  /// Rare spaces, for marks around what shall not be an emphasis marker.
  static let spaces: [MarkCharacter] = [
    MarkCharacter(0xE1, 0x9A, 0x80),  // U+1680
    MarkCharacter(0xE2, 0x81, 0x9F),  // U+205F
    MarkCharacter(0xE2, 0x80, 0x80),  // U+2000
    MarkCharacter(0xE2, 0x80, 0x81),  // U+2001
    MarkCharacter(0xE2, 0x80, 0x84),  // U+2004
    MarkCharacter(0xE2, 0x80, 0x86),  // U+2006
  ]

  private init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// The first of `candidates` that does not occur in `source`, nil if all of them do.
  static func unused(of candidates: [MarkCharacter], in source: [UInt8]) -> MarkCharacter? {
    candidates.first { mark in
      !ByteSearch.contains(mark.first, in: source) { bytes, index in
        mark.isAt(index, in: UnsafeRawBufferPointer(bytes))
      }
    }
  }

  var bytes: [UInt8] { [first, second, third] }

  func isAt(_ index: Int, in source: [UInt8]) -> Bool {
    index >= 0 && index + 2 < source.count && source[index] == first
      && source[index + 1] == second && source[index + 2] == third
  }

  func isAt(_ index: Int, in source: UnsafeRawBufferPointer) -> Bool {
    index + 2 < source.count && source[index] == first && source[index + 1] == second
      && source[index + 2] == third
  }
}

/// The marks in use in a document.
struct SourceMarks: Sendable {
  /// Behind an escaped character.
  var escape: MarkCharacter?
  /// On both sides of `*` or `_` in a bare address.
  var neutral: MarkCharacter?

  var isEmpty: Bool { escape == nil && neutral == nil }
}
