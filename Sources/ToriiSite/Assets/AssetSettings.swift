import ToriiFrontMatter

/// What `assets` in the configuration says.
package struct AssetSettings: Sendable, Equatable {
  /// A file made of others, in their order.
  package struct Bundle: Sendable, Equatable {
    package let name: String
    package let parts: [String]
  }

  /// Whether files are published under names that change with their bytes.
  package var hasFingerprints = false
  package var bundles: [Bundle] = []
  package var commands: [AssetCommand] = []

  package init() {}

  /// Takes every known key out of a table and refuses the rest.
  init(reading table: inout TableReader) {
    self.init()
    hasFingerprints = table.bool("fingerprint") ?? hasFingerprints
    if let named = table.table("bundles") { bundles = Self.bundles(named) }
    if var named = table.table("commands") {
      for entry in named.leftOver {
        if let command = AssetCommand(entry, in: &named) { commands.append(command) }
      }
    }
    table.refuseUnknownKeys()
  }

  private static func bundles(_ table: TableReader) -> [Bundle] {
    var table = table
    var bundles: [Bundle] = []
    for entry in table.leftOver {
      let kind = SourcePath(entry.key).fileExtension
      guard ["css", "js"].contains(kind), (try? OutputPath(copying: entry.key)) != nil else {
        table.error(
          "the bundle \"\(TableReader.clipped(entry.key))\" must be a path that ends with .css or "
            + ".js", at: entry.keyPosition)
        continue
      }
      let parts = table.strings(entry.key) ?? []
      for part in parts where SourcePath(part.text).fileExtension != kind {
        table.error(
          "\"\(TableReader.clipped(part.text))\" cannot be a part of \"\(entry.key)\": it does not "
            + "end with .\(kind)", at: part.position)
      }
      bundles.append(Bundle(name: entry.key, parts: parts.map(\.text)))
    }
    return bundles
  }
}
