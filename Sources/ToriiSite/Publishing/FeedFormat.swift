/// The formats of feeds that can be made.
package enum FeedFormat: String, Sendable, CaseIterable {
  /// RFC 4287.
  case atom
  /// RSS 2.0.
  case rss
  /// JSON Feed 1.1.
  case json

  package var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .rss: "rss.xml"
    case .json: "feed.json"
    }
  }

  package var template: String { "feeds/" + fileName }

  package var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .rss: "application/rss+xml"
    case .json: "application/feed+json"
    }
  }
}

/// What a feed is about.
package enum FeedScope: Sendable, Hashable {
  case site
  case section(Int)
  case term(taxonomy: Int, term: Int)
}

extension SiteModel {
  /// The scopes that have feeds, with something to show in each.
  package var feedScopes: [FeedScope] {
    var scopes: [FeedScope] = [.site]
    if configuration.feed.hasSections {
      // The home page's feed is the site's.
      scopes += sections.indices.dropFirst().map { .section($0) }
    }
    for (index, taxonomy) in taxonomies.enumerated()
    where configuration.feed.terms.contains(taxonomy.definition.name) {
      scopes += taxonomy.terms.indices.map { .term(taxonomy: index, term: $0) }
    }
    return scopes.filter { $0 == .site || hasFeedItems($0) }
  }

  private func hasFeedItems(_ scope: FeedScope) -> Bool {
    switch scope {
    case .site: posts.contains { pages[$0].date != nil }
    case .section(let index):
      sections[index].pages.contains { pages[$0].date != nil }
        || sections[index].subsections.contains { hasFeedItems(.section($0)) }
    case .term(let taxonomy, let term):
      taxonomies[taxonomy].terms[term].pages.contains { pages[$0].date != nil }
    }
  }

  /// The dated pages of a feed, newest first, as many as it holds.
  package func feedItems(_ scope: FeedScope) -> [Int] {
    let items: [Int]
    switch scope {
    case .site: items = posts
    case .section(let index): items = pagesBelow(index)
    case .term(let taxonomy, let term): items = taxonomies[taxonomy].terms[term].pages
    }
    if scope == .site {
      return Array(
        items.lazy.filter { [pages] in pages[$0].date != nil }.prefix(configuration.feed.limit))
    }
    let dated = items.filter { pages[$0].date != nil }
    return Array(
      dated.sorted { PageOrder.newestFirst(pages[$0], pages[$1]) }
        .prefix(configuration.feed.limit))
  }

  /// The page that shows what the feed is about.
  package func page(of scope: FeedScope) -> Page {
    switch scope {
    case .site: pages[sections[0].page]
    case .section(let index): pages[sections[index].page]
    case .term(let taxonomy, let term): pages[taxonomies[taxonomy].terms[term].page]
    }
  }

  /// The feeds about a page, by the page's index.
  package var feedScopeOfPage: [Int: FeedScope] {
    Dictionary(
      feedScopes.map { (page(of: $0).index, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func feedURL(_ scope: FeedScope, _ format: FeedFormat) throws(PathProblem) -> URLPath {
    let folder = page(of: scope).url.listFolder.string
    guard let path = configuration.feed.names[format] else {
      return try URLPath(validating: folder + format.fileName)
    }
    // Only the site's feed has the folders of its name.
    let name = scope == .site ? path.string : String(SourcePath(path.string).name)
    return try URLPath(validating: folder + name)
  }

  private func pagesBelow(_ section: Int) -> [Int] {
    sections[section].pages + sections[section].subsections.flatMap { pagesBelow($0) }
  }
}
