import ToriiSite

/// Puts our script into pages that are sent, never into what is built.
enum PageInjection {
  /// The element that loads the script and tells it about the page.
  static func script(path: String, version: String, badge: String?) -> [UInt8] {
    var tag = "<script src=\"\(path)\" data-version=\"\(version)\""
    if let badge { tag += " data-badge=\"\(HTMLText.escaped(badge))\"" }
    return Array((tag + " async></script>").utf8)
  }

  /// The page with something before the end of its body, or at its own end.
  static func inserting(_ addition: [UInt8], into page: [UInt8]) -> [UInt8] {
    let place = endOfBody(page) ?? page.count
    var result: [UInt8] = []
    result.reserveCapacity(page.count + addition.count)
    result += page[..<place]
    result += addition
    result += page[place...]
    return result
  }

  /// Where the last `</body` stands.
  private static func endOfBody(_ page: [UInt8]) -> Int? {
    let tag = Array("</body".utf8)
    var index = page.count - tag.count
    while index >= 0 {
      if page[index] == UInt8(ascii: "<"),
        zip(page[index...], tag).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        return index
      }
      index -= 1
    }
    return nil
  }
}

/// Text as HTML.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
