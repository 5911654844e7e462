import Torii

/// The variables of a fixture: JSON that tells integers from floats and keeps the order of keys.
struct FixtureContext {
  struct Malformed: Error { let offset: Int }

  private let bytes: [UInt8]
  private var position = 0

  static func decode(_ text: String?) throws -> [String: Value] {
    guard let text else { return [:] }
    var reader = FixtureContext(bytes: Array(text.utf8))
    guard case .dict(let dict) = try reader.value() else { throw reader.malformed }
    return Dictionary(dict.map { ($0.key.text ?? "", $0.value) }, uniquingKeysWith: { $1 })
  }

  private var malformed: Malformed { Malformed(offset: position) }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws -> Value {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return .list(Value.List(try array()))
    case UInt8(ascii: "\""): return .string(try string())
    default: return try scalar()
    }
  }

  private mutating func array() throws -> [Value] {
    guard take("[") else { throw malformed }
    if take("]") { return [] }
    var items: [Value] = []
    repeat { items.append(try value()) } while take(",")
    guard take("]") else { throw malformed }
    return items
  }

  private mutating func object() throws -> Value {
    guard take("{") else { throw malformed }
    let dict = Value.Dict()
    if take("}") { return .dict(dict) }
    repeat {
      skipSpace()
      let key = try string()
      guard take(":") else { throw malformed }
      dict.set(text: key, to: try value())
    } while take(",")
    guard take("}") else { throw malformed }
    return tagged(dict) ?? .dict(dict)
  }

  private func tagged(_ dict: Value.Dict) -> Value? {
    guard dict.count == 1 else { return nil }
    if case .list(let list)? = dict["$tuple"] { return .tuple(list) }
    if case .list(let list)? = dict["$set"] { return .object(SetObject(list.items)) }
    if case .list(let list)? = dict["$iterator"] { return .object(ListIterator(list)) }
    if let text = dict["$markup"]?.text { return .markup(text) }
    if let text = dict["$decimal"]?.text { return DecimalObject(text).map { .object($0) } }
    if let text = dict["$float"]?.text, let number = Double(text) { return .double(number) }
    return nil
  }

  private mutating func scalar() throws -> Value {
    let start = position
    while let byte = next, !",]} \n\t".utf8.contains(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .none
    default:
      if let number = Int(word) { return .int(number) }
      if let number = BigInteger(digits: word.utf8.filter { $0 != 0x2D }, radix: 10) {
        return .integer(word.hasPrefix("-") ? -number : number)
      }
      guard let number = Double(word) else { throw malformed }
      return .double(number)
    }
  }

  private mutating func string() throws -> String {
    guard take("\"") else { throw malformed }
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      position += 1
      if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: try escape())
      } else {
        text.append(byte)
      }
    }
    guard take("\"") else { throw malformed }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() throws -> [UInt8] {
    guard let byte = next else { throw malformed }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count,
        let code = UInt32(
          String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { throw malformed }
      position += 4
      return Array(String(scalar).utf8)
    default: return [byte]
    }
  }
}
