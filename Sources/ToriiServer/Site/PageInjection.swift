import ToriiSite

/// Puts our script into pages that are sent, never into what is built.
enum PageInjection {
  /// The element that loads the script and tells it about the page.
  /// - Parameter page: Decides how the script is named. Where it has a `<base>`, a path alone may
  ///   mean another host; elsewhere it serves even browsers that know us by a name we do not hear.
  static func script(
    path: String, host: String, version: String, badge: String?, for page: [UInt8]
  ) -> [UInt8] {
    let path = hasBase(page) ? "http://" + host + path : path
    var tag = "<script src=\"\(path)\" data-version=\"\(version)\""
    if let badge { tag += " data-badge=\"\(HTMLText.escaped(badge))\"" }
    return Array((tag + " async></script>").utf8)
  }

  private static func hasBase(_ page: [UInt8]) -> Bool {
    let name = Array("<base".utf8)
    var rest = page[...]
    while let start = rest.firstIndex(of: name[0]) {
      rest = rest[start...]
      if rest.prefix(name.count).lazy.map({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        .elementsEqual(name)
      {
        return true
      }
      rest = rest.dropFirst()
    }
    return false
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

  /// Where the tags that end the page stand, if the body's is one of them: a `</body>` that more
  /// follows may be text of a script, a comment or an attribute.
  private static func endOfBody(_ page: [UInt8]) -> Int? {
    var rest = page[...]
    drop("</html>", from: &rest)
    return drop("</body>", from: &rest) ? rest.endIndex : nil
  }

  /// Takes a tag and the space behind it from the end of a page, if it stands there.
  @discardableResult
  private static func drop(_ tag: String, from page: inout ArraySlice<UInt8>) -> Bool {
    let end = page.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? page.startIndex
    let found = page[..<end].suffix(tag.utf8.count)
    guard found.lazy.map({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).elementsEqual(tag.utf8)
    else { return false }
    page = page[..<found.startIndex]
    return true
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
