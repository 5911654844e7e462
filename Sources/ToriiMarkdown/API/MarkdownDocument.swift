/// A rendered document and what is worth knowing about it.
public struct MarkdownDocument: Sendable {
  /// The HTML of the whole document.
  public let html: String
  /// The HTML before the line `<!--more-->`, nil if there is no such line.
  public let summaryHTML: String?
  /// The HTML of the first paragraph at the top level, nil if there is none.
  public let firstParagraphHTML: String?
  /// The headings in document order.
  public let headings: [MarkdownHeading]
  /// The links in document order, bare addresses included, raw HTML left out.
  public var links: [MarkdownLink] { parsed.links }
  /// The images in document order, raw HTML left out.
  public var images: [MarkdownLink] { parsed.images }
  /// The text without markup: a line per block.
  public var plainText: String { parsed.plainText }
  /// Words, where each Chinese, Japanese or Korean character counts as one.
  public let wordCount: Int
  /// Time to read, in whole minutes, at 213 words or 500 Chinese, Japanese or Korean characters a
  /// minute; 0 for a document without words.
  public let readingMinutes: Int
  /// What ``plainText``, ``links`` and ``images`` are made of when somebody asks for them.
  let parsed: ParsedDocument

  /// The headings as a tree: each holds those of deeper levels that follow it.
  public var tableOfContents: [MarkdownOutlineEntry] {
    headings.nested { MarkdownOutlineEntry(heading: $0, children: $1) }
  }

  /// The first image, for previews.
  public var firstImage: MarkdownLink? { images.first }
}

/// A heading of a document.
public struct MarkdownHeading: Equatable, Sendable {
  /// 1 to 6.
  public let level: Int
  /// Unique in the document; empty if ids are switched off.
  public let id: String
  /// The text without markup.
  public let title: String
  /// The line in the source, counted from 1.
  public let line: Int

  /// The id that a heading with this text gets where no other took it.
  public static func id(for title: String) -> String { Slug.make(from: Array(title.utf8)) }
}

/// A link or an image of a document.
public struct MarkdownLink: Equatable, Sendable {
  /// The destination in the source, before any rewriting.
  public let destination: String
  /// The text of the link or the alternative text of the image.
  public let text: String
  /// The line in the source, counted from 1.
  public let line: Int
}
