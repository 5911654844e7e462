import ToriiFrontMatter

/// Makes what is published of the static files: bundles, and addresses in style sheets that carry
/// fingerprints.
struct AssetBuilder {
  private let configuration: SiteConfiguration
  private let collector: DiagnosticCollector
  private var files: [String: StaticFile]
  private var fingerprints: [String: AssetFingerprint] = [:]
  private var requested: Set<String> = []

  /// Larger files are no style sheets that somebody wrote.
  private static let maximumBytes = 16 << 20

  /// - Parameters:
  ///   - site: The site's folder, in which commands run; nil where none shall.
  ///   - usesCache: Whether what commands made in earlier builds is taken.
  static func build(
    _ files: [String: StaticFile], _ configuration: SiteConfiguration, site: String?,
    usesCache: Bool, images: ImageLibrary, collector: DiagnosticCollector
  ) -> AssetLibrary {
    var builder = AssetBuilder(
      configuration: configuration, collector: collector, files: files)
    if let site { builder.runCommands(in: site, usesCache: usesCache) }
    for bundle in configuration.assets.bundles { builder.add(bundle) }
    builder.minify()
    if configuration.assets.hasFingerprints { builder.fingerprintStyleSheets() }
    return AssetLibrary(
      files: builder.files, hasFingerprints: configuration.assets.hasFingerprints,
      fingerprints: builder.fingerprints, requested: builder.requested, images: images)
  }

  private init(
    configuration: SiteConfiguration, collector: DiagnosticCollector, files: [String: StaticFile]
  ) {
    self.configuration = configuration
    self.collector = collector
    self.files = files
  }

  private func bytes(of path: String) -> [UInt8]? {
    guard let file = files[path] else { return nil }
    do throws(FileSystemError) {
      return try file.source.bytes()
    } catch {
      collector.error(error.description, file: file.label)
      return nil
    }
  }

  // MARK: Commands

  private mutating func runCommands(in site: String, usesCache: Bool) {
    let runner = AssetCommandRunner(
      site: site, source: configuration.source, usesCache: usesCache, collector: collector)
    for command in configuration.assets.commands {
      for (path, file) in runner.files(of: command) {
        if let other = files[path] {
          collector.error(
            "the command for \"\(command.name)\" makes \"\(path)\", which is there already",
            file: other.label, hint: "give one of them another name")
        } else {
          files[path] = file
        }
      }
    }
  }

  // MARK: Bundles

  private mutating func add(_ bundle: AssetSettings.Bundle) {
    if let file = files[bundle.name] {
      collector.error(
        "the bundle \"\(bundle.name)\" has the name of a static file", file: file.label,
        hint: "give the bundle another name")
      return
    }
    var joined: [UInt8] = []
    for part in bundle.parts {
      guard files[part] != nil else {
        let near = nearestName(to: part, among: files.keys.sorted())
        collector.error(
          "the bundle \"\(bundle.name)\": there is no static file \"\(part)\"",
          file: configuration.source?.file, hint: near.map { "did you mean \"\($0)\"?" })
        continue
      }
      guard let bytes = bytes(of: part) else { continue }
      joined += Self.part(bytes, from: SourcePath(part), of: SourcePath(bundle.name))
    }
    files[bundle.name] = StaticFile(
      source: .bytes(joined), label: "the bundle \"\(bundle.name)\"")
  }

  /// The text of a part: relative addresses are those of its own folder, not the bundle's.
  private static func part(
    _ bytes: [UInt8], from part: SourcePath, of bundle: SourcePath
  ) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    if part.fileExtension == "css" {
      if part.folder != bundle.folder {
        bytes = CSSReferences.rewrite(bytes) {
          AssetAddress($0, in: part, basePath: "")?.moved(to: bundle.folder)
        }
      }
      return bytes + [UInt8(ascii: "\n")]
    }
    // The last line may be a comment, and the last statement may lack its end.
    return bytes + Array("\n;\n".utf8)
  }

  private mutating func minify() {
    let settings = configuration.minification
    if settings == MinificationSettings() { return }
    for (path, file) in files where settings.isWanted(ofStatic: path) {
      guard let bytes = bytes(of: path), bytes.count <= Self.maximumBytes else { continue }
      files[path] = StaticFile(
        source: .bytes(settings.minified(bytes, of: path)), label: file.label)
    }
  }

  // MARK: Fingerprints

  /// Style sheets after those that they import. Sheets that import each other in a circle keep the
  /// plain names for one another.
  private mutating func fingerprintStyleSheets() {
    var sheets: [String: [UInt8]] = [:]
    for path in files.keys where SourcePath(path).fileExtension == "css" {
      guard let bytes = bytes(of: path), bytes.count <= Self.maximumBytes else { continue }
      sheets[path] = bytes
    }
    var waitingFor: [String: Int] = [:]
    var importers: [String: [String]] = [:]
    for (path, bytes) in sheets {
      let needed = Set(references(in: bytes, of: path).map(\.path).filter { sheets[$0] != nil })
      waitingFor[path] = needed.count
      for other in needed { importers[other, default: []].append(path) }
    }
    var ready = waitingFor.filter { $0.value == 0 }.map(\.key)
    while let path = ready.popLast() {
      guard let bytes = sheets[path] else { continue }
      fingerprint(path, bytes, without: [])
      waitingFor[path] = nil
      for importer in importers[path] ?? [] {
        guard let count = waitingFor[importer] else { continue }
        waitingFor[importer] = count - 1
        if count == 1 { ready.append(importer) }
      }
    }
    let circle = Set(waitingFor.keys)
    for path in circle { if let bytes = sheets[path] { fingerprint(path, bytes, without: circle) } }
  }

  private func references(in bytes: [UInt8], of path: String) -> [AssetAddress] {
    CSSReferences.all(in: bytes).compactMap {
      AssetAddress($0, in: SourcePath(path), basePath: configuration.basePath)
    }
  }

  private mutating func fingerprint(_ path: String, _ bytes: [UInt8], without plain: Set<String>) {
    for address in references(in: bytes, of: path)
    where files[address.path] != nil && !plain.contains(address.path) {
      if fingerprints[address.path] == nil, let bytes = self.bytes(of: address.path) {
        fingerprints[address.path] = AssetFingerprint(of: bytes)
      }
      requested.insert(address.path)
    }
    let rewritten = CSSReferences.rewrite(bytes) { written in
      guard
        let address = AssetAddress(
          written, in: SourcePath(path), basePath: configuration.basePath),
        !plain.contains(address.path), let fingerprint = fingerprints[address.path]
      else { return nil }
      return address.renamed(fingerprint.name(of: SourcePath(address.path)))
    }
    fingerprints[path] = AssetFingerprint(of: rewritten)
    if let file = files[path], rewritten != bytes {
      files[path] = StaticFile(source: .bytes(rewritten), label: file.label)
    }
  }
}
