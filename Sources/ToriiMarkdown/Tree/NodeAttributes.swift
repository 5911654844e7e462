/// Attributes that an author gives to an element: `{#id .class key="value"}`.
struct NodeAttributes {
  var id: [UInt8] = []
  var classes: [[UInt8]] = []
  var others: [(name: [UInt8], value: [UInt8])] = []

  /// More are a mistake.
  private static let maximumCount = 64

  /// Reads attributes from the brace at `start`; `end` is behind the closing brace.
  static func parse(
    _ text: [UInt8], at start: Int
  ) -> (attributes: NodeAttributes, end: Int)? {
    var index = start + 1
    var result = NodeAttributes()
    if index < text.count, text[index] == ASCII.colon { index += 1 }
    for _ in 0..<maximumCount {
      while index < text.count, text[index].isBlank { index += 1 }
      guard index < text.count else { return nil }
      if text[index] == ASCII.rightBrace { return result.isEmpty ? nil : (result, index + 1) }
      guard result.read(text, &index) else { return nil }
    }
    return nil
  }

  var isEmpty: Bool { id.isEmpty && classes.isEmpty && others.isEmpty }

  /// Adds attributes over those that are there.
  mutating func merge(_ other: NodeAttributes) {
    if !other.id.isEmpty { id = other.id }
    classes.append(contentsOf: other.classes)
    others.append(contentsOf: other.others)
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == ASCII.hyphen || byte == ASCII.underscore
  }

  private mutating func read(_ text: [UInt8], _ index: inout Int) -> Bool {
    switch text[index] {
    case ASCII.hash, ASCII.period:
      let isID = text[index] == ASCII.hash
      let start = index + 1
      index = start
      while index < text.count, Self.isValueByte(text[index]),
        isID || text[index] != ASCII.period
      {
        index += 1
      }
      guard index > start else { return false }
      if isID {
        id = Array(text[start..<index])
      } else {
        classes.append(Array(text[start..<index]))
      }
      return true
    default:
      return readPair(text, &index)
    }
  }

  private mutating func readPair(_ text: [UInt8], _ index: inout Int) -> Bool {
    let start = index
    while index < text.count,
      Self.isNameByte(text[index]) || text[index] == ASCII.colon || text[index] == ASCII.period
    {
      index += 1
    }
    guard index > start, text[start].isASCIILetter, index < text.count,
      text[index] == ASCII.equals
    else { return false }
    let name = text[start..<index].map(\.asciiLowercased)
    index += 1
    guard let value = Self.value(text, &index) else { return false }
    if name.elementsEqual("class".utf8) {
      classes.append(contentsOf: value.split(separator: ASCII.space).map(Array.init))
    } else if name.elementsEqual("id".utf8) {
      id = value
    } else {
      others.append((name, value))
    }
    return true
  }

  private static func value(_ text: [UInt8], _ index: inout Int) -> [UInt8]? {
    guard index < text.count else { return nil }
    let quote = text[index]
    guard quote == ASCII.quote || quote == ASCII.apostrophe else {
      let start = index
      while index < text.count, isValueByte(text[index]) { index += 1 }
      return index > start ? Array(text[start..<index]) : nil
    }
    index += 1
    let start = index
    while index < text.count, text[index] != quote { index += 1 }
    guard index < text.count else { return nil }
    index += 1
    return Array(text[start..<(index - 1)])
  }

  private static func isValueByte(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.rightBrace, ASCII.leftBrace, ASCII.quote, ASCII.apostrophe, ASCII.lessThan,
      ASCII.greaterThan, ASCII.equals, ASCII.backtick, ASCII.hash:
      false
    default: byte > 0x20 && byte != 0x7F
    }
  }
}
