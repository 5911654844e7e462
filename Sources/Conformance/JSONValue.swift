/// JSON as the corpus needs it: integers and floats stay apart, and objects keep their order.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// The digits of an integer that 64 bits do not hold.
  case bigInteger(String)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  subscript(key: StaticString) -> JSONValue? {
    guard case .object(let pairs) = self else { return nil }
    return key.withUTF8Buffer { wanted in
      pairs.first { $0.key.utf8.elementsEqual(wanted) }?.value
    }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var object: [(key: String, value: JSONValue)]? {
    if case .object(let pairs) = self { pairs } else { nil }
  }
  var isNull: Bool { if case .null = self { true } else { false } }

  /// Equality that compares text by its code points and objects without regard to order.
  func equals(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.double(let left), .double(let right)): return left == right
    case (.bigInteger(let left), .bigInteger(let right)), (.string(let left), .string(let right)):
      return left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return false }
      return left.allSatisfy { pair in
        right.contains { $0.key.utf8.elementsEqual(pair.key.utf8) && $0.value.equals(pair.value) }
      }
    default: return false
    }
  }
}

extension JSONValue {
  /// The value as JSON in ASCII on one line.
  var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
    case .integer(let value): bytes += Array("\(value)".utf8)
    case .bigInteger(let digits): bytes += Array(digits.utf8)
    case .double(let value): bytes += Array("\(value)".utf8)
    case .string(let text): JSONValue.write(text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      for (index, pair) in pairs.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONValue.write(pair.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        pair.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(unit)]
      case 0x20..<0x7F: bytes.append(UInt8(unit))
      default:
        let digits = String(unit, radix: 16)
        let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        bytes += Array("\\u\(padding)\(digits)".utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
