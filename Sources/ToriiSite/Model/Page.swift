import ToriiFrontMatter

/// What kind of page a URL shows.
package enum PageKind: String, Sendable {
  case home, page, section, taxonomy, term, archive, search
  case archiveYear = "archive_year"
  case archiveMonth = "archive_month"
  case notFound = "404"
}

/// One page of the site, written by an author or generated.
package final class Page: Sendable {
  package let index: Int
  package let kind: PageKind
  private let text: PageText
  private let ownDescription: String?
  package let title: String
  package let slug: String
  package let url: URLPath
  /// The section it lies in; for a section, itself; `nil` for pages outside of all.
  package let section: Int?
  /// Its rendered Markdown; `nil` when it has no file.
  // Written before templates see the page, see ``fill(_:)``.
  @exclusivity(unchecked) nonisolated(unsafe) package private(set) var body: PageBody?
  @exclusivity(unchecked) nonisolated(unsafe) package private(set) var summary: PageSummary
  package let assets: [PageAsset]
  package let date: DateTime?
  /// What the author says, or else the last commit.
  package let updated: DateTime?

  package init(
    index: Int, kind: PageKind, document: ContentDocument?, title: String, slug: String,
    url: URLPath, section: Int?, body: PageBody?, summary: PageSummary, assets: [PageAsset]
  ) {
    self.index = index
    self.kind = kind
    text = document.map { .document($0) } ?? .none
    ownDescription = document?.metadata.description
    self.title = title
    self.slug = slug
    self.url = url
    self.section = section
    self.body = body
    self.summary = summary
    self.assets = assets
    date = document?.date
    updated =
      document?.metadata.updated
      ?? document?.commit.map { DateTime(epochSeconds: $0.seconds) }
  }

  /// A page as an earlier build left it, whose file is only looked at when somebody asks.
  init(
    index: Int, kind: PageKind, text: PageText, title: String, slug: String, url: URLPath,
    section: Int?, body: PageBody?, summary: PageSummary, assets: [PageAsset],
    date: DateTime?, updated: DateTime?
  ) {
    self.index = index
    self.kind = kind
    self.text = text
    if case .document(let document) = text {
      ownDescription = document.metadata.description
    } else {
      ownDescription = nil
    }
    self.title = title
    self.slug = slug
    self.url = url
    self.section = section
    self.body = body
    self.summary = summary
    self.assets = assets
    self.date = date
    self.updated = updated
  }

  /// The file it comes from; `nil` for generated pages.
  package var document: ContentDocument? {
    switch text {
    case .document(let document): document
    case .stored(let stored): stored.document
    case .none: nil
    }
  }

  package var metadata: PageMetadata? { document?.metadata }

  /// At hand without a look at the file, as lists ask for it.
  package var description: String? {
    if case .stored(let stored) = text { return stored.document?.metadata.description }
    return ownDescription
  }

  /// The same page in the same place with another text.
  func with(_ document: ContentDocument, _ body: PageBody) -> Page {
    Page(
      index: index, kind: kind, document: document,
      title: kind == .page ? SiteModelBuilder.title(of: document) : title, slug: slug, url: url,
      section: section, body: body, summary: SiteModelBuilder.summary(document, body),
      assets: assets)
  }

  /// Gives the page what was rendered of its text.
  ///
  /// Pages are put together beside the Markdown. Nobody else may know of the page yet, or go on
  /// before it has its text.
  func fill(_ body: PageBody) {
    guard let document else { return }
    self.body = body
    summary = SiteModelBuilder.summary(document, body)
  }

  /// Whether lists show it.
  package var isListed: Bool { document?.metadata.isHidden != true }

  /// Whether sitemaps and search show it: a page may say `noindex: true`.
  package var isIndexed: Bool {
    if kind == .notFound || kind == .search || !isListed { return false }
    return metadata?.params.first { $0.key == "noindex" }?.value.bool != true
  }

  /// Whether the page shows the text of another language, for want of a translation.
  ///
  /// A section whose own text is missing is still the list of its language's pages.
  package func standsIn(in configuration: SiteConfiguration) -> Bool {
    guard kind == .page, let document else { return false }
    return document.language != configuration.languageIndex
  }

  /// Who is to blame in messages: the file, or what generated the page.
  package var sourceName: String {
    document?.source.file ?? "the generated \(kind.rawValue) page"
  }
}

/// Where the file of a page is to be had.
enum PageText: Sendable {
  case none
  case document(ContentDocument)
  case stored(StoredDocument)
}

/// The start of a page, as lists and feeds show it.
package struct PageSummary: Sendable {
  package let html: String
  /// Whether the page goes on after the summary.
  package let hasMore: Bool

  package static let empty = PageSummary(html: "", hasMore: false)
}

/// A file that lies in a page's own folder.
package struct PageAsset: Sendable {
  package let name: String
  package let url: URLPath
  /// Relative to the content folder.
  package let path: SourcePath
  /// Where its bytes are.
  package let absolutePath: String
}
