/// A start or end tag as the tokenizer of HTML reads it (HTML, section 13.2.5).
struct HTMLTag {
  struct Attribute {
    let name: Range<Int>
    /// Without quotation marks; nil where there is none.
    let value: Range<Int>?
    /// Zero where the value stands without.
    let quote: UInt8
  }

  let isEnd: Bool
  /// In lower case.
  let name: [UInt8]
  private let nameRange: Range<Int>
  private var attributes: [Attribute] = []
  private(set) var isSelfClosing = false
  /// Behind the `>`.
  private(set) var end: Int
  /// Whether the element keeps the whitespace in it.
  private(set) var keepsSpace = false
  private(set) var isJSON = false
  private let start: Int
  /// Whether the attributes are written in a way that only their exact bytes keep.
  private var isOdd = false

  /// - Returns: nil where the text ends before the tag.
  init?(_ html: [UInt8], at start: Int, isEnd: Bool) {
    self.isEnd = isEnd
    self.start = start
    var index = start + (isEnd ? 2 : 1)
    let nameStart = index
    while index < html.count, !Self.endsName(html[index]) { index += 1 }
    nameRange = nameStart..<index
    name = html[nameRange].map { $0.isASCIILetter ? $0 | 0x20 : $0 }
    end = index
    while true {
      while index < html.count, HTMLScanning.isSpace(html[index]) { index += 1 }
      guard index < html.count else { return nil }
      if html[index] == UInt8(ascii: ">") { break }
      if html[index] == UInt8(ascii: "/") {
        index += 1
        if index < html.count, html[index] == UInt8(ascii: ">") {
          isSelfClosing = true
          break
        }
        continue
      }
      guard let attribute = Self.attribute(html, &index) else { return nil }
      attributes.append(attribute)
      examine(attribute, html)
    }
    end = index + 1
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    HTMLScanning.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func attribute(_ html: [UInt8], _ index: inout Int) -> Attribute? {
    let start = index
    // An equals sign at the beginning is a part of the name.
    index += 1
    while index < html.count, !endsName(html[index]), html[index] != UInt8(ascii: "=") {
      index += 1
    }
    let name = start..<index
    var next = index
    while next < html.count, HTMLScanning.isSpace(html[next]) { next += 1 }
    guard next < html.count else { return nil }
    guard html[next] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: nil, quote: 0)
    }
    next += 1
    while next < html.count, HTMLScanning.isSpace(html[next]) { next += 1 }
    guard next < html.count else { return nil }
    let quote = html[next]
    var end = next
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      end += 1
      while end < html.count, html[end] != quote { end += 1 }
      guard end < html.count else { return nil }
      index = end + 1
      return Attribute(name: name, value: (next + 1)..<end, quote: quote)
    }
    while end < html.count, !HTMLScanning.isSpace(html[end]), html[end] != UInt8(ascii: ">") {
      end += 1
    }
    index = end
    return Attribute(name: name, value: next..<end, quote: 0)
  }

  private mutating func examine(_ attribute: Attribute, _ html: [UInt8]) {
    if html[attribute.name.lowerBound] == UInt8(ascii: "=") { isOdd = true }
    guard let range = attribute.value else { return }
    let name = String(decoding: html[attribute.name], as: UTF8.self).lowercased()
    switch name {
    case "style": if HTMLScanning.holds("white-space", html[range]) { keepsSpace = true }
    case "xml:space": keepsSpace = true
    case "type":
      let type = String(decoding: html[range], as: UTF8.self).lowercased()
      isJSON = type == "application/json" || type == "application/ld+json" || type == "importmap"
    default: break
    }
  }

  // MARK: Writing

  func write(to output: inout [UInt8], from html: [UInt8], isForeign: Bool) {
    if isOdd {
      output += html[start..<end]
      return
    }
    output.append(UInt8(ascii: "<"))
    if isEnd { output.append(UInt8(ascii: "/")) }
    output += html[nameRange]
    var endsUnquoted = false
    // Browsers drop the attributes of end tags.
    for attribute in isEnd ? [] : attributes {
      output.append(UInt8(ascii: " "))
      output += html[attribute.name]
      endsUnquoted = false
      guard let range = attribute.value, !(range.isEmpty && attribute.quote != 0) else { continue }
      output.append(UInt8(ascii: "="))
      let value = html[range]
      if attribute.quote == 0 || value.allSatisfy(Self.needsNoQuotes) {
        output += value
        endsUnquoted = true
      } else {
        output.append(attribute.quote)
        output += value
        output.append(attribute.quote)
      }
    }
    // Only foreign elements end with a slash; a browser passes over any other.
    if isSelfClosing && !isEnd && (isForeign || !HTMLTagName(name).isVoid) {
      if endsUnquoted { output.append(UInt8(ascii: " ")) }
      output.append(UInt8(ascii: "/"))
    }
    output.append(UInt8(ascii: ">"))
  }

  private static func needsNoQuotes(_ byte: UInt8) -> Bool {
    if byte.isASCIILetter || byte.isASCIIDigit { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "@"),
      UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "%"):
      return true
    default: return false
    }
  }
}
