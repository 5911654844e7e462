/// Makes the start of a page fit for lists, where other pages stand beside it: no marks of footnotes
/// that are not there, no ids that another summary may have too.
package enum SummaryHTML {
  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  /// The HTML of Markdown without links of headings to themselves, ids of headings, marks of
  /// footnotes and the notes.
  package static func cleaned(_ html: String) -> String {
    let html = HeadingAnchors.removed(from: html)
    if html.range(of: " id=\"") == nil { return html }
    let bytes = Array(html.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var cursor = HTMLTagCursor(bytes)
    var copied = 0
    while let tag = cursor.nextTag() {
      if let end = end(ofNote: tag, &cursor, bytes) {
        output += bytes[copied..<tag.range.lowerBound]
        copied = end
      } else if headings.contains(tag.name), let id = id(of: tag, bytes) {
        output += bytes[copied..<id.lowerBound]
        copied = id.upperBound
      }
    }
    output += bytes[copied...]
    return String(decoding: output, as: UTF8.self)
  }

  /// The same with the parts of its page named by the page's address, since a list has none of them.
  package static func linking(_ html: String, to address: @autoclosure () -> String) -> String {
    html.range(of: " href=\"#") == nil
      ? html : html.replacing(" href=\"#", with: " href=\"" + address() + "#")
  }

  /// Where the mark of a footnote, or the list of notes, ends that a tag begins.
  private static func end(
    ofNote tag: HTMLTagCursor.Tag, _ cursor: inout HTMLTagCursor, _ bytes: [UInt8]
  ) -> Int? {
    guard !tag.isEnd, tag.name == "sup" || tag.name == "section",
      let name = tag.attributes.first(where: { $0.name == "class" })?.value
    else { return nil }
    let wanted = tag.name == "sup" ? "footnote-ref" : "footnotes"
    guard bytes[name].elementsEqual(wanted.utf8) else { return nil }
    var depth = 1
    while let inner = cursor.nextTag() {
      guard inner.name == tag.name else { continue }
      depth += inner.isEnd ? -1 : 1
      if depth == 0 {
        let end = inner.range.upperBound
        return end < bytes.count && tag.name == "section" && bytes[end] == 0x0A ? end + 1 : end
      }
    }
    return bytes.count
  }

  /// Where a tag's id stands, with the space before it.
  private static func id(of tag: HTMLTagCursor.Tag, _ bytes: [UInt8]) -> Range<Int>? {
    guard let value = tag.attributes.first(where: { $0.name == "id" })?.value else { return nil }
    let start = value.lowerBound - 5
    guard start > tag.range.lowerBound, value.upperBound < tag.range.upperBound,
      bytes[start..<value.lowerBound].elementsEqual(" id=\"".utf8)
    else { return nil }
    return start..<(value.upperBound + 1)
  }
}
