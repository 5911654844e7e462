package import Torii

/// `feed` in the templates of feeds.
package struct FeedObject: TemplateObject {
  package let title: String
  package let items: Value
  /// When the newest of the items changed.
  package let updated: Value
  package let url: Value
  package let permalink: Value
  /// The page that shows what the feed is about.
  package let page: Value
  package let isFull: Bool

  package func attribute(named name: String) -> Value? {
    switch name {
    case "title": .string(title)
    case "items": items
    case "updated": updated
    case "url": url
    case "permalink": permalink
    case "page": page
    case "full": .bool(isFull)
    default: nil
    }
  }
}

/// One of `site.feeds` and `page.feeds`: what the head of a page announces.
final class FeedLinkObject: NumberedObject {
  private let title: String
  private let format: FeedFormat
  private let url: Value
  private let permalink: Value

  init(title: String, format: FeedFormat, url: Value, permalink: Value) {
    self.title = title
    self.format = format
    self.url = url
    self.permalink = permalink
  }

  private enum Attribute: String, CaseIterable {
    case title, format, type, url, permalink
  }

  private static let attributes = AttributeCases<Attribute>()

  var attributeNumbers: AttributeNumbers { Self.attributes.numbers }

  func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    switch Self.attributes[number] {
    case .title: .string(title)
    case .format: .string(format.rawValue)
    case .type: .string(format.mediaType)
    case .url: url
    case .permalink: permalink
    case nil: nil
    }
  }
}

extension ObjectTable {
  /// The feeds about something, in all formats of the site.
  func feeds(_ scope: FeedScope) -> Value { scope == .site ? siteFeeds : makeFeeds(scope) }

  func makeFeeds(_ scope: FeedScope) -> Value {
    let site = model.configuration.title
    let title = scope == .site ? site : "\(model.page(of: scope).title) – \(site)"
    return Value(
      model.configuration.feed.formats.compactMap { format in
        guard let url = try? model.feedURL(scope, format) else { return nil as Value? }
        return Value(
          FeedLinkObject(
            title: title, format: format, url: href(url), permalink: permalink(url)))
      })
  }
}
