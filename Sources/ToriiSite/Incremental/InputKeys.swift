import ToriiFrontMatter

/// Hashes of the inputs of a build that everything depends on, or whole groups of things.
package struct InputKeys: Sendable, Equatable {
  /// Configuration, options, theme parameters and the program itself: another one makes everything
  /// anew.
  package var configuration: UInt64
  /// The libraries for images that anything asked for: where one came or went, everything is made
  /// anew too.
  package var codecs = ImageCodecUse()
  /// The files of `data`.
  package var data: UInt64
  /// What folders give to the front matter of their pages.
  package var cascades: UInt64 = 0
  /// What shortcodes are made of.
  package var shortcodes: UInt64 = 0
  package var moment: Int
  /// By language: where files and pages are, and what they are called.
  package var addresses: [UInt64] = []
  package var names: [UInt64] = []

  package init(_ sources: SiteSources, _ options: BuildOptions, now: Int) {
    configuration = Self.configuration(sources, options)
    data = Self.data(sources.data)
    moment = now
  }

  private static func configuration(_ sources: SiteSources, _ options: BuildOptions) -> UInt64 {
    var hash = StableHash()
    hash.combine(ToriiVersion.current)
    hash.combine(FileSystem.executable)
    hash.combine(sources.environment)
    hash.combine(sources.configuration.baseURL)
    // Markdown says some words itself, in the language of the page.
    hash.combine(sources.templates.translations.hash)
    hash.combine(options.includesDrafts)
    hash.combine(options.minifies)
    for (name, value) in options.variables.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("TORII_") {
      hash.combine(name)
      hash.combine(value)
    }
    for stem in ["torii", "torii." + sources.environment] {
      for ending in ["yaml", "yml", "toml", "json"] {
        hash.combine((try? FileSystem.read(sources.folder + "/\(stem).\(ending)")) ?? [])
      }
    }
    let zone = sources.configuration.timeZone
    // Both halves of some years tell the rules of a zone apart.
    for month in 0..<240 { hash.combine(zone.offset(at: month * 2_629_746 + 1_400_000_000)) }
    for theme in sources.theme?.chain ?? [] {
      hash.combine(theme.name)
      hash.combine(theme.manifest.source?.bytes ?? [])
    }
    return hash.value
  }

  private static func data(_ data: DataFolder) -> UInt64 {
    var hash = StableHash()
    for (path, bytes) in data.bytes.sorted(by: { $0.key < $1.key }) {
      hash.combine(path)
      hash.combine(bytes)
    }
    return hash.value
  }
}

extension StableHash {
  /// A tree of data; its depth was bounded when it was read.
  mutating func combine(_ node: DataNode) {
    switch node.kind {
    case .null: combine(0 as UInt64)
    case .bool(let value): combine(value)
    case .int(let value): combine(value)
    case .double(let value): combine(value.bitPattern)
    case .string(let text): combine(text)
    case .date(let text): combine(text)
    case .sequence(let elements):
      combine(elements.count)
      for element in elements { combine(element) }
    case .mapping(let entries):
      combine(entries.count)
      for entry in entries {
        combine(entry.key)
        combine(entry.value)
      }
    }
  }
}
