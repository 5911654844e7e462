extension UTF8Cursor {
  /// Reads a fixed number of hexadecimal digits.
  ///
  /// - Returns: Their value, or `nil`, the cursor unmoved, when there are fewer digits.
  mutating func readHex(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<digits {
      guard let byte = byte(ahead: distance), isHexDigit(byte) else { return nil }
      let digit = isDigit(byte) ? byte & 0x0F : (byte & 0x0F) &+ 9
      value = value << 4 | UInt32(digit)
    }
    advance(digits)
    return value
  }
}

/// Appends what an escape stands for, or refuses a number that is no character.
func append(
  _ number: UInt32, to text: inout String, at position: DataPosition
) throws(DataError) {
  guard number != 0 else { throw escapedNUL(at: position) }
  guard let scalar = Unicode.Scalar(number) else {
    throw DataError(
      "The escape stands for no Unicode character; write the character itself.", at: position)
  }
  text.unicodeScalars.append(scalar)
}

/// A NUL in a name or path would cut it short wherever C code reads it.
func escapedNUL(at position: DataPosition) -> DataError {
  DataError("A NUL character is not allowed in data; remove the escape.", at: position)
}
