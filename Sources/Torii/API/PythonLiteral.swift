/// Reads text as a Python literal (Python library reference, `ast.literal_eval`).
struct PythonLiteral {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var openBrackets = 0
  private static let depthLimit = 100

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a literal; nil for any other text.
  static func value(of text: String) -> Value? {
    let bytes = Array(text.utf8)
    guard !bytes.contains(0) else { return nil }
    var reader = PythonLiteral(bytes)
    reader.skipBlankLines()
    // Python takes an indented line for a syntax error.
    guard let first = reader.next, first != 0x20, first != 0x09 else { return nil }
    guard let value = reader.sequence(until: nil) else { return nil }
    return reader.position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Lines before the literal that have only space or a comment.
  private mutating func skipBlankLines() {
    while true {
      let start = position
      skipSpace()
      guard let byte = next, byte == 0x0A || byte == 0x0D else {
        // Space at the start of the first line with a token is an indentation.
        position = start
        while next == 0x0C { position += 1 }
        return
      }
      position += 1
    }
  }

  /// Space, comments and joined lines. Newlines are space within brackets, and at the end.
  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0C: position += 1
      case UInt8(ascii: "#"):
        while let byte = next, byte != 0x0A, byte != 0x0D { position += 1 }
      case UInt8(ascii: "\\"):
        guard position + 1 < bytes.count, bytes[position + 1] == 0x0A else { return }
        position += 2
      case 0x0A, 0x0D:
        if openBrackets == 0 {
          if isAtEnd { position = bytes.count }
          return
        }
        position += 1
      default: return
      }
    }
  }

  /// Whether only space and comments follow a newline.
  private var isAtEnd: Bool {
    var isComment = false
    return bytes[position...].allSatisfy { byte in
      if byte == UInt8(ascii: "#") { isComment = true }
      if byte == 0x0A || byte == 0x0D { isComment = false }
      return isComment || byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0x0A
        || byte == 0x0D
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
    case UInt8(ascii: "("): return bracketed { $0.sequence(until: ")") }
    case UInt8(ascii: "["):
      return bracketed { $0.items(until: "]").map { .list(Value.List($0)) } }
    case UInt8(ascii: "{"): return bracketed { $0.dictOrSet() }
    case _ where stringPrefix != nil: return strings()
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

  private mutating func bracketed(_ read: (inout PythonLiteral) -> Value?) -> Value? {
    position += 1
    openBrackets += 1
    defer { openBrackets -= 1 }
    return read(&self)
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

  private struct StringPrefix {
    let length: Int
    let isRaw: Bool
    let isBytes: Bool
  }

  /// What stands before a quote here; nil where no string literal begins.
  private var stringPrefix: StringPrefix? {
    var letters: [UInt8] = []
    for byte in bytes[position...].prefix(3) {
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let known: [[UInt8]] = [[], [0x72], [0x75], [0x62], [0x62, 0x72], [0x72, 0x62]]
        guard known.contains(letters) else { return nil }
        return StringPrefix(
          length: letters.count, isRaw: letters.contains(0x72), isBytes: letters.contains(0x62))
      }
      letters.append(byte | 0x20)
    }
    return nil
  }

  /// String literals, which Python joins where they follow each other.
  private mutating func strings() -> Value? {
    var text = ""
    var kind: Bool?
    while let prefix = stringPrefix {
      guard kind == nil || kind == prefix.isBytes else { return nil }
      kind = prefix.isBytes
      position += prefix.length
      guard let part = quoted(isRaw: prefix.isRaw) else { return nil }
      text += part
      skipSpace()
    }
    return kind == true ? Self.bytesValue(text) : .string(text)
  }

  /// What stands between the quotes.
  private mutating func quoted(isRaw: Bool) -> String? {
    let quote = bytes[position]
    let isTriple = bytes[position...].starts(with: [quote, quote, quote])
    let closing = [UInt8](repeating: quote, count: isTriple ? 3 : 1)
    position += closing.count
    let start = position
    while position < bytes.count, !bytes[position...].starts(with: closing) {
      if bytes[position] == 0x0A, !isTriple { return nil }
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else { return nil }
    let content = bytes[start..<position]
    position += closing.count
    return isRaw
      ? String(decoding: content, as: UTF8.self)
      : try? StringEscapes.decode(content, newlines: [0x0A])
  }

  private static func bytesValue(_ text: String) -> Value? {
    var values: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { return nil }
      values.append(byte)
    }
    return .object(BytesObject(values))
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
