import ToriiSite

/// Turns a site of another generator into one of ours.
public struct SiteImporter: Sendable {
  private let kind: ImportKind
  private let source: String
  private let destination: String
  private let isForced: Bool

  /// Prepares an import; nothing is read yet.
  /// - Parameters:
  ///   - kind: The generator that the site is for.
  ///   - source: The folder of the site.
  ///   - destination: The folder to make; it must be new or empty.
  ///   - force: Sets a destination that is not empty aside, under another name.
  public init(kind: ImportKind, source: String, destination: String, force: Bool = false) {
    self.kind = kind
    self.source = source
    self.destination = destination
    isForced = force
  }

  /// Reads the site, writes the new one and tells what was not carried.
  /// - Throws: ``ImportFailure`` when it is no site of that kind or cannot be written; nothing is
  ///   left behind then.
  public func run() throws(ImportFailure) -> ImportReport {
    do {
      let tree = try SourceTree(root: source)
      let session = ImportSession(tree: tree)
      let place = try DestinationFolder(destination, isForced: isForced)
      if place.path.isContained(in: tree.root) || tree.root.isContained(in: place.path) {
        throw FileSystemError(operation: "import into", path: destination, code: invalidArgument)
      }
      guard read(session) else { return try refuse(session) }
      var report = session.report(kind)
      report.previous = try place.fill(session.outputs, from: tree.root)
      return report
    } catch {
      throw (error as? ImportFailure) ?? ImportFailure("\(error)")
    }
  }

  /// Returns false when it is no site of the kind.
  private func read(_ session: ImportSession) -> Bool {
    switch kind {
    case .jekyll:
      var site = JekyllImport(session)
      return site.run()
    case .hugo:
      var site = HugoImport(session)
      return site.run()
    case .pelican:
      var site = PelicanImport(session)
      return site.run()
    case .zola:
      var site = ZolaImport(session)
      return site.run()
    }
  }

  /// What else the folder is.
  private func otherKind(_ tree: SourceTree) -> ImportKind? {
    ImportKind.allCases.first { kind in
      guard kind != self.kind else { return false }
      let other = SiteImporter(kind: kind, source: source, destination: destination)
      return other.read(ImportSession(tree: tree))
    }
  }

  /// Says why the folder is no site of the kind.
  private func refuse(_ session: ImportSession) throws(ImportFailure) -> ImportReport {
    if let kind = otherKind(session.tree) {
      throw ImportFailure(
        "\"\(source)\" is no \(self.kind.name) site; it looks like a \(kind.name) site: "
          + "try \"torii import \(kind.rawValue)\"")
    }
    // A configuration is there that cannot be read.
    if let note = session.notes.first(where: { kind.configurations.contains($0.file) }) {
      throw ImportFailure(note.text)
    }
    if session.tree.files.contains("torii.yaml") {
      throw ImportFailure("\"\(source)\" is a site of Torii already")
    }
    throw ImportFailure(
      "\"\(source)\" is no \(kind.name) site: it has no "
        + kind.configurations.map { "\"\($0)\"" }.joined(separator: " or "))
  }
}

extension ImportKind {
  /// The names of the file by which a site is known.
  fileprivate var configurations: [String] {
    switch self {
    case .jekyll: ["_config.yml"]
    case .hugo: ["hugo.toml", "hugo.yaml", "hugo.json", "config.toml"]
    case .pelican: ["pelicanconf.py"]
    case .zola: ["zola.toml", "config.toml"]
    }
  }
}
