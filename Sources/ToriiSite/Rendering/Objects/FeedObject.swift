package import Torii

/// `feed` in the templates of feeds.
package struct FeedObject: TemplateObject {
  package let items: Value
  /// When the newest of the items changed.
  package let updated: Value
  package let url: Value
  package let permalink: Value

  package func attribute(named name: String) -> Value? {
    switch name {
    case "items": items
    case "updated": updated
    case "url": url
    case "permalink": permalink
    default: nil
    }
  }
}
