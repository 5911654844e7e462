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

  /// Takes every known key out of a table, over what is set already, and refuses the rest. Bundles
  /// and commands replace those of the same name.
  mutating func read(_ table: inout TableReader) {
    hasFingerprints = table.bool("fingerprint") ?? hasFingerprints
    if let named = table.table("bundles") {
      let written = Self.bundles(named)
      bundles.removeAll { old in written.contains { $0.name == old.name } }
      bundles += written
    }
    if var named = table.table("commands") {
      for entry in named.leftOver {
        guard let command = AssetCommand(entry, in: &named) else { continue }
        commands.removeAll { $0.name == command.name }
        commands.append(command)
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
