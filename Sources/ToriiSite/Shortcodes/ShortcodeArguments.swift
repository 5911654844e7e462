import Torii

/// Reads what stands in a tag. A tag is short: nothing is looked for beyond its limit.
struct ShortcodeArguments {
  private static let maximumLength = 32 << 10

  private let bytes: [UInt8]
  private let close: [UInt8]
  private let end: Int
  private(set) var index: Int

  init(_ bytes: [UInt8], at index: Int, close: [UInt8]) {
    self.bytes = bytes
    self.close = close
    self.index = index
    end = min(bytes.count, index + Self.maximumLength)
  }

  mutating func skipSpace() {
    while index < end, bytes[index] == UInt8(ascii: " ") || (9...13).contains(bytes[index]) {
      index += 1
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func takeClose() -> Bool {
    guard index < end, bytes[index...].starts(with: close) else { return false }
    index += close.count
    return true
  }

  /// Letters, digits, `_`, `-`, `.` and `/`.
  mutating func name() -> String? {
    let start = index
    while index < end, isNameByte(bytes[index]) || (index > start && bytes[index] == 0x2F),
      !bytes[index...].starts(with: close)
    {
      index += 1
    }
    guard index > start, bytes[start].isASCIILetter || bytes[start] == UInt8(ascii: "_") else {
      return nil
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// `value`, `"value"`, `` `value` `` or `key=` before one of them.
  mutating func hugoArgument() -> (name: String?, value: Value)? {
    let start = index
    while index < end, isNameByte(bytes[index]) { index += 1 }
    if index > start, index < end, bytes[index] == UInt8(ascii: "=") {
      let name = String(decoding: bytes[start..<index], as: UTF8.self)
      index += 1
      return hugoValue().map { (name, $0) }
    }
    index = start
    return hugoValue().map { (nil, $0) }
  }

  private mutating func hugoValue() -> Value? {
    guard index < end else { return nil }
    if let text = quoted() { return .string(text) }
    let start = index
    while index < end, bytes[index] > 0x20, !bytes[index...].starts(with: close),
      bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "`"),
      bytes[index] != UInt8(ascii: "{")
    {
      index += 1
    }
    guard index > start else { return nil }
    return bare(bytes[start..<index])
  }

  /// Numbers and truth values are what they look like.
  private func bare(_ text: ArraySlice<UInt8>) -> Value {
    let text = String(decoding: text, as: UTF8.self)
    if text == "true" { return .bool(true) }
    if text == "false" { return .bool(false) }
    if let number = Int(text) { return .int(number) }
    let isNumeric = text.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x2E || $0 == 0x2D }
    if isNumeric, let number = Double(text) { return .double(number) }
    return .string(text)
  }

  /// Text in double quotes with `\"`, or in backticks.
  private mutating func quoted(allowsSingle: Bool = false) -> String? {
    let quote = bytes[index]
    guard
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`")
        || (allowsSingle && quote == UInt8(ascii: "'"))
    else { return nil }
    var text: [UInt8] = []
    var position = index + 1
    while position < end, bytes[position] != quote {
      if bytes[position] == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"), position + 1 < end,
        bytes[position + 1] == quote || bytes[position + 1] == UInt8(ascii: "\\")
      {
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    guard position < end else { return nil }
    index = position + 1
    return String(decoding: text, as: UTF8.self)
  }

  /// `key=value`, where a value is text, a number, `true`, `false` or a list of these.
  mutating func zolaArgument() -> (name: String, value: Value)? {
    guard let name = name() else { return nil }
    skipSpace()
    guard take(UInt8(ascii: "=")) else { return nil }
    skipSpace()
    guard take(UInt8(ascii: "[")) else { return zolaValue().map { (name, $0) } }
    var items: [Value] = []
    skipSpace()
    while !take(UInt8(ascii: "]")) {
      guard let value = zolaValue() else { return nil }
      items.append(value)
      skipSpace()
      _ = take(UInt8(ascii: ","))
      skipSpace()
    }
    return (name, Value(items))
  }

  private mutating func zolaValue() -> Value? {
    guard index < end else { return nil }
    if let text = quoted(allowsSingle: true) { return .string(text) }
    let start = index
    while index < end, isNameByte(bytes[index]) || bytes[index] == UInt8(ascii: ".") { index += 1 }
    return index > start ? bare(bytes[start..<index]) : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
