/// What a template can read of a page.
enum PageAttribute: Int, CaseIterable {
  case url, permalink, kind, slug, path, lang
  case date, updated, git
  case title, description, draft, hidden, weight, template, authors, params, aliases
  case summary, hasMore
  case content, toc, wordCount, readingTime, text, source
  case section, previous, next, ancestors, related, assets, translations, original, feeds

  /// What templates call the attributes, by their raw values.
  static let names = allCases.map(\.name)

  private var name: String {
    switch self {
    case .hasMore: "has_more"
    case .wordCount: "word_count"
    case .readingTime: "reading_time"
    default: "\(self)"
    }
  }

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
