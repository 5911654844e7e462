package import ToriiFrontMatter
import ToriiSite

/// `torii.yaml` while it is put together.
package struct ImportedConfiguration {
  /// A line of a menu.
  package struct MenuLine {
    package var name: String
    package var url: String
    package var weight = 0
    package var identifier: String?
    package var parent: String?
  }

  /// One of several languages.
  package struct Language {
    package var code: String
    package var name: String?
    package var title: String?
    package var description: String?
    package var weight: Int?
    package var menus: [(name: String, entries: [MenuLine])] = []
  }

  package var title: String?
  package var description: String?
  package var baseURL: String?
  package var language: String?
  package var languages: [Language] = []
  package var timezone: String?
  package var author: String?
  package var paginate: Int?
  package var taxonomies: [String] = []
  /// Where the terms of taxonomies are, when not in the taxonomy's folder.
  package var termPatterns: [String: String] = [:]
  package var menus: [(name: String, entries: [MenuLine])] = []
  package var params: [(key: String, kind: DataNode.Kind)] = []
  /// Whose shortcodes the content has: `hugo`, `zola` or `none`.
  package var shortcodes = "none"
  /// Further keys at the top, under `markdown` and under `feeds`.
  package var keys: [(key: String, kind: DataNode.Kind)] = []
  package var markdown: [(key: String, kind: DataNode.Kind)] = []
  package var feeds: [(key: String, kind: DataNode.Kind)] = []

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

  /// A key with a value that our configuration takes; nothing where there is none.
  package mutating func set(_ key: String, _ kind: DataNode.Kind?) {
    guard let kind else { return }
    keys.removeAll { $0.key == key }
    keys.append((key, kind))
  }

  package mutating func setMarkdown(_ key: String, _ kind: DataNode.Kind) {
    markdown.removeAll { $0.key == key }
    markdown.append((key, kind))
  }

  package mutating func setFeed(_ key: String, _ kind: DataNode.Kind) {
    feeds.removeAll { $0.key == key }
    feeds.append((key, kind))
  }

  /// Switches off what would be generated in the place of pages that the old site has.
  package mutating func leaveOut(_ addresses: Set<String>) {
    for name in ["archive", "search"] where addresses.contains("/\(name)/") {
      set(name, .bool(false))
    }
  }

  package func text(_ file: String, _ session: ImportSession) -> String {
    var result = YAMLText.line("title", .string(title ?? "My site"))
    if let description { result += YAMLText.line("description", .string(description)) }
    if let baseURL { result += YAMLText.line("base_url", .string(baseURL)) }
    if let code = checked(language, file, session) {
      result += YAMLText.line("language", .string(code))
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
    result += taxonomyText(names)
    for (key, kind) in keys + replacedFiles(session) { result += YAMLText.line(key, kind) }
    result += nested("feeds", feeds)
    // The old site was built with the broken links that it has.
    result += "markdown:\n  unsafe: true\n  shortcodes: \(shortcodes)\n  links: warn\n"
    for (key, kind) in markdown { result += "  " + YAMLText.line(key, kind) }
    result += Self.menus(menus, indent: "")
    result += languageText(file, session)
    writeParams(file, session)
    return result
  }

  private func taxonomyText(_ names: [String]) -> String {
    if termPatterns.isEmpty {
      return "taxonomies: [" + names.map(YAMLText.quoted).joined(separator: ", ") + "]\n"
    }
    return "taxonomies:\n"
      + names.map { name in
        let pattern = termPatterns[name].map { "{permalink: \(YAMLText.quoted($0))}" } ?? "{}"
        return "  \(YAMLText.quoted(name)): \(pattern)\n"
      }.joined()
  }

  /// A feed with the name that it had.
  package mutating func setFeed(_ format: String, _ name: String?) {
    guard let name else { return }
    let path = name.split(separator: "/").joined(separator: "/")
    guard (try? OutputPath(validating: path)) != nil else { return }
    feeds.removeAll { $0.key == format }
    feeds.append((format, .string(path)))
  }

  private func nested(_ name: String, _ entries: [(key: String, kind: DataNode.Kind)]) -> String {
    entries.isEmpty
      ? "" : "\(name):\n" + entries.map { "  " + YAMLText.line($0.key, $0.kind) }.joined()
  }

  private func checked(
    _ code: String?, _ file: String, _ session: ImportSession
  ) -> String? {
    guard let code else { return nil }
    if SiteLanguage.isCode(code) { return code }
    session.note(file, nil, "the language \"\(code)\" is no code", "set \"language\"")
    return nil
  }

  /// A file that the old site wrote itself takes the place of the one that is generated here.
  private func replacedFiles(_ session: ImportSession) -> [(key: String, kind: DataNode.Kind)] {
    let generated = [
      ("robots", "robots.txt"), ("sitemap", "sitemap.xml"), ("llms", "llms.txt"),
      ("search", "search.json"),
    ]
    return generated.compactMap { key, name in
      session.outputs["static/" + name] != nil && !keys.contains { $0.key == key }
        ? (key, .bool(false)) : nil
    }
  }

  static func menus(
    _ menus: [(name: String, entries: [MenuLine])], indent: String
  ) -> String {
    // A table without entries is no menu here.
    let menus = menus.filter { !$0.entries.isEmpty }
    if menus.isEmpty { return "" }
    var result = indent + "menus:\n"
    for menu in menus {
      result += "\(indent)  \(YAMLText.quoted(menu.name)):\n"
      for entry in menu.entries {
        var fields = [
          "name: \(YAMLText.quoted(entry.name))", "url: \(YAMLText.quoted(entry.url))",
          "weight: \(min(max(entry.weight, -1_000_000), 1_000_000))",
        ]
        if let name = entry.identifier { fields.append("identifier: \(YAMLText.quoted(name))") }
        if let parent = entry.parent { fields.append("parent: \(YAMLText.quoted(parent))") }
        result += "\(indent)    - {" + fields.joined(separator: ", ") + "}\n"
      }
    }
    return result
  }

  private func languageText(_ file: String, _ session: ImportSession) -> String {
    let valid = languages.filter { checked($0.code, file, session) != nil }
    if valid.isEmpty { return "" }
    var result = "languages:\n"
    for language in valid {
      result += "  \(YAMLText.quoted(language.code)):\n"
      result += "    " + YAMLText.line("name", .string(language.name ?? language.code))
      if let title = language.title { result += "    " + YAMLText.line("title", .string(title)) }
      if let text = language.description {
        result += "    " + YAMLText.line("description", .string(text))
      }
      if let weight = language.weight {
        result += "    weight: \(min(max(weight, -1_000_000), 1_000_000))\n"
      }
      result += Self.menus(language.menus, indent: "    ")
    }
    return result
  }

  /// Themes refuse parameters that they do not have, so those of the old site become data.
  private func writeParams(_ file: String, _ session: ImportSession) {
    if params.isEmpty { return }
    let lines = params.map { YAMLText.line($0.key, $0.kind) }
    session.write("data/params.yaml", lines.joined(), from: file)
    session.note(
      file, nil, "the site's parameters are now in data/params.yaml",
      "read them in templates as site.data.params")
  }
}
