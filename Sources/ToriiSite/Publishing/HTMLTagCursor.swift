/// Finds the tags of HTML and their attributes without building a tree: enough to read or replace
/// what our own templates and Markdown wrote.
package struct HTMLTagCursor {
  package struct Attribute: Sendable {
    /// In lower case.
    package let name: String
    /// Where the value stands, without quotes.
    package let value: Range<Int>
  }

  package struct Tag: Sendable {
    /// In lower case.
    package let name: String
    package let isEnd: Bool
    package let attributes: [Attribute]
    package let range: Range<Int>
  }

  private let bytes: [UInt8]
  package private(set) var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; comments and declarations are passed over.
  package mutating func nextTag() -> Tag? {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      if bytes[position...].starts(with: "!--".utf8) {
        skipComment()
        continue
      }
      let isEnd = current == UInt8(ascii: "/")
      if isEnd { position += 1 }
      guard let first = current, first.isASCIILetter else { continue }
      let name = name()
      let attributes = attributes()
      return Tag(name: name, isEnd: isEnd, attributes: attributes, range: start..<position)
    }
    position = bytes.count
    return nil
  }

  /// Goes behind the end tag of an element whose content is text.
  package mutating func skip(toEndOf name: String) {
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      let rest = bytes[position...].prefix(name.utf8.count + 1)
      if rest.first == UInt8(ascii: "/"),
        rest.dropFirst().lazy.map(\.asciiLowercased).elementsEqual(name.utf8)
      {
        position = start
        return
      }
    }
    position = bytes.count
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipComment() {
    position += 3
    while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")) {
      position = dash + 1
      if bytes[dash...].starts(with: "-->".utf8) {
        position = dash + 3
        return
      }
    }
    position = bytes.count
  }

  private mutating func name() -> String {
    let start = position
    while let byte = current, !Self.endsName(byte) { position += 1 }
    let range = start..<position
    // A text of a lazy collection would look for conformances each time.
    return String(unsafeUninitializedCapacity: range.count) { buffer in
      for (place, index) in range.enumerated() { buffer[place] = bytes[index].asciiLowercased }
      return range.count
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || [UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte)
  }

  private mutating func skipSpace() {
    while let byte = current, Self.isSpace(byte) { position += 1 }
  }

  /// The attributes up to the end of the tag.
  private mutating func attributes() -> [Attribute] {
    var result: [Attribute] = []
    while true {
      skipSpace()
      guard let byte = current else { return result }
      position += 1
      if byte == UInt8(ascii: ">") { return result }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") { continue }
      position -= 1
      let name = name()
      skipSpace()
      guard current == UInt8(ascii: "=") else { continue }
      position += 1
      skipSpace()
      result.append(Attribute(name: name, value: value()))
    }
  }

  private mutating func value() -> Range<Int> {
    guard let quote = current else { return position..<position }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      let start = position
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
      position = min(end + 1, bytes.count)
      return start..<end
    }
    let start = position
    while let byte = current, !Self.isSpace(byte), byte != UInt8(ascii: ">") { position += 1 }
    return start..<position
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
