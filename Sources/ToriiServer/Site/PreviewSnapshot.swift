package import ToriiSite

/// What the preview serves at one moment. It is replaced as a whole, so that an answer is old or
/// new and never half of each.
package struct PreviewSnapshot: Sendable {
  /// The files of the site by their path: `posts/hello/index.html`.
  package var files: [String: PreviewFile] = [:]
  /// The path of the site's address: empty or `/blog`, in plain characters.
  package var basePath = ""
  /// Why a page that is served would not be published, by its path.
  package var badges: [String: String] = [:]
  /// Pages that were passed over.
  package var skipped: SkippedPages?
  /// The problems of the last build.
  package var problems: [Diagnostic] = []
  /// Whether the last build had errors, so that what is served may be older.
  package var hasErrors = false

  package init() {}

  /// The next state after a build, and the paths whose bytes are not what they were.
  ///
  /// What a failed build lacks stays as it was: a page whose template is broken is served as it
  /// was last whole, while everything else goes on.
  package func updated(
    with outcome: SiteSession.Outcome
  ) -> (next: PreviewSnapshot, changed: Set<String>) {
    var next = PreviewSnapshot()
    next.problems = outcome.report.diagnostics
    next.hasErrors = !outcome.report.succeeded
    guard let built = next.hasErrors ? outcome.partialSnapshot : outcome.snapshot else {
      next.files = files
      next.basePath = files.isEmpty ? Self.plain(outcome.snapshot.basePath) : basePath
      next.badges = badges
      next.skipped = skipped
      return (next, [])
    }
    next.basePath = Self.plain(built.basePath)
    next.badges = Dictionary(
      outcome.hiddenPages.shown.map { ($0.path, $0.reason) },
      uniquingKeysWith: { first, _ in first })
    next.skipped = outcome.hiddenPages.skipped
    let changed = next.take(built, after: self)
    return (next, changed)
  }

  /// The next state with some pages in another version, and the paths of those that differ.
  func updated(
    with pages: [String: [UInt8]]
  ) -> (next: PreviewSnapshot, changed: Set<String>) {
    var next = self
    var changed: Set<String> = []
    for (path, bytes) in pages {
      guard let old = files[path] else { continue }
      let page = PreviewFile(content: .bytes(bytes), mediaType: old.mediaType)
      if page.isSame(as: old) { continue }
      next.files[path] = page
      changed.insert(path)
    }
    return (next, changed)
  }

  /// Whether a file is another than in an earlier state.
  func differs(from earlier: PreviewSnapshot, at path: String) -> Bool {
    guard let own = files[path], let old = earlier.files[path] else { return true }
    return !own.isSame(as: old)
  }

  /// Takes over the files of a build; returns the paths that changed.
  private mutating func take(
    _ built: SiteSnapshot, after previous: PreviewSnapshot
  ) -> Set<String> {
    files = hasErrors ? previous.files : [:]
    files.reserveCapacity(built.count)
    var changed: Set<String> = []
    let keepsPages = !previous.files.isEmpty && problems.contains(where: Self.isGlobal)
    for path in built.paths {
      guard let file = built[path] else { continue }
      if keepsPages, case .bytes = file { continue }
      let old = previous.files[path]
      guard let current = PreviewFile(file, at: path, old: old) else { continue }
      files[path] = current
      if old.map(current.isSame) != true { changed.insert(path) }
    }
    if !hasErrors {
      for path in previous.files.keys where files[path] == nil { changed.insert(path) }
    }
    return changed
  }

  /// Whether an error lies in what all pages are made of, as the configuration: then a page that
  /// could be rendered is not what its author wants to see.
  private static func isGlobal(_ problem: Diagnostic) -> Bool {
    guard problem.severity == .error, let file = problem.file else { return false }
    return !Self.localPlaces.contains { file.hasPrefix($0) }
  }

  /// What the places of errors begin with that concern the pages that could not be rendered alone:
  /// folders, templates of ours, and pages that no file stands for.
  private static let localPlaces = [
    "content/", "templates/", "static/", "themes/", "built-in:", "the generated ",
  ]

  /// The base path is percent-encoded; paths of requests are decoded.
  private static func plain(_ path: String) -> String { PercentEncoding.decode(path) ?? path }

  /// What an address below the base path means.
  package enum Lookup {
    case file(path: String, PreviewFile)
    /// The same address with a slash at its end.
    case folder
    case nothing(path: String)
  }

  /// Whether there are files below a path, with or without an index.
  private func isFolder(_ name: String) -> Bool {
    let prefix = Array((name + "/").utf8)
    return files.keys.contains { $0.utf8.starts(with: prefix) }
  }

  /// Finds what a decoded path below the base path, starting with a slash, means.
  package func lookUp(_ path: String) -> Lookup {
    var name = String(path.utf8.dropFirst()) ?? ""
    if name.isEmpty || name.utf8.last == UInt8(ascii: "/") { name += "index.html" }
    if let file = files[name] { return .file(path: name, file) }
    if files[name + "/index.html"] != nil || (!name.hasSuffix("/index.html") && isFolder(name)) {
      return .folder
    }
    return .nothing(path: name)
  }
}
