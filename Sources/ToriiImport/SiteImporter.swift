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
    var mistaken: ImportKind?
    do throws(FileSystemError) {
      let tree = try SourceTree(root: source)
      let session = ImportSession(tree: tree)
      let place = try DestinationFolder(destination, isForced: isForced)
      if place.path.isContained(in: tree.root) || tree.root.isContained(in: place.path) {
        throw FileSystemError(operation: "import into", path: destination, code: invalidArgument)
      }
      guard read(session) else {
        mistaken = otherKind(tree)
        return try refuse()
      }
      var report = session.report(kind)
      report.previous = try place.fill(session.outputs, from: tree.root)
      return report
    } catch {
      let hint = mistaken.map {
        "; it looks like a \($0.name) site: try \"torii import \($0.rawValue)\""
      }
      throw ImportFailure(error.description + (hint ?? ""))
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

  private func refuse() throws(FileSystemError) -> ImportReport {
    throw FileSystemError(
      operation: "find a \(kind.name) site in", path: source, code: noSuchFile)
  }
}
