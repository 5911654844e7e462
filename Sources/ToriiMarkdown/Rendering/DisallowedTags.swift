/// GFM's extension "Disallowed Raw HTML": some tags change how browsers read all that follows.
enum DisallowedTags {
  private static let names: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Appends HTML in which disallowed tags begin with `&lt;`.
  static func append(_ html: ArraySlice<UInt8>, to output: inout HTMLOutput) {
    let html = Array(html)
    var done = 0
    for index in html.indices where html[index] == ASCII.lessThan {
      guard isDisallowed(html, at: index + 1) else { continue }
      output.append(contentsOf: html[done..<index])
      output.append("&lt;")
      done = index + 1
    }
    output.append(contentsOf: html[done...])
  }

  private static func isDisallowed(_ html: [UInt8], at start: Int) -> Bool {
    let first = start < html.count && html[start] == ASCII.slash ? start + 1 : start
    for name in names where html.hasIgnoringCase(name, at: first) {
      let end = first + name.utf8CodeUnitCount
      guard end < html.count else { continue }
      if html[end].isASCIIWhitespace || html[end] == ASCII.greaterThan { return true }
      if html[end] == ASCII.slash, end + 1 < html.count, html[end + 1] == ASCII.greaterThan {
        return true
      }
    }
    return false
  }
}
