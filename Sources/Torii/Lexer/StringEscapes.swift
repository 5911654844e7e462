/// The escapes of string literals: what Python's `unicode-escape` codec makes of the text
/// (Python library reference, "Text Encodings"; Python reference, "String and Bytes literals").
enum StringEscapes {
  struct Malformed: Error {
    var message: String
  }

  /// The text of a literal's inside.
  ///
  /// Characters outside of ASCII reach the codec as escapes themselves, so a backslash before one
  /// of them keeps that escape's text.
  static func decode(
    _ literal: some Collection<UInt8>, newlines: [UInt8]
  ) throws(Malformed) -> String {
    var decoder = Decoder(input: withNewlines(literal, newlines))
    try decoder.run()
    return String(decoding: decoder.output, as: UTF8.self)
  }

  /// The text of a literal's inside that has no other escapes than those of a letter for a sign, and
  /// that keeps its newlines; nil for others.
  static func decodeSigns(_ literal: SourceBytes) -> String? {
    var isPlain = true
    let text = String(unsafeUninitializedCapacity: literal.count) { output in
      var length = 0
      var offset = 0
      while offset < literal.count {
        var byte = literal[offset]
        offset &+= 1
        if byte == UInt8(ascii: "\\") {
          guard offset < literal.count, let sign = sign(literal[offset]) else {
            isPlain = false
            return 0
          }
          byte = sign
          offset &+= 1
        }
        output[length] = byte
        length &+= 1
      }
      return length
    }
    return isPlain ? text : nil
  }

  /// What a backslash and a letter stand for, in the commonest escapes.
  private static func sign(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): letter
    default: nil
    }
  }

  /// Whether the escape that starts with a letter can be wrong.
  static func mayFail(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "N"): true
    default: false
    }
  }

  static func withNewlines(_ text: some Collection<UInt8>, _ newlines: [UInt8]) -> [UInt8] {
    guard newlines != [UInt8(ascii: "\n")] else { return Array(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if byte == UInt8(ascii: "\n") {
        result.append(contentsOf: newlines)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}

private struct Decoder {
  let input: [UInt8]
  var output: [UInt8] = []
  var offset = 0

  init(input: [UInt8]) {
    self.input = input
    output.reserveCapacity(input.count)
  }

  mutating func run() throws(StringEscapes.Malformed) {
    while offset < input.count {
      let byte = input[offset]
      offset += 1
      if byte == UInt8(ascii: "\\"), offset < input.count {
        try readEscape()
      } else {
        output.append(byte)
      }
    }
  }

  private mutating func readEscape() throws(StringEscapes.Malformed) {
    let letter = input[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
    case UInt8(ascii: "a"): output.append(0x07)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): readOctal(letter)
    case UInt8(ascii: "x"): try readHexadecimal(2, "truncated \\xXX escape")
    case UInt8(ascii: "u"): try readHexadecimal(4, "truncated \\uXXXX escape")
    case UInt8(ascii: "U"): try readHexadecimal(8, "truncated \\UXXXXXXXX escape")
    case UInt8(ascii: "N"): try readName()
    case 0x80...: keepEscapedWideScalar()
    default:
      output.append(UInt8(ascii: "\\"))
      output.append(letter)
    }
  }

  private mutating func readOctal(_ first: UInt8) {
    var value = UInt32(first & 7)
    var digits = 1
    while digits < 3, offset < input.count,
      case UInt8(ascii: "0")...UInt8(ascii: "7") = input[offset]
    {
      value = value << 3 | UInt32(input[offset] & 7)
      offset += 1
      digits += 1
    }
    append(value)
  }

  private mutating func readHexadecimal(
    _ length: Int, _ message: String
  ) throws(StringEscapes.Malformed) {
    var value: UInt32 = 0
    for _ in 0..<length {
      guard offset < input.count, let digit = hexadecimalValue(input[offset]) else {
        throw StringEscapes.Malformed(message: message)
      }
      value = value << 4 | digit
      offset += 1
    }
    guard value <= 0x10FFFF else {
      throw StringEscapes.Malformed(message: "illegal Unicode character")
    }
    append(value)
  }

  private func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private mutating func readName() throws(StringEscapes.Malformed) {
    guard offset < input.count, input[offset] == UInt8(ascii: "{"),
      let close = input[offset...].firstIndex(of: UInt8(ascii: "}")), close > offset + 1
    else { throw StringEscapes.Malformed(message: "malformed \\N character escape") }
    guard let scalar = UnicodeNames.scalar(named: input[(offset + 1)..<close]) else {
      throw StringEscapes.Malformed(message: "unknown Unicode character name")
    }
    offset = close + 1
    append(scalar.value)
  }

  private mutating func keepEscapedWideScalar() {
    // One of four bytes at most; the input is valid UTF-8.
    let end = Swift.min(offset + 3, input.count)
    let text = String(decoding: input[(offset - 1)..<end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return }
    offset += String(scalar).utf8.count - 1
    output.append(contentsOf: hexadecimalEscape(scalar).utf8)
  }

  /// Surrogates, which Python's strings can hold, become the replacement character.
  private mutating func append(_ value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    output.append(contentsOf: String(scalar).utf8)
  }
}
