import ToriiSite

/// Which changed files a page uses: what it names itself, and what its stylesheets and scripts name.
struct AssetUse {
  private let snapshot: PreviewSnapshot
  private let changed: Set<String>
  private var known: [String: Set<String>] = [:]

  init(snapshot: PreviewSnapshot, changed: Set<String>) {
    self.snapshot = snapshot
    self.changed = changed.filter { Self.isShown(MediaType.of($0)) }
  }

  /// Whether files of a type make what a page looks like and does. Feeds and search indexes change
  /// with every edit, and pages that name them do not.
  private static func isShown(_ type: String) -> Bool {
    ["text/css", "text/javascript", "image/", "font/", "audio/", "video/", "application/wasm"]
      .contains { type.hasPrefix($0) }
  }

  /// The addresses of the changed files that a page uses, with the base path.
  mutating func changedFiles(usedBy page: String) -> Set<String> {
    if changed.isEmpty { return [] }
    if let found = known[page] { return found }
    var seen: Set<String> = [page]
    var waiting = [page]
    while let path = waiting.popLast() {
      for next in AssetReferences.files(namedIn: path, of: snapshot)
      where seen.insert(next).inserted && !MediaType.isHTML(MediaType.of(next)) {
        waiting.append(next)
      }
    }
    let base = snapshot.basePath + "/"
    let found = Set(changed.intersection(seen).map { PercentEncoding.encodePath(base + $0) })
    known[page] = found
    return found
  }
}
