extension Value {
  /// Reads a JSON document (RFC 8259). Objects keep the order of their keys; numbers without a
  /// fraction or exponent become integers of any size.
  ///
  /// - Parameter json: The document as UTF-8 bytes.
  /// - Throws: An error of kind `value` that says what is wrong and at which line and column.
  public init(json: some Sequence<UInt8>) throws(TemplateError) {
    var reader = JSONReader(Array(json))
    self = try reader.document()
  }

  /// Reads a JSON document (RFC 8259), as `init(json:)` does with bytes.
  ///
  /// - Parameter json: The document's text.
  /// - Throws: An error of kind `value` that says what is wrong and at which line and column.
  public init(json: String) throws(TemplateError) { try self.init(json: json.utf8) }
}

/// A strict reader with bounded depth. Objects that follow one another with the same keys share
/// one shape, as the rows of a table do.
private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var shapes: [Shape] = []

  private static let depthLimit = 512

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(TemplateError) -> Value {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    let value = try self.value()
    skipSpace()
    guard position == bytes.count else { throw failure("unexpected text after the document") }
    return value
  }

  private func failure(_ problem: String) -> TemplateError {
    var line = 1
    var column = 1
    for byte in bytes.prefix(position) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return .value("invalid JSON at line \(line), column \(column): \(problem)")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value() throws(TemplateError) -> Value {
    switch current {
    case UInt8(ascii: "{")?:
      return try nested { (reader) throws(TemplateError) in try reader.object() }
    case UInt8(ascii: "[")?:
      return try nested { (reader) throws(TemplateError) in try reader.array() }
    case UInt8(ascii: "\"")?: return .string(try string())
    case UInt8(ascii: "t")?: return try word("true", .bool(true))
    case UInt8(ascii: "f")?: return try word("false", .bool(false))
    case UInt8(ascii: "n")?: return try word("null", .none)
    case nil: throw failure("the document ends too early")
    default: return try number()
    }
  }

  private mutating func nested(_ body: (inout JSONReader) throws(TemplateError) -> Value)
    throws(TemplateError) -> Value
  {
    guard depth < JSONReader.depthLimit else {
      throw failure("nested more than \(JSONReader.depthLimit) levels deep")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func word(_ text: StaticString, _ value: Value) throws(TemplateError) -> Value {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[position...].starts(with: wanted) else {
      throw failure("expected a value")
    }
    position += wanted.count
    return value
  }

  private mutating func array() throws(TemplateError) -> Value {
    position += 1
    var items: [Value] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
    } else {
      while true {
        skipSpace()
        items.append(try value())
        skipSpace()
        let byte = current
        position += 1
        if byte == UInt8(ascii: "]") { break }
        guard byte == UInt8(ascii: ",") else {
          position -= 1
          throw failure("expected ',' or ']'")
        }
      }
    }
    let list = Value.List(items)
    list.isFrozen = true
    return .list(list)
  }

  private mutating func object() throws(TemplateError) -> Value {
    position += 1
    var keys: [String] = []
    var values: [Value] = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
        keys.append(try string())
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw failure("expected ':'") }
        position += 1
        skipSpace()
        values.append(try value())
        skipSpace()
        let byte = current
        position += 1
        if byte == UInt8(ascii: "}") { break }
        guard byte == UInt8(ascii: ",") else {
          position -= 1
          throw failure("expected ',' or '}'")
        }
      }
    }
    return .dict(dictionary(keys, values))
  }

  private mutating func dictionary(_ keys: [String], _ values: [Value]) -> Value.Dict {
    if let shape = shapes.last(where: { $0.has(keys) }) {
      let dict = Value.Dict(shape: shape, values: values)
      dict.isFrozen = true
      return dict
    }
    let dict = Value.Dict(minimumCapacity: keys.count)
    for (key, value) in zip(keys, values) { dict.set(text: key, to: value) }
    dict.isFrozen = true
    if dict.count == keys.count {
      if shapes.count == 8 { shapes.removeFirst() }
      shapes.append(dict.shape)
    }
    return dict
  }

  private mutating func number() throws(TemplateError) -> Value {
    let start = position
    var isInteger = true
    if current == UInt8(ascii: "-") { position += 1 }
    let first = current
    let whole = digits()
    guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else {
      throw failure("expected a value")
    }
    if current == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard digits() > 0 else { throw failure("expected a digit") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw failure("expected a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger {
      if let small = Int(text) { return .int(small) }
      let isNegative = bytes[start] == UInt8(ascii: "-")
      guard position - start <= 10_000,
        let magnitude = BigInteger(
          digits: bytes[(start + (isNegative ? 1 : 0))..<position], radix: 10)
      else { throw failure("the number is too long") }
      return .integer(isNegative ? -magnitude : magnitude)
    }
    return .double(Double(text) ?? .nan)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, byte >= 0x30, byte <= 0x39 { position += 1 }
    return position - start
  }

  private mutating func string() throws(TemplateError) -> String {
    position += 1
    let start = position
    while let byte = current, byte != 0x22, byte != 0x5C, byte >= 0x20 { position += 1 }
    if current == 0x22 {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while let byte = current, byte != 0x22 {
      guard byte >= 0x20 else { throw failure("a control character must be escaped") }
      position += 1
      if byte == 0x5C { try escape(into: &text) } else { text.append(byte) }
    }
    guard current == 0x22 else { throw failure("the text has no closing quote") }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) throws(TemplateError) {
    let byte = current
    position += 1
    switch byte {
    case UInt8(ascii: "n")?: text.append(0x0A)
    case UInt8(ascii: "t")?: text.append(0x09)
    case UInt8(ascii: "r")?: text.append(0x0D)
    case UInt8(ascii: "b")?: text.append(0x08)
    case UInt8(ascii: "f")?: text.append(0x0C)
    case UInt8(ascii: "\"")?, UInt8(ascii: "\\")?, UInt8(ascii: "/")?: text.append(byte ?? 0)
    case UInt8(ascii: "u")?:
      var code = try hexadecimal()
      if code & 0xFC00 == 0xD800, bytes[position...].starts(with: [0x5C, 0x75]) {
        let mark = position
        position += 2
        let low = try hexadecimal()
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        } else {
          position = mark
        }
      }
      // Half of a pair has no UTF-8 form.
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      text.append(contentsOf: String(Character(scalar)).utf8)
    default:
      position -= 1
      throw failure("unknown escape")
    }
  }

  private mutating func hexadecimal() throws(TemplateError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
