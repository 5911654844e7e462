/// What a template can read of a page.
enum PageAttribute: String, CaseIterable {
  case url, permalink, kind, slug, path, lang
  case date, updated, git
  case title, description, draft, hidden, weight, template, authors, params, aliases
  case summary
  case hasMore = "has_more"
  case content, toc
  case wordCount = "word_count"
  case readingTime = "reading_time"
  case text, source
  case section, previous, next, ancestors, related, assets, translations, original, feeds

  static let cases = AttributeCases<PageAttribute>()

  /// The part of the page that it belongs to.
  var facet: PageFacets {
    switch self {
    case .url, .permalink, .kind, .slug, .path, .lang: .address
    case .date, .updated, .git: .dates
    case .title, .description, .draft, .hidden, .weight, .template, .authors, .params, .aliases:
      .metadata
    case .summary, .hasMore: .summary
    case .content, .toc, .wordCount, .readingTime, .text, .source: .body
    case .section, .previous, .next, .ancestors, .assets, .translations, .original, .feeds:
      .relations
    case .related: .related
    }
  }
}
