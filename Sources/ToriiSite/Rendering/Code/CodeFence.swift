package import ToriiHighlight

/// What stands behind the marks of a fence: a language, and what the block shall look like, in the
/// forms that Hugo, Zola, Pandoc and Docusaurus write.
package struct CodeFence: Sendable, Equatable {
  package var language = ""
  /// nil where the fence says nothing of line numbers.
  package var numbers: CodeLines.Numbers?
  package var firstLine = 1
  package var highlighted: [ClosedRange<Int>] = []
  package var title = ""
  package var id = ""
  package var classes: [String] = []

  /// A list that names more ranges is cut.
  private static let maximumRanges = 1000

  package init(_ info: String) {
    let bytes = Array(info.utf8)
    var index = 0
    Self.skipSpace(bytes, &index)
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != Self.brace,
      bytes[index] != Self.comma
    {
      index += 1
    }
    language = String(decoding: bytes[start..<index], as: UTF8.self)
    while index < bytes.count { readItem(bytes, &index) }
    if language.isEmpty, let first = classes.first {
      language = first
      classes.removeFirst()
    }
  }

  private static let brace = UInt8(ascii: "{")
  private static let comma = UInt8(ascii: ",")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func skipSpace(_ bytes: [UInt8], _ index: inout Int) {
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
  }

  // MARK: Items

  private mutating func readItem(_ bytes: [UInt8], _ index: inout Int) {
    let byte = bytes[index]
    if Self.isSpace(byte) || byte == Self.brace || byte == Self.comma || byte == UInt8(ascii: "}") {
      index += 1
      return
    }
    if byte >= 0x30, byte <= 0x39 {
      highlighted += Self.ranges(Self.word(bytes, &index))
      return
    }
    let name = Self.word(bytes, &index, stop: [UInt8(ascii: "=")])
    Self.skipSpace(bytes, &index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      apply(flag: name)
      return
    }
    index += 1
    Self.skipSpace(bytes, &index)
    let isList = name == "hl_lines"
    apply(name, Self.value(bytes, &index, goesOnWithNumbers: isList))
  }

  private static func word(
    _ bytes: [UInt8], _ index: inout Int, stop: [UInt8] = []
  ) -> String {
    let start = index
    while index < bytes.count, !isSpace(bytes[index]), bytes[index] != comma,
      bytes[index] != UInt8(ascii: "}"), !stop.contains(bytes[index])
    {
      index += 1
    }
    if index == start { index += 1 }
    return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
  }

  /// A value in quotes or brackets, or a word; Zola lists numbers with spaces between.
  private static func value(
    _ bytes: [UInt8], _ index: inout Int, goesOnWithNumbers: Bool
  ) -> String {
    guard index < bytes.count else { return "" }
    let close: UInt8? =
      switch bytes[index] {
      case UInt8(ascii: "\""): UInt8(ascii: "\"")
      case UInt8(ascii: "'"): UInt8(ascii: "'")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: nil
      }
    if let close, let end = bytes[(index + 1)...].firstIndex(of: close) {
      let text = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      index = end + 1
      return text
    }
    var text = word(bytes, &index)
    while goesOnWithNumbers {
      var next = index
      skipSpace(bytes, &next)
      guard next > index, next < bytes.count, bytes[next] >= 0x30, bytes[next] <= 0x39 else {
        break
      }
      index = next
      text += " " + word(bytes, &index)
    }
    return text
  }

  // MARK: Meanings

  private mutating func apply(flag: String) {
    switch flag {
    case "linenos", "showLineNumbers", "numberLines", ".numberLines", ".line-numbers":
      numbers = .inline
    case _ where flag.hasPrefix(".") && flag.utf8.count > 1:
      classes.append(String(flag.dropFirst()))
    case _ where flag.hasPrefix("#") && flag.utf8.count > 1:
      id = String(flag.dropFirst())
    default: break
    }
  }

  private mutating func apply(_ name: String, _ value: String) {
    switch name {
    case "linenos", "lineNos", "linenums":
      if let first = Int(value) {
        (numbers, firstLine) = (.inline, max(0, first))
      } else {
        numbers = Self.numbers(value)
      }
    case "linenostart", "lineNoStart", "startFrom", "startLine", "start":
      firstLine = max(0, Int(value) ?? 1)
    case "hl_lines", "hlLines": highlighted += Self.ranges(value)
    case "title", "filename", "name": title = value
    case "id": id = value
    case "class": classes += value.split(separator: " ").map(String.init)
    default: break
    }
  }

  /// What `linenos` says.
  package static func numbers(_ value: String) -> CodeLines.Numbers {
    switch value {
    case "table": .table
    case "false", "0", "none", "no": .none
    default: .inline
    }
  }

  /// `2 4-6`, `2,4-6`, `2, "4-6"`.
  private static func ranges(_ text: String) -> [ClosedRange<Int>] {
    let parts = text.utf8.split { !($0 >= 0x30 && $0 <= 0x39) && $0 != UInt8(ascii: "-") }
    return parts.prefix(maximumRanges).compactMap { part in
      let ends = part.split(separator: UInt8(ascii: "-")).map {
        Int(String(decoding: $0, as: UTF8.self))
      }
      guard let first = ends.first, let first, let last = ends.last, let last, first <= last else {
        return nil
      }
      return first...last
    }
  }
}
