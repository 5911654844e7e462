/// The themes that a site can use, for `torii theme`.
package struct ThemeCatalog {
  /// A theme and where it was found.
  package struct Entry: Sendable {
    package let name: String
    package let manifest: ThemeManifest
    /// The themes that it builds on, the nearest first.
    package let parents: [String]
    /// What a site may set, its parents' parameters too.
    package let parameters: [ThemeParameter]
    /// The folder; `nil` for the theme in the binary.
    package let folder: String?
    /// Whether the site's configuration names it.
    package let isUsed: Bool
  }

  package let entries: [Entry]
  /// The problems of themes' manifests.
  package let problems: [Diagnostic]

  /// Looks in the folders where a build looks. A theme in an earlier folder hides its namesakes.
  package init(site: String, environment: String, variables: [String: String]) {
    let collector = DiagnosticCollector()
    let configuration = ConfigurationLoader.load(
      siteFolder: site, environment: environment, variables: variables,
      collector: DiagnosticCollector())
    var entries: [Entry] = []
    var seen: Set<String> = []
    let loader = ThemeLoader(
      siteFolder: site, configuration: configuration, collector: collector)
    for folder in loader.searchFolders {
      let names = ((try? FileSystem.list(folder)) ?? []).compactMap(\.name).sorted()
      for name in names where FileSystem.isDirectory(folder + "/" + name) {
        guard Self.isTheme(folder + "/" + name), seen.insert(name).inserted else { continue }
        let manifest = loader.manifest(ofThemeIn: folder + "/" + name, name)
        entries.append(
          Entry(
            Theme(name: name, manifest: manifest), folder: folder + "/" + name, loader))
      }
    }
    let standard = SiteConfiguration.defaultTheme
    if seen.insert(standard).inserted {
      entries.append(Entry(loader.embedded(), folder: nil, loader))
    }
    self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    problems = collector.sorted
  }

  private static func isTheme(_ folder: String) -> Bool {
    FileSystem.isRegularFile(folder + "/theme.yaml")
      || FileSystem.isDirectory(folder + "/templates")
  }
}

extension ThemeCatalog.Entry {
  init(_ theme: Theme, folder: String?, _ loader: ThemeLoader) {
    var theme = theme
    theme.ancestors = loader.ancestors(of: theme)
    name = theme.name
    manifest = theme.manifest
    parents = theme.ancestors.map(\.name)
    parameters = theme.parameters
    self.folder = folder
    isUsed = loader.configuration.theme == theme.name
  }

  /// The theme as one line of JSON; its parameters with it where they are asked for.
  package func json(withParameters: Bool) -> String {
    func text(_ value: String?) -> String { value.map(JSONText.quoted) ?? "null" }
    var members = [
      ("name", text(name)), ("title", text(manifest.title)), ("version", text(manifest.version)),
      ("description", text(manifest.description)), ("parent", text(parents.first)),
      ("folder", text(folder)),
      ("used", isUsed ? "true" : "false"),
    ]
    if withParameters {
      let parameters = self.parameters.map { parameter in
        "{\"name\":\(text(parameter.name)),\"type\":\(text(parameter.kind?.rawValue)),"
          + "\"default\":\(parameter.defaultValue.json),"
          + "\"description\":\(text(parameter.description))}"
      }
      members.append(("params", "[" + parameters.joined(separator: ",") + "]"))
    }
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
