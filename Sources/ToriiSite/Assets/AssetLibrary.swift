import Synchronization

/// The static files as a build publishes them, and what `asset()` tells about them.
///
/// Which files are published under a name with their fingerprint is known when all templates have
/// been rendered: those that a template or a style sheet asked for.
package final class AssetLibrary: Sendable {
  /// What is published, by path.
  package let files: [String: StaticFile]
  package let hasFingerprints: Bool
  package let images: ImageLibrary
  /// A file is hashed when it is first asked for: most never are.
  private let fingerprints: Mutex<[String: AssetFingerprint]>
  private let requested: Mutex<Set<String>>

  /// - Parameters:
  ///   - fingerprints: Those that are known already.
  ///   - requested: The files that others refer to by their fingerprints.
  package init(
    files: [String: StaticFile], hasFingerprints: Bool = false,
    fingerprints: [String: AssetFingerprint] = [:], requested: Set<String> = [],
    images: ImageLibrary
  ) {
    self.images = images
    self.files = files
    self.hasFingerprints = hasFingerprints
    self.fingerprints = Mutex(fingerprints)
    self.requested = Mutex(requested)
  }

  package var paths: [String] { files.keys.sorted() }

  /// The fingerprint of a file; `nil` when there is no such file.
  package func fingerprint(_ path: String) throws(FileSystemError) -> AssetFingerprint? {
    if let known = fingerprints.withLock({ $0[path] }) { return known }
    guard let file = files[path] else {
      return try ImageFact(name: path, files: files).flatMap { (fact) throws(FileSystemError) in
        try images.fingerprint(fact)
      }
    }
    let fingerprint = AssetFingerprint(of: try file.source.bytes())
    fingerprints.withLock { $0[path] = fingerprint }
    return fingerprint
  }

  /// The path and query by which a page refers to a file, and publishes it there.
  package func reference(_ path: String, _ fingerprint: AssetFingerprint) -> String {
    guard hasFingerprints else {
      return PercentEncoding.encodePath("/" + path) + "?v=" + fingerprint.version
    }
    requested.withLock { _ = $0.insert(path) }
    return PercentEncoding.encodePath("/" + Self.published(path, fingerprint))
  }

  /// Publishes a file for a page that refers to it and was rendered by an earlier build.
  package func request(_ path: String) {
    if let fact = ImageFact(name: path, files: files) {
      _ = try? images.image(fact.source, fact.request)
    } else if hasFingerprints, files[path] != nil {
      requested.withLock { _ = $0.insert(path) }
    }
  }

  /// The size of an image by its path.
  package func imageSize(_ path: String) -> ImageSize? {
    switch files[path]?.source {
    case .bytes(let bytes): ImageSize(bytes)
    case .copy(let source):
      (try? FileSystem.readStart(of: source, maximumBytes: ImageSize.headerBytes))
        .flatMap { ImageSize($0) }
    case nil: nil
    }
  }

  /// The files with fingerprints in their names, of all that were asked for.
  package func fingerprinted() throws(FileSystemError) -> [OutputFile] {
    var result: [OutputFile] = []
    for path in requested.withLock({ $0 }).sorted() {
      guard let file = files[path], let fingerprint = try fingerprint(path),
        let output = try? OutputPath(copying: Self.published(path, fingerprint))
      else { continue }
      result.append(OutputFile(path: output, source: file.source, identity: file.identity))
    }
    return result
  }

  private static func published(_ path: String, _ fingerprint: AssetFingerprint) -> String {
    let path = SourcePath(path)
    return path.folder.appending(fingerprint.name(of: path)).string
  }
}
