/// Puts other entries into the built-in index for search, in which each page has one of its own:
/// the whole of it would have to be made of the text of all pages.
struct SearchEntries {
  /// The bytes of the index, in parts that are put one after the other.
  private(set) var parts: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) { parts = [bytes[...]] }

  /// Whether the index is made by the template of which the form is known.
  static func canEdit(_ job: RenderJob, _ sources: SiteSources) -> Bool {
    job.template == "search.json" && job.path.string == "search.json"
      && sources.templates[job.template]?.file == "built-in:search.json"
      && sources.configuration.minification == MinificationSettings()
  }

  /// Replaces the entry of a page.
  ///
  /// - Parameter index: An index of this page alone.
  /// - Returns: Whether there is such an entry.
  mutating func replace(with index: [UInt8]) -> Bool {
    guard let entry = Self.entry(in: index),
      let comma = entry.firstRange(ofRare: Self.urlEnd)
    else { return false }
    let start = Array(entry[..<comma.upperBound])
    for (position, part) in parts.enumerated() {
      guard let range = Self.entry(startingWith: start, in: part) else { continue }
      parts.replaceSubrange(
        position...position, with: [part[..<range.lowerBound], entry, part[range.upperBound...]])
      return true
    }
    return false
  }

  private static let urlEnd = Array("\", \"title\": ".utf8)
  private static let head = Array("[".utf8)
  private static let tail = Array("\n]\n".utf8)

  /// The only entry of an index of one page.
  private static func entry(in index: [UInt8]) -> ArraySlice<UInt8>? {
    guard index.starts(with: head), index.suffix(tail.count).elementsEqual(tail),
      index.count > head.count + tail.count
    else { return nil }
    return index[head.count..<index.count - tail.count]
  }

  /// Where an entry is, without the comma behind it. Line ends in texts are escaped, so that a line
  /// that starts with a brace is an entry.
  private static func entry(
    startingWith start: [UInt8], in bytes: ArraySlice<UInt8>
  ) -> Range<Int>? {
    guard let found = bytes.firstRange(ofRare: start) else { return nil }
    var end = found.upperBound
    while let line = bytes.firstIndex(of: UInt8(ascii: "\n"), from: end), line + 1 < bytes.endIndex
    {
      switch bytes[line + 1] {
      case UInt8(ascii: "{") where bytes[line - 1] == UInt8(ascii: ","):
        return found.lowerBound..<line - 1
      case UInt8(ascii: "]"): return found.lowerBound..<line
      default: end = line + 1
      }
    }
    return nil
  }
}
