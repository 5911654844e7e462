import ToriiFrontMatter

/// Finds a site's theme with those that it builds on: in the site's `themes`, in the
/// configuration's `themes_dir`, or in the binary, which carries the default theme.
package struct ThemeLoader {
  package let siteFolder: String
  package let configuration: SiteConfiguration
  package let collector: DiagnosticCollector

  package init(
    siteFolder: String, configuration: SiteConfiguration, collector: DiagnosticCollector
  ) {
    self.siteFolder = siteFolder
    self.configuration = configuration
    self.collector = collector
  }

  /// The theme; `nil` when the site wants none or it was not found, which is then reported.
  package func load() -> Theme? {
    guard let name = configuration.theme else { return nil }
    guard var theme = find(name) else {
      reportMissing(name)
      return nil
    }
    theme.ancestors = ancestors(of: theme)
    return theme
  }

  /// The themes behind a theme; a parent that is not there or stands before itself is reported.
  func ancestors(of theme: Theme) -> [Theme] {
    var chain = [theme]
    while let manifest = chain.last?.manifest, let parent = manifest.parent {
      let names = chain.map(\.name) + [parent.name]
      if names.dropLast().contains(parent.name) {
        report(
          manifest, "the theme \"\(parent.name)\" builds on itself",
          hint: names.joined(separator: " → "))
        break
      }
      guard let next = find(parent.name) else {
        report(
          manifest, "the parent theme \"\(parent.name)\" was not found",
          hint: hint(missing: parent.name))
        break
      }
      chain.append(next)
    }
    return Array(chain.dropFirst())
  }

  private func reportMissing(_ name: String) {
    let message = "the theme \"\(name)\" was not found"
    if let place = configuration.themePlace {
      collector.add(
        place.source.diagnostic(.error, message, at: place.position, hint: hint(missing: name)))
    } else {
      collector.error(message, file: configuration.source?.file, hint: hint(missing: name))
    }
  }

  private func report(_ manifest: ThemeManifest, _ message: String, hint: String) {
    guard let source = manifest.source, let parent = manifest.parent else { return }
    collector.add(source.diagnostic(.error, message, at: parent.position, hint: hint))
  }

  private func hint(missing name: String) -> String {
    nearestName(to: name, among: available).map { "did you mean \"\($0)\"?" }
      ?? "known: \(Set(available).sorted().joined(separator: ", ")); looked in "
      + searchFolders.joined(separator: ", ")
  }

  private func find(_ name: String) -> Theme? {
    for folder in searchFolders where FileSystem.isDirectory(folder + "/" + name) {
      return load(folder + "/" + name, name)
    }
    return name == SiteConfiguration.defaultTheme ? embedded() : nil
  }

  var searchFolders: [String] {
    var folders = [siteFolder + "/themes"]
    if let extra = configuration.themesFolder {
      folders.append(extra.hasPrefix("/") ? extra : siteFolder + "/" + extra)
    }
    return folders
  }

  private var available: [String] {
    var names = [SiteConfiguration.defaultTheme]
    for folder in searchFolders {
      for entry in (try? FileSystem.list(folder)) ?? [] {
        guard let name = entry.name, FileSystem.isDirectory(folder + "/" + name) else { continue }
        names.append(name)
      }
    }
    return names
  }

  private func load(_ folder: String, _ name: String) -> Theme {
    var theme = Theme(name: name, manifest: ThemeManifest())
    let label = "themes/" + name
    theme.manifest = manifest(ofThemeIn: folder, name)
    theme.templates = TemplateFolder.read(
      folder + "/templates", label: label + "/templates", collector: collector)
    theme.staticFiles = StaticFolder.read(
      folder + "/static", label: label + "/static", excluding: [], collector: collector)
    theme.locales = LocaleFolder.read(
      folder + "/locales", label: label + "/locales", collector: collector)
    return theme
  }

  /// What the theme in a folder says of itself; nothing where it has no `theme.yaml`.
  func manifest(ofThemeIn folder: String, _ name: String) -> ThemeManifest {
    let label = "themes/" + name + "/theme.yaml"
    let path = folder + "/theme.yaml"
    guard let status = try? FileSystem.status(path) else { return ThemeManifest() }
    if status.kind == .regular { return manifest(atPath: path, label) }
    collector.error("not a regular file", file: label)
    return ThemeManifest()
  }

  private func manifest(atPath path: String, _ label: String) -> ThemeManifest {
    do throws(FileSystemError) {
      let bytes = try FileSystem.read(path, maximumBytes: 1 << 20)
      return manifest(SourceText(file: label, bytes: bytes))
    } catch {
      collector.error(error.description, file: label, hint: error.hint)
      return ThemeManifest()
    }
  }

  private func manifest(_ source: SourceText) -> ThemeManifest {
    do throws(DataError) {
      let node = try DataParser.parse(source.bytes, format: .yaml)
      var reader = TableReader(node.mapping ?? [], source: source, collector: collector)
      return ThemeManifest(reading: &reader)
    } catch {
      collector.add(source.diagnostic(error))
      return ThemeManifest()
    }
  }

  func embedded() -> Theme {
    let name = SiteConfiguration.defaultTheme
    var theme = Theme(name: name, manifest: ThemeManifest())
    for file in EmbeddedTheme.files {
      let source = SourceText(file: name + "/" + file.path, bytes: file.bytes)
      if file.path == "theme.yaml" {
        theme.manifest = manifest(source)
      } else if let path = file.path.dropping(prefix: "templates/") {
        theme.templates[path] = source
      } else if let path = file.path.dropping(prefix: "static/") {
        theme.staticFiles[path] = StaticFile(source: .bytes(file.bytes), label: source.file)
      } else if let path = file.path.dropping(prefix: "locales/") {
        theme.locales[path] = source
      }
    }
    return theme
  }
}

extension String {
  func dropping(prefix: String) -> String? {
    utf8.starts(with: prefix.utf8)
      ? String(self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...]) : nil
  }
}
