/// The links at the ends of headings to themselves: useful on a page, noise in a feed.
package enum HeadingAnchors {
  private static let start = Array("<a class=\"anchor\" href=\"#".utf8)
  private static let end = Array("</a>".utf8)

  /// HTML of Markdown without them.
  package static func removed(from html: String) -> String {
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var done = 0
    var index = 0
    while index + start.count < bytes.count {
      guard bytes[index] == start[0], bytes[index...].starts(with: start) else {
        index += 1
        continue
      }
      var close = index + start.count
      while close < bytes.count, !bytes[close...].starts(with: end) { close += 1 }
      guard close < bytes.count else { break }
      let hasSpace = index > done && bytes[index - 1] == UInt8(ascii: " ")
      result.append(contentsOf: bytes[done..<(hasSpace ? index - 1 : index)])
      done = close + end.count
      index = done
    }
    if done == 0 { return html }
    result.append(contentsOf: bytes[done...])
    return String(decoding: result, as: UTF8.self)
  }
}
