package import ToriiFrontMatter
import ToriiSite

/// `torii.yaml` while it is put together.
package struct ImportedConfiguration {
  package var title: String?
  package var description: String?
  package var baseURL: String?
  package var language: String?
  package var timezone: String?
  package var author: String?
  package var paginate: Int?
  package var taxonomies: [String] = []
  package var menus: [(name: String, entries: [(name: String, url: String, weight: Int)])] = []
  package var params: [(key: String, kind: DataNode.Kind)] = []
  /// Whose shortcodes the content has: `hugo`, `zola` or `none`.
  package var shortcodes = "none"

  package init() {}

  package mutating func setBaseURL(_ text: String, _ file: String, _ session: ImportSession) {
    let full = text.hasPrefix("//") ? "https:" + text : text
    if let url = SiteConfiguration.normalizedBaseURL(full) {
      baseURL = url
    } else if !text.isEmpty {
      session.note(file, nil, "the address \"\(text)\" of the site is none", "set \"base_url\"")
    }
  }

  package mutating func addTaxonomy(_ name: String) {
    if PageMetadata.reservedKeys.contains(name) && name != "authors" { return }
    if !taxonomies.contains(name) { taxonomies.append(name) }
  }

  package func text(_ file: String, _ session: ImportSession) -> String {
    var result = YAMLText.line("title", .string(title ?? "My site"))
    if let description { result += YAMLText.line("description", .string(description)) }
    if let baseURL { result += YAMLText.line("base_url", .string(baseURL)) }
    if let language {
      if SiteLanguage.isCode(language) {
        result += YAMLText.line("language", .string(language))
      } else {
        session.note(file, nil, "the language \"\(language)\" is no code", "set \"language\"")
      }
    }
    if let timezone {
      if SiteTimeZone(named: timezone) != nil {
        result += YAMLText.line("timezone", .string(timezone))
      } else {
        session.note(file, nil, "the time zone \"\(timezone)\" is unknown", "set \"timezone\"")
      }
    }
    if let author { result += YAMLText.line("author", .string(author)) }
    result += "theme: sumi\n"
    if let paginate { result += "paginate: \(min(max(paginate, 0), 10_000))\n" }
    let names =
      ["tags", "categories"] + taxonomies.filter { !["tags", "categories"].contains($0) }
    result += "taxonomies: [" + names.map(YAMLText.quoted).joined(separator: ", ") + "]\n"
    // The old site was built with the broken links that it has.
    result += "markdown:\n  unsafe: true\n  shortcodes: \(shortcodes)\n  links: warn\n"
    if !menus.isEmpty {
      result += "menus:\n"
      for menu in menus {
        result += "  \(YAMLText.quoted(menu.name)):\n"
        for entry in menu.entries {
          result +=
            "    - {name: \(YAMLText.quoted(entry.name)), "
            + "url: \(YAMLText.quoted(entry.url)), "
            + "weight: \(min(max(entry.weight, -1_000_000), 1_000_000))}\n"
        }
      }
    }
    writeParams(file, session)
    return result
  }

  /// Themes refuse parameters that they do not have, so those of the old site become data.
  private func writeParams(_ file: String, _ session: ImportSession) {
    if params.isEmpty { return }
    let lines = params.map { YAMLText.line($0.key, $0.kind) }
    session.write("data/params.yaml", lines.joined(), from: file)
    session.note(
      file, nil, "the site's parameters are now in data/params.yaml",
      "read them in templates as data.params")
  }
}
