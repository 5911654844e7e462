/// A heading with the headings below it.
public struct MarkdownOutlineEntry: Equatable, Sendable {
  /// The heading itself.
  public let heading: MarkdownHeading
  /// The headings of deeper levels up to the next one of this level.
  public let children: [MarkdownOutlineEntry]

  /// Nests a list of headings. A level that was left out is not made up: an `h4` after an `h2` is a
  /// child of the `h2`. There are six levels, so the nesting is no deeper than that.
  static func nest(_ headings: [MarkdownHeading]) -> [MarkdownOutlineEntry] {
    var open: [(heading: MarkdownHeading, children: [MarkdownOutlineEntry])] = []
    var result: [MarkdownOutlineEntry] = []
    func close(downTo level: Int) {
      while let last = open.last, last.heading.level >= level {
        open.removeLast()
        let entry = MarkdownOutlineEntry(heading: last.heading, children: last.children)
        if open.isEmpty {
          result.append(entry)
        } else {
          open[open.count - 1].children.append(entry)
        }
      }
    }
    for heading in headings {
      close(downTo: heading.level)
      open.append((heading, []))
    }
    close(downTo: 0)
    return result
  }
}
