/// A page's Markdown as HTML, and what is worth knowing about it.
///
/// A class: it is handed on many times, and never changes.
package final class RenderedBody: Sendable {
  package let html: String
  /// What stands before the mark `<!--more-->`.
  package let summaryHTML: String?
  package let firstParagraphHTML: String?
  /// The first words, where the site asks for summaries of a length and the page is longer.
  package let cutHTML: String?
  package let outline: [OutlineEntry]
  package let wordCount: Int
  package let readingMinutes: Int
  /// Where its links and images lead, to be checked when every page is known.
  package let links: [LinkUse]
  /// The images that were looked for.
  package let imageUses: [ImageUse]
  package let hasShortcodes: Bool

  package init(
    html: consuming String = "", summaryHTML: consuming String? = nil,
    firstParagraphHTML: consuming String? = nil, cutHTML: consuming String? = nil,
    outline: consuming [OutlineEntry] = [], wordCount: Int = 0, readingMinutes: Int = 0,
    links: consuming [LinkUse] = [], imageUses: consuming [ImageUse] = [],
    hasShortcodes: Bool = false
  ) {
    self.html = html
    self.summaryHTML = summaryHTML
    self.firstParagraphHTML = firstParagraphHTML
    self.cutHTML = cutHTML
    self.outline = outline
    self.wordCount = wordCount
    self.readingMinutes = readingMinutes
    self.links = links
    self.imageUses = imageUses
    self.hasShortcodes = hasShortcodes
  }
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
      for index in entries.indices {
        hash.combine(entries[index].id)
        hash.combine(entries[index].title)
        hash.combine(entries[index].level)
        add(entries[index].children)
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

  package init(
    id: consuming String, title: consuming String, level: Int,
    children: consuming [OutlineEntry]
  ) {
    self.id = id
    self.title = title
    self.level = level
    self.children = children
  }
}
