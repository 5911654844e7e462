/// A page's Markdown as HTML, and what is worth knowing about it.
package struct RenderedBody: Sendable {
  package var html = ""
  /// What stands before the mark `<!--more-->`.
  package var summaryHTML: String?
  package var firstParagraphHTML: String?
  /// The first words, where the site asks for summaries of a length and the page is longer.
  package var cutHTML: String?
  package var outline: [OutlineEntry] = []
  package var wordCount = 0
  package var readingMinutes = 0
  /// Where its links and images lead, to be checked when every page is known.
  package var links: [LinkUse] = []
  /// The images that were looked for.
  package var imageUses: [ImageUse] = []
  package var hasShortcodes = false

  package init() {}
}

/// An image that was looked for, and what was found.
package struct ImageUse: Sendable, Equatable {
  package let destination: String
  package let width: Int?
  package let height: Int?
  /// Its versions in other sizes.
  package let srcset: String?

  var size: (width: Int, height: Int)? {
    if let width, let height { (width, height) } else { nil }
  }
}

extension RenderedBody {
  /// The hash of everything that templates can read.
  var hash: UInt64 { hash(html: StableHash.of(html)) }

  /// The same where the hash of the HTML is known.
  func hash(html: UInt64) -> UInt64 {
    var hash = StableHash()
    hash.combine(html)
    hash.combine(wordCount)
    hash.combine(readingMinutes)
    func add(_ entries: [OutlineEntry]) {
      hash.combine(entries.count)
      for entry in entries {
        hash.combine(entry.id)
        hash.combine(entry.title)
        hash.combine(entry.level)
        add(entry.children)
      }
    }
    add(outline)
    return hash.value
  }
}

/// A heading with those below it.
package struct OutlineEntry: Sendable, Equatable {
  package let id: String
  package let title: String
  package let level: Int
  package let children: [OutlineEntry]

  package init(id: String, title: String, level: Int, children: [OutlineEntry]) {
    self.id = id
    self.title = title
    self.level = level
    self.children = children
  }
}
