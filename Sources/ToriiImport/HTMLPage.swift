import ToriiSite

/// A page in HTML as Pelican reads it: its title, the `meta` elements of its head, and what stands
/// in its body.
struct HTMLPage {
  private(set) var fields: [(name: String, value: String, line: Int)] = []
  private(set) var body = ""
  private(set) var bodyLine = 1
  private(set) var hasBody = false

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var cursor = HTMLTagCursor(bytes)
    var titleStart: Int?
    var bodyStart: Int?
    while let tag = cursor.nextTag() {
      switch (tag.name, tag.isEnd) {
      case ("title", false): titleStart = tag.range.upperBound
      case ("title", true):
        if let start = titleStart {
          add("title", String(decoding: bytes[start..<tag.range.lowerBound], as: UTF8.self), 1)
        }
        titleStart = nil
      case ("meta", false):
        func value(_ name: String) -> String? {
          tag.attributes.first { $0.name == name }
            .map { String(decoding: bytes[$0.value], as: UTF8.self) }
        }
        if fields.count < 100, let name = value("name"), let content = value("content") {
          add(name.lowercased(), content, Self.line(tag.range.lowerBound, bytes))
        }
      case ("body", false): bodyStart = tag.range.upperBound
      case ("body", true):
        if let start = bodyStart { setBody(bytes, start..<tag.range.lowerBound) }
        return
      default: break
      }
    }
    if let start = bodyStart { setBody(bytes, start..<bytes.count) }
  }

  private mutating func add(_ name: String, _ value: String, _ line: Int) {
    fields.append((name, Self.plain(value), line))
  }

  private mutating func setBody(_ bytes: [UInt8], _ range: Range<Int>) {
    body = String(decoding: bytes[range], as: UTF8.self)
    bodyLine = Self.line(range.lowerBound, bytes)
    hasBody = true
  }

  private static func line(_ offset: Int, _ bytes: [UInt8]) -> Int {
    bytes[..<offset].count { $0 == 10 } + 1
  }

  /// The references that every HTML writer uses.
  private static func plain(_ text: String) -> String {
    var result = text
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] where result.contains("&") {
      result = result.split(separator: reference, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return result
  }
}
