import Synchronization

/// A site kept in memory while its author works on it: what the preview server shows.
///
/// ``rebuild()`` looks at every file of the site and builds what their changes make necessary. A
/// build with an error leaves the last good ``snapshot`` as it is.
public final class SiteSession: Sendable {
  /// What one rebuild did.
  public struct Outcome: Sendable {
    /// What happened, with the problems; nothing was written.
    public let report: BuildReport
    /// The site after it: the last good one if this build failed.
    public let snapshot: SiteSnapshot
    /// The paths of output files that are other ones than before, or are gone; in byte order.
    public let changedPaths: [String]
    /// The folders and files to watch: absolute paths, of which some may not exist.
    public let watchedPaths: [String]
    /// What a failed build could make all the same; `nil` after one that succeeded, and when it
    /// could make nothing.
    package let partialSnapshot: SiteSnapshot?
    /// What drafts and their like would be, and which pages are there in the preview only.
    package let hiddenPages: HiddenPages
    /// The output folder, in which changes mean nothing.
    package let output: String?
  }

  private struct State {
    var snapshot = SiteSnapshot()
    var watchedPaths: [String] = []
  }

  private let options: BuildOptions
  private let state = Mutex(State())

  /// Prepares a session; nothing is read yet.
  ///
  /// - Parameter options: The site, and what is built of it. The output folder is left alone.
  public init(_ options: BuildOptions) { self.options = options }

  /// The last good build; empty before the first.
  public var snapshot: SiteSnapshot { state.withLock(\.snapshot) }

  /// Brings the snapshot up to date with the site's files. Calls wait for each other.
  public func rebuild() -> Outcome {
    state.withLock { state in
      let build = SiteBuilder(options).buildInMemory()
      if let watched = build.watchedPaths { state.watchedPaths = watched }
      var changed: [String] = []
      if build.report.succeeded, let snapshot = build.snapshot {
        changed = snapshot.changes(since: state.snapshot)
        state.snapshot = snapshot
      }
      return Outcome(
        report: build.report, snapshot: state.snapshot, changedPaths: changed,
        watchedPaths: state.watchedPaths,
        partialSnapshot: build.report.succeeded ? nil : build.snapshot,
        hiddenPages: build.hiddenPages, output: build.output)
    }
  }
}
