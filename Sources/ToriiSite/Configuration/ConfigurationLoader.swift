package import ToriiFrontMatter

/// Finds and reads a site's configuration.
package enum ConfigurationLoader {
  package static let fileNames = ["torii.yaml", "torii.yml", "torii.toml", "torii.json"]

  /// Reads the configuration in a site's folder, what the chosen environment says over it
  /// (`torii.production.yaml`), and the variables of the process (`TORII_BASE_URL`). Problems go to
  /// the collector and leave defaults.
  package static func load(
    siteFolder: String, environment: String = "production", variables: [String: String] = [:],
    collector: DiagnosticCollector
  ) -> SiteConfiguration {
    let loader = Loader(siteFolder: siteFolder, collector: collector)
    var configuration = SiteConfiguration()
    configuration.environment = environment
    if !loader.apply(named: "torii", to: &configuration) {
      collector.warning(
        "no configuration file; the defaults are used",
        hint: "create torii.yaml with \"title\" and \"base_url\"")
    }
    loader.apply(named: "torii." + environment, to: &configuration)
    EnvironmentVariables.apply(variables, to: &configuration, collector: collector)
    return configuration
  }

  package static func format(ofExtension name: String) -> DataFormat? {
    switch name {
    case "yaml", "yml": .yaml
    case "toml": .toml
    case "json": .json
    default: nil
    }
  }

  /// The configuration that one file makes.
  package static func parse(
    _ source: SourceText, collector: DiagnosticCollector
  ) -> SiteConfiguration {
    var configuration = SiteConfiguration()
    apply(source, to: &configuration, collector: collector)
    return configuration
  }

  /// Takes over what a file says.
  private static func apply(
    _ source: SourceText, to configuration: inout SiteConfiguration,
    collector: DiagnosticCollector
  ) {
    let format = format(ofExtension: SourcePath(source.file).fileExtension) ?? .yaml
    do throws(DataError) {
      let node = try DataParser.parse(source.bytes, format: format)
      guard let entries = node.mapping else {
        collector.add(
          source.diagnostic(
            .error, "the configuration must be a table of keys, not \(node.kindName)",
            at: node.position))
        return
      }
      var reader = TableReader(entries, source: source, collector: collector)
      configuration.read(&reader)
      if configuration.source == nil { configuration.source = source }
    } catch {
      collector.add(source.diagnostic(error))
    }
  }

  /// Finds the files of one site.
  private struct Loader {
    let siteFolder: String
    let collector: DiagnosticCollector

    /// Whether there is such a file, in one of the formats.
    @discardableResult
    func apply(named stem: String, to configuration: inout SiteConfiguration) -> Bool {
      let found = ["yaml", "yml", "toml", "json"].map { stem + "." + $0 }
        .filter { FileSystem.isRegularFile(siteFolder + "/" + $0) }
      guard let name = found.first else { return false }
      if found.count > 1 {
        collector.error(
          "more than one configuration file: \(found.joined(separator: ", "))", file: name,
          hint: "keep one of them")
      }
      do throws(FileSystemError) {
        let path = try FileSystem.realPath(siteFolder + "/" + name)
        guard path.isContained(in: try FileSystem.realPath(siteFolder)) else {
          collector.error("\"\(name)\" is a link that leaves the site's folder", file: name)
          return true
        }
        let bytes = try FileSystem.readSaved(path, maximumBytes: 16 << 20)
        ConfigurationLoader.apply(
          SourceText(file: name, bytes: bytes), to: &configuration, collector: collector)
      } catch {
        collector.error("cannot read the file: \(error.reason)", file: name, hint: error.hint)
      }
      return true
    }
  }
}
