package import ToriiFrontMatter

/// Finds and reads a site's configuration.
package enum ConfigurationLoader {
  package static let fileNames = ["torii.yaml", "torii.yml", "torii.toml", "torii.json"]

  /// Reads the configuration in a site's folder; problems go to the collector and leave defaults.
  package static func load(
    siteFolder: String, collector: DiagnosticCollector
  ) -> SiteConfiguration {
    let found = fileNames.filter { FileSystem.isRegularFile(siteFolder + "/" + $0) }
    guard let name = found.first else {
      collector.warning(
        "no configuration file; the defaults are used",
        hint: "create torii.yaml with \"title\" and \"base_url\"")
      return SiteConfiguration()
    }
    if found.count > 1 {
      collector.error(
        "more than one configuration file: \(found.joined(separator: ", "))", file: name,
        hint: "keep one of them")
    }
    do {
      let path = try FileSystem.realPath(siteFolder + "/" + name)
      guard path.isContained(in: try FileSystem.realPath(siteFolder)) else {
        collector.error("\"\(name)\" is a link that leaves the site's folder", file: name)
        return SiteConfiguration()
      }
      let bytes = try FileSystem.read(path, maximumBytes: 16 << 20)
      return parse(SourceText(file: name, bytes: bytes), collector: collector)
    } catch {
      collector.error(error.description, file: name)
      return SiteConfiguration()
    }
  }

  package static func format(ofExtension name: String) -> DataFormat? {
    switch name {
    case "yaml", "yml": .yaml
    case "toml": .toml
    case "json": .json
    default: nil
    }
  }

  package static func parse(
    _ source: SourceText, collector: DiagnosticCollector
  ) -> SiteConfiguration {
    let format = format(ofExtension: SourcePath(source.file).fileExtension) ?? .yaml
    do throws(DataError) {
      let node = try DataParser.parse(source.bytes, format: format)
      guard let entries = node.mapping else {
        collector.add(
          source.diagnostic(
            .error, "the configuration must be a table of keys, not \(node.kindName)",
            at: node.position))
        return SiteConfiguration()
      }
      var reader = TableReader(entries, source: source, collector: collector)
      var configuration = SiteConfiguration(reading: &reader)
      configuration.source = source
      return configuration
    } catch {
      collector.add(source.diagnostic(error))
      return SiteConfiguration()
    }
  }
}
