/// Reads one JSON text (RFC 8259), strictly and with bounded depth.
struct JSONReader {
  struct Malformed: Error, CustomStringConvertible {
    let offset: Int
    var description: String { "malformed JSON at byte \(offset)" }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  private static let depthLimit = 400

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func read(_ bytes: [UInt8]) throws -> JSONValue {
    try bytes.withUnsafeBufferPointer { try read($0) }
  }

  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.malformed }
    return value
  }

  private var malformed: Malformed { Malformed(offset: position) }

  /// The next byte, zero at the end.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws -> JSONValue {
    let matches = text.withUTF8Buffer { wanted in
      bytes[position...].prefix(wanted.count).elementsEqual(wanted)
    }
    guard matches else { throw malformed }
    position += text.utf8CodeUnitCount
    return value
  }

  private mutating func array() throws -> JSONValue {
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw malformed }
    if take(UInt8(ascii: "]")) { return .array([]) }
    var items: [JSONValue] = []
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw malformed }
    return .array(items)
  }

  private mutating func object() throws -> JSONValue {
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw malformed }
    if take(UInt8(ascii: "}")) { return .object([]) }
    var pairs: [(key: String, value: JSONValue)] = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw malformed }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw malformed }
      pairs.append((key, try value()))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw malformed }
    return .object(pairs)
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    var isInteger = true
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"):
        isInteger = false
      // Python's writer has these words for what JSON has no number for.
      case UInt8(ascii: "I"), UInt8(ascii: "N"):
        return try infiniteNumber(from: start)
      default:
        return try number(String(decoding: bytes[start..<position], as: UTF8.self), isInteger)
      }
      position += 1
    }
    return try number(String(decoding: bytes[start..<position], as: UTF8.self), isInteger)
  }

  private mutating func infiniteNumber(from start: Int) throws -> JSONValue {
    if next == UInt8(ascii: "N") { return try word("NaN", .double(.nan)) }
    return try word("Infinity", .double(position > start ? -.infinity : .infinity))
  }

  private func number(_ text: String, _ isInteger: Bool) throws -> JSONValue {
    if isInteger {
      if let small = Int(text) { return .integer(small) }
      let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
      guard !digits.isEmpty, !digits.contains(UInt8(ascii: "-")) else { throw malformed }
      return .bigInteger(text)
    }
    guard let double = Double(text) else { throw malformed }
    return .double(double)
  }

  private mutating func string() throws -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C {
      position += 1
    }
    if next == 0x22 {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x5C {
        position += 1
        try escape(into: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else { throw malformed }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    let byte = next
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
    default: throw malformed
    }
  }

  /// The scalar of `\uXXXX`, of two such where they are surrogates.
  private mutating func scalar() throws -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == 0x5C, position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let mark = position
    position += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else {
      position = mark
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw malformed }
    position += 4
    return code
  }
}
