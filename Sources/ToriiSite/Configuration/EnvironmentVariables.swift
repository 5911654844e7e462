import ToriiFrontMatter

/// Keys of the configuration set by the process: `TORII_BASE_URL` for `base_url`,
/// `TORII_MARKDOWN_HIGHLIGHT_LINE_NUMBERS` for `markdown.highlight.line_numbers`.
enum EnvironmentVariables {
  private static let prefix = "TORII_"
  private static let position = DataPosition(line: 1, column: 1)
  /// The tables whose keys have variables of their own, the inner ones first.
  private static let tables: [[String]] = [
    ["markdown", "highlight"], ["markdown", "external_links"], ["markdown"], ["feeds"],
    ["images"], ["assets"], ["minify"], ["gzip"],
  ]
  private static let keys: Set<String> = {
    var reader = TableReader(
      [], source: SourceText(file: "", bytes: []), collector: DiagnosticCollector())
    var configuration = SiteConfiguration()
    configuration.read(&reader)
    return Set(reader.knownKeys)
  }()

  /// Other variables are not ours to judge: test tools and shells have some that begin so too. Those
  /// that look like one of ours are worth a warning.
  static func apply(
    _ variables: [String: String], to configuration: inout SiteConfiguration,
    collector: DiagnosticCollector
  ) {
    for (name, text) in variables.sorted(by: { $0.key < $1.key }) {
      guard let rest = name.dropping(prefix: prefix)?.lowercased(), rest != "environment" else {
        continue
      }
      guard let path = path(of: rest, in: configuration), let key = path.first else {
        if let near = nearestName(to: rest, among: keys.sorted()) {
          collector.warning(
            "the environment variable \(name) sets nothing",
            hint: "did you mean \"\(prefix)\(near.uppercased())\"?")
        }
        continue
      }
      let source = SourceText(
        file: "the environment variable " + name, bytes: Array("\(name)=\(text)".utf8))
      let value = path.dropFirst().reversed().reduce(value(text)) { value, key in
        DataNode(
          .mapping([DataNode.Entry(key: key, keyPosition: position, value: value)]), at: position)
      }
      var reader = TableReader(
        [DataNode.Entry(key: key, keyPosition: position, value: value)], source: source,
        collector: collector)
      configuration.read(&reader)
    }
  }

  /// The keys, from the outside to the inside, that a name in small letters stands for.
  private static func path(of name: String, in configuration: SiteConfiguration) -> [String]? {
    if keys.contains(name) { return [name] }
    if let rest = name.dropping(prefix: "params_") {
      return ["params"] + (known(rest, in: configuration.params) ?? [rest])
    }
    if let rest = name.dropping(prefix: "permalinks_") {
      let section = configuration.permalinks.keys.sorted().first { normalized($0) == rest }
      return ["permalinks", section ?? rest]
    }
    if let rest = name.dropping(prefix: "languages_") {
      for language in configuration.languages {
        guard let inner = rest.dropping(prefix: normalized(language.code) + "_") else { continue }
        guard let own = inner.dropping(prefix: "params_") else {
          return ["languages", language.code, inner]
        }
        return ["languages", language.code, "params"] + (known(own, in: language.params) ?? [own])
      }
    }
    for table in tables {
      guard let rest = name.dropping(prefix: table.joined(separator: "_") + "_") else { continue }
      return table + [rest]
    }
    return nil
  }

  /// Where the parameter is that the site has already: its name may have capitals and hyphens, and it
  /// may stand in a table.
  private static func known(_ name: String, in entries: [DataNode.Entry]) -> [String]? {
    if let entry = entries.first(where: { normalized($0.key) == name }) { return [entry.key] }
    for entry in entries {
      guard let inner = entry.value.mapping,
        let rest = name.dropping(prefix: normalized(entry.key) + "_")
      else { continue }
      return [entry.key] + (known(rest, in: inner) ?? [rest])
    }
    return nil
  }

  private static func normalized(_ key: String) -> String {
    String(key.lowercased().map { $0 == "-" || $0 == "." ? "_" : $0 })
  }

  /// Truth values, whole numbers, lists and tables as YAML writes them; everything else as text.
  private static func value(_ text: String) -> DataNode {
    switch text {
    case "true": return DataNode(.bool(true), at: position)
    case "false": return DataNode(.bool(false), at: position)
    case _ where text.hasPrefix("[") || text.hasPrefix("{"):
      return (try? DataParser.parse(Array(text.utf8), format: .yaml))
        ?? DataNode(.string(text), at: position)
    default: return DataNode(Int(text).map { .int($0) } ?? .string(text), at: position)
    }
  }
}
