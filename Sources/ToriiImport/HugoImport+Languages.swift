import ToriiFrontMatter
import ToriiSite

extension HugoImport {
  mutating func carryLanguage(
    _ entry: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    var language = ImportedConfiguration.Language(code: entry.key)
    var folder: String?
    for setting in entry.value.mapping ?? [] {
      let value = setting.value
      switch setting.key.lowercased() {
      case "languagename", "label": language.name = value.string
      case "title": language.title = value.string
      case "weight": language.weight = value.int
      case "contentdir":
        folder = value.string?.split(separator: "/").joined(separator: "/")
      case "menu", "menus": language.menus += menuLines(value, file)
      case "params":
        configuration.params.append(("params_" + entry.key, value.kind))
        if let text = value["description"]?.string { language.description = text }
      case "languagecode", "languagedirection", "locale", "direction": continue
      default:
        session.note(
          file, setting.keyPosition.line,
          "the setting \"\(setting.key)\" of a language is not carried", "see \"languages\"")
      }
    }
    configuration.languages.append(language)
    languages.append((entry.key, folder))
  }

  /// A file of the configuration that is one language's.
  func carry(
    _ entry: DataNode.Entry, of code: String, _ file: String,
    _ configuration: inout ImportedConfiguration
  ) {
    guard let index = configuration.languages.firstIndex(where: { $0.code == code }) else {
      return session.note(
        file, nil, "the file is not carried", "\(code) is no language of the site")
    }
    switch entry.key.lowercased() {
    case "menu", "menus": configuration.languages[index].menus += menuLines(entry.value, file)
    case "params": configuration.params.append(("params_" + code, entry.value.kind))
    default:
      session.note(file, nil, "the file is not carried", "see \"languages\" in the configuration")
    }
  }

  /// One language alone is no choice.
  mutating func finishLanguages(_ configuration: inout ImportedConfiguration) {
    if languages.count == 1, let only = configuration.languages.first {
      configuration.language = only.code
      configuration.title = configuration.title ?? only.title
      configuration.menus += only.menus
    }
    if languages.count < 2 { configuration.languages = [] }
    if !languages.isEmpty, !languages.contains(where: { $0.code == defaultLanguage }) {
      languages.append((defaultLanguage, nil))
    }
    if hasLanguageFolder {
      session.noteOnce(
        "hugo.toml", "lists of the default language are at the root, not in its folder",
        "redirect /\(defaultLanguage)/ to / at your host")
    }
  }

  func menuLines(
    _ value: DataNode, _ file: String
  ) -> [(name: String, entries: [ImportedConfiguration.MenuLine])] {
    (value.mapping ?? []).map { menu in
      let entries = (menu.value.sequence ?? []).compactMap { item in
        let name = item["name"]?.string ?? item["identifier"]?.string
        let page = item["pageRef"]?.string.map { Self.address(ofReference: $0) }
        if item["params"] != nil || item["pre"] != nil || item["post"] != nil {
          session.note(
            file, item.position.line, "a menu's \"params\", \"pre\" and \"post\" are not carried",
            "write them in a template")
        }
        return (item["url"]?.string ?? page).map {
          ImportedConfiguration.MenuLine(
            name: name ?? $0, url: $0, weight: item["weight"]?.int ?? 0,
            identifier: item["identifier"]?.string, parent: item["parent"]?.string)
        }
      }
      return (menu.key, entries)
    }
  }

  /// `/posts` and `posts/hello.md` as addresses.
  private static func address(ofReference page: String) -> String {
    var path = page.hasSuffix(".md") ? String(page.dropLast(3)) : page
    for ending in ["/index", "/_index"] where path.hasSuffix(ending) {
      path = String(path.dropLast(ending.count))
    }
    if !path.hasPrefix("/") { path = "/" + path }
    return path.hasSuffix("/") ? path : path + "/"
  }
}
