/// A heading with the headings below it.
public struct MarkdownOutlineEntry: Equatable, Sendable {
  /// The heading itself.
  public let heading: MarkdownHeading
  /// The headings of deeper levels up to the next one of this level.
  public let children: [MarkdownOutlineEntry]
}

extension [MarkdownHeading] {
  /// Nests headings. A level that was left out is not made up: an `h4` after an `h2` is a child of the
  /// `h2`. There are six levels, so the nesting is no deeper than that.
  ///
  /// - Parameter entry: Makes an entry of a heading and those below it.
  @inlinable
  package func nested<Entry>(_ entry: (MarkdownHeading, [Entry]) -> Entry) -> [Entry] {
    // From the end: whatever follows a heading and is deeper is its own, up to what is not. The
    // entries are in reverse, the next one last.
    var following: [(level: Int, entry: Entry)] = []
    following.reserveCapacity(count)
    for index in indices.reversed() {
      let level = self[index].level
      var children: [Entry] = []
      while !following.isEmpty, following[following.count - 1].level > level {
        children.append(following.removeLast().entry)
      }
      following.append((level, entry(self[index], children)))
    }
    return following.reversed().map(\.entry)
  }
}
