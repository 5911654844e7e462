/// Reads text as a Python literal (Python library reference, `ast.literal_eval`).
struct PythonLiteral {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private static let depthLimit = 100

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a literal; nil for any other text.
  static func value(of text: String) -> Value? {
    let bytes = Array(text.utf8)
    // Python takes an indented line for a syntax error.
    guard let first = bytes.first, first != 0x20, first != 0x09, !bytes.contains(0) else {
      return nil
    }
    var reader = PythonLiteral(bytes)
    guard let value = reader.sequence(until: nil) else { return nil }
    return reader.position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next {
      let isNewline = byte == 0x0A || byte == 0x0D
      // Within brackets newlines are space; outside only those at the end are.
      if isNewline, depth == 0, !bytes[position...].allSatisfy({ $0 <= 0x20 }) { return }
      guard byte == 0x20 || byte == 0x09 || byte == 0x0C || isNewline else { return }
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// One value, or several with commas, which are a tuple.
  private mutating func sequence(until end: Unicode.Scalar?) -> Value? {
    if let end, take(end) { return .tuple(of: []) }
    guard let first = element() else { return nil }
    var items = [first]
    var isTuple = false
    while take(",") {
      isTuple = true
      skipSpace()
      if next == nil || end.map({ next == UInt8(ascii: $0) }) == true { break }
      guard let item = element() else { return nil }
      items.append(item)
    }
    skipSpace()
    if let end, !take(end) { return nil }
    return isTuple ? .tuple(of: items) : first
  }

  private mutating func element() -> Value? {
    skipSpace()
    guard depth < Self.depthLimit, let byte = next else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "("):
      position += 1
      return sequence(until: ")")
    case UInt8(ascii: "["):
      position += 1
      return items(until: "]").map { .list(Value.List($0)) }
    case UInt8(ascii: "{"):
      position += 1
      return dictOrSet()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return strings().map { .string($0) }
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      guard position + 1 < bytes.count, "'\"".utf8.contains(bytes[position + 1]) else {
        return word()
      }
      position += 1
      return bytesLiteral()
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      position += 1
      skipSpace()
      guard let digit = next, digit == UInt8(ascii: ".") || (0x30...0x39).contains(digit) else {
        return nil
      }
      return number().flatMap { byte == UInt8(ascii: "-") ? Self.negated($0) : $0 }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return number()
    default: return word()
    }
  }

  private static func negated(_ value: Value) -> Value? {
    switch value {
    case .int(let number): return .integer(-BigInteger(number))
    case .bigInt(let box): return .integer(-box.value)
    case .double(let number): return .double(-number)
    default: return nil
    }
  }

  private mutating func items(until end: Unicode.Scalar) -> [Value]? {
    var items: [Value] = []
    while !take(end) {
      if !items.isEmpty {
        guard take(",") else { return nil }
        if take(end) { return items }
      }
      guard let item = element() else { return nil }
      items.append(item)
    }
    return items
  }

  private mutating func dictOrSet() -> Value? {
    if take("}") { return .dict(Value.Dict()) }
    guard let first = element(), first.isHashable else { return nil }
    guard take(":") else {
      var members = [first]
      while take(",") {
        if take("}") { return .object(SetObject(members)) }
        guard let member = element(), member.isHashable else { return nil }
        members.append(member)
      }
      return take("}") ? .object(SetObject(members)) : nil
    }
    let dict = Value.Dict()
    var key = first
    while true {
      guard let value = element() else { return nil }
      dict.set(Key(hashing: key), named: key, to: value)
      if take("}") { return .dict(dict) }
      guard take(",") else { return nil }
      if take("}") { return .dict(dict) }
      guard let another = element(), another.isHashable, take(":") else { return nil }
      key = another
    }
  }

  /// String literals, which Python joins where they follow each other.
  private mutating func strings() -> String? {
    var text = ""
    while let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      let isTriple = bytes[position...].starts(with: [quote, quote, quote])
      position += isTriple ? 3 : 1
      let closing = [UInt8](repeating: quote, count: isTriple ? 3 : 1)
      let start = position
      while position < bytes.count, !bytes[position...].starts(with: closing) {
        if bytes[position] == 0x0A, !isTriple { return nil }
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard position < bytes.count else { return nil }
      guard let part = Self.unescaped(bytes[start..<position]) else { return nil }
      text += part
      position += closing.count
      skipSpace()
    }
    return text
  }

  private mutating func bytesLiteral() -> Value? {
    guard let text = strings() else { return nil }
    var values: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return nil }
      values.append(byte)
    }
    return .object(BytesObject(values))
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    try? StringEscapes.decode(bytes, newlines: [0x0A])
  }

  private mutating func word() -> Value? {
    let start = position
    while let byte = next, PythonCharacters.isNameByte(byte) { position += 1 }
    switch String(decoding: bytes[start..<position], as: UTF8.self) {
    case "None": return Value.none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "set": return take("(") && take(")") ? .object(SetObject([])) : nil
    default: return nil
    }
  }

  private mutating func number() -> Value? {
    let start = position
    var isFloat = false
    while let byte = next {
      let isExponent = (byte | 0x20) == UInt8(ascii: "e") && !isRadix(start)
      if byte == UInt8(ascii: ".") || isExponent { isFloat = true }
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && position > start
        && (bytes[position - 1] | 0x20) == UInt8(ascii: "e") && !isRadix(start)
      guard PythonCharacters.isNameByte(byte) || byte == UInt8(ascii: ".") || isSign else { break }
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isFloat { return NumberParsing.float(text).map { .double($0) } }
    // A leading zero is only allowed before zeros.
    let digits = text.utf8.filter { $0 != UInt8(ascii: "_") }
    if digits.count > 1, digits[0] == 0x30, !isRadix(start), !digits.allSatisfy({ $0 == 0x30 }) {
      return nil
    }
    switch NumberParsing.integer(text, base: isRadix(start) ? 0 : 10) {
    case .small(let number): return .int(number)
    case .big(let number): return .integer(number)
    case .invalid, .tooManyDigits: return nil
    }
  }

  private func isRadix(_ start: Int) -> Bool {
    guard start + 1 < bytes.count, bytes[start] == 0x30 else { return false }
    return "xXoObB".utf8.contains(bytes[start + 1])
  }
}
