extension Scanner {
  /// The length of a backslash escape as C writes it; 0 if it is none.
  func escapeLength(
    letters: ByteSet, hexDigits: ClosedRange<Int> = 2...2, octalDigits: Int = 3,
    unicode: Bool = true
  ) -> Int {
    let next = self.next
    func hex(_ wanted: ClosedRange<Int>) -> Int {
      let digits = run(.hexDigits, from: at + 2) - at - 2
      return digits >= wanted.lowerBound ? 2 + min(digits, wanted.upperBound) : 0
    }
    if next == 0x0A || isAtEnd { return letters.contains(next) ? 2 : 0 }
    if octalDigits > 0, ByteSet.octalDigits.contains(next) {
      return 1 + min(octalDigits, run(.octalDigits, from: at + 1) - at - 1)
    }
    if next == UInt8(ascii: "x"), hexDigits.upperBound > 0 {
      let length = hex(hexDigits)
      if length > 0 { return length }
    }
    if unicode, next == UInt8(ascii: "u"), hex(4...4) > 0 { return 6 }
    if unicode, next == UInt8(ascii: "U"), hex(8...8) > 0 { return 10 }
    return letters.contains(next) ? 2 : 0
  }

  static let cEscapes = ByteSet("\\abfnrtv\"'")
}
