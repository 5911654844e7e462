/// A look at the content of a site that begins before anything else of the site is known: in a large
/// site one thread needs as long to list a folder as another to read theme and configuration.
struct EarlyLook: Sendable {
  private let path: String
  private let stamp: StartedWork<SourceStamp>

  /// - Parameter moment: When the build began.
  init?(_ options: BuildOptions, at moment: Int64, pool: WorkerPool) {
    guard options.usesCache, let site = try? FileSystem.realPath(options.source) else { return nil }
    let path = site + "/content"
    self.path = path
    stamp = pool.start { SourceStamp(of: [path], excluding: [], at: moment, pool: pool) }
  }

  /// The stamp of all that a site is made of.
  ///
  /// - Parameter excluded: Folders that are not looked into.
  func completed(
    _ sources: SiteSources, excluding excluded: Set<String>, at moment: Int64, pool: WorkerPool
  ) -> SourceStamp {
    // Commands may have written what they like, and nothing was known of what is excluded.
    let holds =
      sources.folder + "/content" == path && sources.configuration.assets.commands.isEmpty
      && !excluded.contains { $0.isContained(in: path) }
    return SourceStamp(
      of: sources.watchedPaths.filter { !holds || $0 != path }, excluding: excluded, at: moment,
      pool: pool, adding: holds ? stamp.take() : nil)
  }
}
