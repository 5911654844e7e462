/// Turns digits whose form a reader has checked into numbers.
enum NumberText {
  /// A whole number that may have a sign.
  ///
  /// - Parameter written: The number as the author wrote it, for the error.
  static func int(
    _ digits: String, radix: Int = 10, written: String? = nil, at position: DataPosition
  ) throws(DataError) -> Int {
    if let value = Int(digits, radix: radix) { return value }
    throw outOfRange(written ?? digits, at: position)
  }

  /// A decimal number with a fraction or an exponent.
  static func double(_ digits: String, at position: DataPosition) throws(DataError) -> Double {
    if let value = Double(digits), value.isFinite { return value }
    throw outOfRange(digits, at: position)
  }

  private static func outOfRange(_ digits: String, at position: DataPosition) -> DataError {
    DataError(
      "The number \(quoted(digits)) is too large; put it in quotes to keep it as text.",
      at: position)
  }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
}

func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
