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

  private let site: SiteSession
  private let state = Mutex(PreviewSnapshot())
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

  /// Builds the site and serves the result. One at a time.
  /// - Parameter changed: The files that make it necessary.
  package func rebuild(because changed: Set<String>) -> (Rebuild, WatchedFolders) {
    showOpenPages(after: changed)
    let build = site.rebuild()
    let previous = snapshot
    let (next, differences) = previous.updated(with: build)
    state.withLock { $0 = next }
    firstBuild.open()
    early.end()
    tell(previous, next, differences)
    let rebuild = Rebuild(
      report: build.report, changed: differences, reasons: changed.map(shown).sorted())
    return (
      rebuild,
      WatchedFolders(
        folders: [folder] + build.watchedPaths.filter { !$0.isContained(in: folder) },
        excluded: Set([build.output].compactMap(\.self)))
    )
  }

  /// Brings the pages that somebody looks at up to date, before everything is.
  private func showOpenPages(after changed: Set<String>) {
    let open = Set(hub.listeners.flatMap(\.pages.values))
    if open.isEmpty || changed.isEmpty { return }
    let previous = snapshot
    let (next, differences) = previous.updated(with: site.pages(open, after: changed))
    if differences.isEmpty { return }
    state.withLock { $0 = next }
    tell(previous, next, differences)
  }

  private func shown(_ path: String) -> String {
    path.isContained(in: folder) && path != folder
      ? String(path.dropFirst(folder.count + 1)) : path
  }

  private func tell(_ previous: PreviewSnapshot, _ next: PreviewSnapshot, _ changed: Set<String>) {
    let problems = ProblemList.json(next.problems)
    let isNewProblem = problems != ProblemList.json(previous.problems)
    var assets = AssetUse(snapshot: next, changed: changed)
    var versions: [String: String] = [:]
    for listener in hub.listeners {
      var news = News()
      if isNewProblem { news.problems = problems }
      for (address, path) in listener.pages {
        var page = News.Page()
        if changed.contains(path) || next.badges[path] != previous.badges[path]
          || (next.files[path] == nil && changed.contains(NotFoundPage.fileName))
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
    let listener = hub.open(pages: pages)
    let site = snapshot
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
