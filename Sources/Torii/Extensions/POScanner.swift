/// The tokens of a `.po` file. Comments and obsolete entries are no tokens; flags are.
struct POScanner {
  enum Keyword: String {
    case context = "msgctxt"
    case id = "msgid"
    case plural = "msgid_plural"
    case translation = "msgstr"
  }

  enum Token: Equatable {
    case keyword(Keyword)
    case index(Int)
    case text([UInt8])
    case flags([[UInt8]])
    case end
  }

  struct Place {
    var line: Int
    var column: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  /// Where the last token begins.
  private(set) var place = Place(line: 1, column: 1)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      lineStart = 3
    }
  }

  func issue(_ message: String, at place: Place? = nil) -> MessageCatalogError {
    let place = place ?? self.place
    return MessageCatalogError(message, line: place.line, column: place.column)
  }

  mutating func next() throws(MessageCatalogError) -> Token {
    while let byte = current {
      place = here
      switch byte {
      case UInt8(ascii: "\n"):
        offset += 1
        line += 1
        lineStart = offset
      case 0x09, 0x0B, 0x0C, 0x0D, 0x20: offset += 1
      case UInt8(ascii: "#"):
        if let flags = comment() { return .flags(flags) }
      case UInt8(ascii: "\""): return .text(try text())
      case UInt8(ascii: "["): return .index(try index())
      default: return .keyword(try keyword())
      }
    }
    place = here
    return .end
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var here: Place { Place(line: line, column: offset - lineStart + 1) }

  /// Passes over a comment; the flags of one that has them.
  private mutating func comment() -> [[UInt8]]? {
    let content = bytes[(offset + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    offset = content.endIndex
    guard content.first == UInt8(ascii: ",") else { return nil }
    let separators = Array(", \t\r".utf8)
    return content.split { separators.contains($0) }.map { Array($0) }
  }

  private mutating func keyword() throws(MessageCatalogError) -> Keyword {
    let name = bytes[offset...].prefix { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    let text = String(decoding: name, as: UTF8.self)
    guard let keyword = Keyword(rawValue: text) else {
      throw issue(
        name.isEmpty
          ? "This is no keyword, text or comment."
          : "The keyword \"\(text.prefix(40))\" is unknown.")
    }
    offset = name.endIndex
    return keyword
  }

  private mutating func index() throws(MessageCatalogError) -> Int {
    let digits = bytes[(offset + 1)...].prefix { (0x30...0x39).contains($0) }
    guard digits.count <= 3, let index = Int(String(decoding: digits, as: UTF8.self)),
      digits.endIndex < bytes.count, bytes[digits.endIndex] == UInt8(ascii: "]")
    else { throw issue("The number of a plural form is wrong.") }
    offset = digits.endIndex + 1
    return index
  }

  private mutating func text() throws(MessageCatalogError) -> [UInt8] {
    offset += 1
    var result: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\n") {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return result
      case UInt8(ascii: "\\"): result.append(try escape())
      default: result.append(byte)
      }
    }
    throw issue("The text does not end on its line.")
  }

  /// What follows a backslash, as in C.
  private mutating func escape() throws(MessageCatalogError) -> UInt8 {
    place = Place(line: line, column: offset - lineStart)
    guard let byte = current else { throw issue("The text does not end on its line.") }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): return byte
    case UInt8(ascii: "x"):
      if let value = number(radix: 16, from: offset, atMost: 2) { return value }
    default:
      if let value = number(radix: 8, from: offset - 1, atMost: 3) { return value }
    }
    throw issue("The escape sequence is unknown.")
  }

  /// Reads digits; nil where there are none. What does not fit into a byte is cut, as in C.
  private mutating func number(radix: Int, from start: Int, atMost count: Int) -> UInt8? {
    var value = 0
    var end = start
    while end < bytes.count, end - start < count,
      let digit = Character(Unicode.Scalar(bytes[end])).hexDigitValue, digit < radix
    {
      value = value * radix + digit
      end += 1
    }
    guard end > start else { return nil }
    offset = end
    return UInt8(truncatingIfNeeded: value)
  }
}
