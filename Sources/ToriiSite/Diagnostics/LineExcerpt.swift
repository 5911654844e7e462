/// The line of a text that a problem points at.
package enum LineExcerpt {
  /// Longer lines are cut: generated text can be megabytes on one line.
  package static let maximumColumns = 160

  /// The text of a line (from 1) without its end.
  package static func line(_ number: Int, of bytes: some BidirectionalCollection<UInt8>) -> String?
  {
    guard number >= 1 else { return nil }
    var rest = bytes[...]
    for _ in 1..<number {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      rest = rest[rest.index(after: end)...]
    }
    var line = rest.prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return String(decoding: line.prefix(64 * 1024), as: UTF8.self)
  }

  /// The line as it may be shown on a terminal, and the spaces that put a caret below a column.
  package static func shown(_ line: String, column: Int?) -> (text: String, padding: String?) {
    let scalars = Array(line.unicodeScalars)
    var start = 0
    if let column, column > maximumColumns - 20 {
      start = min(max(0, column - maximumColumns / 2), scalars.count)
    }
    let end = min(scalars.count, start + maximumColumns)
    var text = String.UnicodeScalarView()
    var padding = String.UnicodeScalarView()
    if start > 0 {
      text.append("…")
      padding.append(" ")
    }
    for index in start..<end {
      let scalar = scalars[index]
      let shown = visible(scalar)
      text.append(shown)
      if let column, index < column - 1 {
        padding.append(shown == "\t" ? "\t" : " ")
        if isWide(shown) { padding.append(" ") }
      }
    }
    if end < scalars.count { text.append("…") }
    guard let column, column >= 1 else { return (String(text), nil) }
    return (String(text), String(padding))
  }

  /// Control and direction characters could change what the terminal shows.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: scalar
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// A message or file name that may hold anything, made safe to print on one line.
  package static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(visible(scalar)) }
    return String(result)
  }
}
