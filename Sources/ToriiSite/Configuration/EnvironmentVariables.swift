import ToriiFrontMatter

/// Keys of the configuration set by the process: `TORII_BASE_URL` for `base_url`,
/// `TORII_PARAMS_ACCENT` for `params.accent`.
enum EnvironmentVariables {
  private static let keys: Set<String> = [
    "title", "description", "base_url", "language", "author", "timezone", "theme", "themes_dir",
    "output", "paginate", "archive", "archives", "sitemap", "robots", "search", "llms",
    "ascii_slugs", "ugly_urls", "git_dates", "summary_length", "feeds", "minify", "gzip",
  ]
  private static let tables = ["params", "markdown", "feeds"]
  private static let prefix = "TORII_"
  private static let position = DataPosition(line: 1, column: 1)

  /// Other variables are not ours to judge: test tools and shells have some that begin so too. Those
  /// that look like one of ours are worth a warning.
  static func apply(
    _ variables: [String: String], to configuration: inout SiteConfiguration,
    collector: DiagnosticCollector
  ) {
    for (name, text) in variables.sorted(by: { $0.key < $1.key }) {
      guard let rest = name.dropping(prefix: prefix)?.lowercased() else { continue }
      var value = value(text)
      var key = rest
      if let table = tables.first(where: { rest.hasPrefix($0 + "_") }) {
        let inner = String(rest.dropFirst(table.utf8.count + 1))
        value = DataNode(
          .mapping([DataNode.Entry(key: inner, keyPosition: position, value: value)]),
          at: position)
        key = table
      } else if !keys.contains(rest) {
        if let near = nearestName(to: rest, among: keys.sorted()) {
          collector.warning(
            "the environment variable \(name) sets nothing",
            hint: "did you mean \"\(prefix)\(near.uppercased())\"?")
        }
        continue
      }
      let source = SourceText(
        file: "the environment variable " + name, bytes: Array("\(name)=\(text)".utf8))
      var reader = TableReader(
        [DataNode.Entry(key: key, keyPosition: position, value: value)], source: source,
        collector: collector)
      configuration.read(&reader)
    }
  }

  /// Truth values and whole numbers as such, everything else as text.
  private static func value(_ text: String) -> DataNode {
    switch text {
    case "true": DataNode(.bool(true), at: position)
    case "false": DataNode(.bool(false), at: position)
    default:
      DataNode(Int(text).map { .int($0) } ?? .string(text), at: position)
    }
  }
}
