import Synchronization
package import ToriiSite

/// One site in preview: builds it, holds what was built last, and tells tabs what changed.
package final class PreviewSession: Sendable {
  /// What a build did, for the terminal.
  package struct Rebuild: Sendable {
    package let report: BuildReport
    /// Paths of the output whose bytes are new, or that are gone.
    package let changed: Set<String>
    /// Why it was built: files, from the site's folder where they lie in it, in order.
    package let reasons: [String]
  }

  private struct Changes {
    var pending: Set<String> = []
    /// The paths of pages that were brought up to date since the last build.
    var shown: Set<String> = []
    var watched: WatchedFolders
    /// The files and folders that the last build would read; empty before the first.
    var sources: [String] = []

    /// Whether a path is one of those, or one of their folders: a log or a read-me beside them is
    /// not.
    func concern(_ path: String) -> Bool {
      sources.isEmpty
        || sources.contains { path.isContained(in: $0) || $0.isContained(in: path) }
    }
  }

  private let site: SiteSession
  private let state = Mutex(PreviewSnapshot())
  /// What the next build is to look at. Held while pages are brought up to date and told of, so
  /// that nothing older follows something newer.
  private let changes: Mutex<Changes>
  private let firstBuild = Gate()
  private let early: EarlyAnswers
  private let asked: AskedFiles
  /// The resolved folder of the site.
  package let folder: String
  package let origin: PreviewOrigin
  package let hub = EventHub()
  /// Tells this run of the server from others.
  private let boot = Secret.make()
  private let editor: EditorCommand?

  package init(_ options: PreviewOptions) {
    folder = (try? FileSystem.realPath(options.build.source)) ?? options.build.source
    origin = PreviewOrigin(folder: folder)
    changes = Mutex(Changes(watched: WatchedFolders(folders: [folder], excluded: [])))
    var build = options.build
    build.source = folder
    if build.baseURL == nil { build.previewOrigin = origin.url }
    let early = EarlyAnswers()
    self.early = early
    asked = AskedFiles { request, path, file, basePath in
      early.add(request, path, file, basePath: basePath)
    }
    build.asked = asked
    site = SiteSession(build)
    editor = EditorCommand(options.editor, folder: folder)
  }

  package var snapshot: PreviewSnapshot { state.withLock { $0 } }

  /// What a request is answered from: what was built last, and during the first build, what that
  /// makes for the request.
  /// - Parameter target: As it stands in the request line.
  func site(for target: String) async -> PreviewSnapshot {
    if firstBuild.isOpen { return snapshot }
    guard let path = try? RequestPath(target: target).string, path != RequestHandler.eventsPath
    else {
      await firstBuild.pass()
      return snapshot
    }
    // Our own scripts are there from the start.
    if path.hasPrefix(RequestHandler.eventsPath) { return snapshot }
    return await early.site(for: path) { asked.ask(for: path) } ?? snapshot
  }

  /// The folders to look at: those that the last build read.
  package var watchedFolders: WatchedFolders { changes.withLock(\.watched) }

  /// Notes what changed, for the next build, and brings the pages that somebody looks at up to date
  /// before it, where that can be told so soon.
  /// - Parameter changed: Absolute paths of files.
  /// - Returns: Whether any of them makes a build necessary.
  package func note(_ changed: Set<String>) -> Bool {
    changes.withLock { changes in
      let changed = changed.filter(changes.concern)
      if changed.isEmpty { return false }
      changes.pending.formUnion(changed)
      show(openPages(after: changed), &changes)
      return true
    }
  }

  /// Shows pages before the build that makes them is done.
  private func show(_ pages: [String: [UInt8]], _ changes: inout Changes) {
    let previous = snapshot
    let (next, differences) = previous.updated(with: pages)
    if differences.isEmpty { return }
    changes.shown.formUnion(differences)
    tell(serve(next), previous, next, differences)
  }

  /// Serves another state. Who listens until then is to be told; who comes later knows it.
  private func serve(_ next: PreviewSnapshot) -> [Listener] {
    state.withLock { state in
      state = next
      return hub.listeners
    }
  }

  /// Builds the site because of all that was noted, and serves the result. One at a time.
  package func rebuild() -> Rebuild {
    let reasons = changes.withLock { changes in
      defer { changes.pending = [] }
      return changes.pending
    }
    let build = site.rebuild(
      showing: OpenPages(openPaths) { [self] pages in
        changes.withLock { changes in
          // What has changed meanwhile may be on these pages already.
          if changes.pending.isEmpty { show(pages, &changes) }
        }
      })
    return changes.withLock { changes in
      changes.watched = WatchedFolders(
        folders: [folder] + build.watchedPaths.filter { !$0.isContained(in: folder) },
        excluded: Set([build.output].compactMap(\.self)))
      changes.sources = build.watchedPaths
      let previous = snapshot
      var (next, differences) = previous.updated(with: build)
      // What changed during the build may be on pages already, and must not be taken back.
      let (newer, more) = next.updated(with: openPages(after: changes.pending))
      next = newer
      differences = differences.union(more).filter { next.differs(from: previous, at: $0) }
      let listeners = serve(next)
      firstBuild.open()
      early.end()
      tell(listeners, previous, next, differences)
      defer { changes.shown = [] }
      return Rebuild(
        report: build.report, changed: differences.union(changes.shown),
        reasons: reasons.map(shown).sorted())
    }
  }

  /// The paths of the pages that somebody looks at.
  private var openPaths: Set<String> { Set(hub.listeners.flatMap(\.pages.values)) }

  private func openPages(after changed: Set<String>) -> [String: [UInt8]] {
    let open = openPaths
    return open.isEmpty || changed.isEmpty ? [:] : site.pages(open, after: changed)
  }

  private func shown(_ path: String) -> String {
    path.isContained(in: folder) && path != folder
      ? String(path.dropFirst(folder.count + 1)) : path
  }

  private func tell(
    _ listeners: [Listener], _ previous: PreviewSnapshot, _ next: PreviewSnapshot,
    _ changed: Set<String>
  ) {
    let problems = ProblemList.json(next.problems)
    let isNewProblem = problems != ProblemList.json(previous.problems)
    var assets = AssetUse(snapshot: next, changed: changed)
    var versions: [String: String] = [:]
    for listener in listeners {
      var news = News()
      if isNewProblem { news.problems = problems }
      for (address, path) in listener.pages {
        var page = News.Page()
        if changed.contains(path) || next.badges[path] != previous.badges[path]
          || (next.files[path] == nil
            && (changed.contains(NotFoundPage.fileName)
              || next.skippedPage(at: path)?.reason != previous.skippedPage(at: path)?.reason))
        {
          page.version = versions[path] ?? next.version(of: path)
          versions[path] = page.version
        }
        page.assets = assets.changedFiles(usedBy: path)
        if !page.isEmpty { news.pages[address] = page }
      }
      listener.tell(news)
    }
  }

  /// Adds a listener, which is told at once how things are: it may have missed something.
  func openListener(pages: [String: String]) -> Listener {
    let (listener, site) = state.withLock { site in (hub.open(pages: pages), site) }
    var news = News()
    news.boot = boot
    news.problems = ProblemList.json(site.problems)
    news.pages = pages.mapValues { News.Page(version: site.version(of: $0)) }
    listener.tell(news)
    return listener
  }

  /// Opens the file of a problem, which the overlay names by its number.
  func openEditor(_ number: String) {
    let errors = snapshot.problems.filter { $0.severity == .error }
    guard let index = Int(number), errors.indices.contains(index) else { return }
    editor?.open(errors[index])
  }
}
