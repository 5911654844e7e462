import ToriiFrontMatter
import ToriiSite

/// `outputs` and `outputFormats`: what is made beside pages (Hugo documentation, "Configure
/// outputs").
extension HugoImport {
  /// Which lists have a feed.
  func carryOutputs(
    _ value: DataNode, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    var formats: [String: [String]] = [:]
    for kind in value.mapping ?? [] {
      let names = kind.value.texts.map { $0.lowercased() }
      formats[kind.key.lowercased()] = names
      let isList = kind.key.lowercased() != "page"
      for name in names where name != "html" && !(name == "rss" && isList) {
        session.note(
          file, kind.keyPosition.line,
          "the format \"\(name)\" of the kind \"\(kind.key)\" is not carried",
          name == "json" ? "/search.json has the texts of all pages" : "see \"feeds\"")
      }
    }
    func lacksFeed(_ kind: String) -> Bool { formats[kind].map { !$0.contains("rss") } ?? false }
    if lacksFeed("section") { configuration.setFeed("sections", .bool(false)) }
    if lacksFeed("taxonomy") || lacksFeed("term") { configuration.setFeed("terms", .bool(false)) }
    if lacksFeed("home"), lacksFeed("section"), lacksFeed("term") || lacksFeed("taxonomy") {
      configuration.set("feeds", .bool(false))
    }
  }

  /// The name of feeds; other formats have no like.
  func carryOutputFormats(
    _ value: DataNode, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    for format in value.mapping ?? [] {
      let keys = format.value.mapping ?? []
      let base = keys.first { $0.key.lowercased() == "basename" }?.value.string
      if format.key.lowercased() == "rss", let base {
        configuration.setFeed("rss", base + ".xml")
      } else {
        session.note(
          file, format.keyPosition.line, "the output format \"\(format.key)\" is not carried",
          "a page may name a template of its own")
      }
    }
  }
}
