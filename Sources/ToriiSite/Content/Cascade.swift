import ToriiFrontMatter

/// Front matter that a folder gives to everything below it: `cascade:` in its `_index.md`, or under
/// the folder's name in the configuration.
package final class Cascade: Sendable {
  package let defaults: PageMetadata
  /// Of what is written; 0 in the configuration, which has a hash of its own.
  let hash: UInt64

  package init(_ defaults: PageMetadata, hash: UInt64 = 0) {
    self.defaults = defaults
    self.hash = hash
  }
}

/// The cascades of all folders.
package struct Cascades: Sendable {
  /// What documents take, and its hash.
  package struct Given: Sendable {
    package var defaults = PageMetadata()
    package var hash: UInt64 = 0

    /// The hash of front matter of which another part comes from folders.
    static func hash(_ own: UInt64, _ given: Given?) -> UInt64 {
      guard let given, given.hash != 0 else { return own }
      var hash = StableHash()
      hash.combine(own)
      hash.combine(given.hash)
      return hash.value
    }
  }

  private var byFolder: [Int: [SourcePath: Given]] = [:]

  package init() {}

  /// Takes what the configuration says for folders, and what sections say over it.
  package init(_ configuration: SiteConfiguration, sections: [ContentDocument]) {
    for section in sections {
      guard let cascade = section.metadata.cascade else { continue }
      byFolder[section.language, default: [:]][section.logicalPath.folder] = Given(
        defaults: cascade.defaults, hash: cascade.hash)
    }
    for (folder, cascade) in configuration.cascades {
      for language in configuration.languages.indices {
        var own = byFolder[language]?[folder] ?? Given()
        own.defaults.inherit(cascade.defaults)
        byFolder[language, default: [:]][folder] = own
      }
    }
  }

  /// The hash of what sections give; what the configuration gives is part of its own hash.
  package static func hash(of sections: [ContentDocument]) -> UInt64 {
    var hash = StableHash()
    for section in sections where section.metadata.cascade != nil {
      hash.combine(section.path.string)
      hash.combine(section.metadataHash)
    }
    return hash.value
  }

  /// What a document takes from the folders above it, the nearest first; its own folder's `_index`
  /// gives to others, not to itself.
  package func given(to path: SourcePath, in language: Int) -> Given? {
    guard let folders = byFolder[language] else { return nil }
    var result: Given?
    var folder = path.folder
    if path.stem == "_index" {
      if folder.string.isEmpty { return nil }
      folder = folder.folder
    }
    while true {
      if let given = folders[folder] {
        let hash = result.map { Given.hash($0.hash, given) } ?? given.hash
        if result == nil { result = given } else { result?.defaults.inherit(given.defaults) }
        result?.hash = hash
      }
      if folder.string.isEmpty { return result }
      folder = folder.folder
    }
  }
}

extension PageMetadata {
  /// Keys that belong to one page alone.
  private static let ownKeys: Set<String> = [
    "slug", "permalink", "aliases", "translation_key", "cascade", "lang", "menu", "menus",
  ]

  mutating func readCascade(
    _ node: DataNode, _ reader: TableReader, _ configuration: SiteConfiguration
  ) {
    guard let entries = node.mapping else {
      reader.error("\"cascade\" must be a table of keys, not \(node.kindName)", at: node.position)
      return
    }
    for entry in entries where Self.ownKeys.contains(entry.key) {
      reader.error(
        "\"\(entry.key)\" belongs to one page and cannot be in \"cascade\"",
        at: entry.keyPosition)
    }
    var table = reader.reader(
      entries.filter { !Self.ownKeys.contains($0.key) }, "cascade")
    var hash = StableHash()
    hash.combine(node)
    cascade = Cascade(PageMetadata(reading: &table, configuration), hash: hash.value)
  }
}

extension SiteConfiguration {
  /// `cascade:` in the configuration: front matter by folder, `""` or `/` for the whole site.
  mutating func readCascades(_ reader: inout TableReader) {
    guard let table = reader.table("cascade") else { return }
    for entry in table.leftOver {
      guard let keys = entry.value.mapping else {
        table.error(
          "\"\(table.qualified(entry.key))\" must be a table of keys, not "
            + entry.value.kindName, at: entry.value.position)
        continue
      }
      var values = table.reader(keys, entry.key)
      var defaults = PageMetadata(reading: &values, self)
      let folder = SourcePath(entry.key.split(separator: "/").joined(separator: "/"))
      guard let known = cascades.firstIndex(where: { $0.folder == folder }) else {
        cascades.append((folder, Cascade(defaults)))
        continue
      }
      defaults.inherit(cascades[known].cascade.defaults)
      cascades[known].cascade = Cascade(defaults)
    }
  }
}
