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
    var memory: BuildMemory?
    var pageRenderer: PageRenderer?
    /// What the copied files were.
    var copies: [String: FileIdentity] = [:]
  }

  private let options: BuildOptions
  private let state = Mutex(State())
  /// Held while something is built; the state is free meanwhile.
  private let building = Mutex(())

  /// Prepares a session; nothing is read yet.
  ///
  /// - Parameter options: The site, and what is built of it. The output folder is left alone.
  public init(_ options: BuildOptions) { self.options = options }

  /// The last good build; empty before the first.
  public var snapshot: SiteSnapshot { state.withLock(\.snapshot) }

  /// Brings the snapshot up to date with the site's files. Calls wait for each other.
  public func rebuild() -> Outcome { rebuild(now: options.now) }

  /// The same, with pages that are made before the others.
  package func rebuild(showing open: OpenPages) -> Outcome {
    rebuild(now: options.now, showing: open)
  }

  /// What some pages are after some files changed, where that can be told before ``rebuild()``;
  /// whatever it leaves out, that call brings.
  ///
  /// - Parameters:
  ///   - wanted: Paths of output files.
  ///   - changed: Absolute paths of the files.
  package func pages(
    _ wanted: Set<String>, after changed: Set<String>
  ) -> [String: [UInt8]] {
    state.withLock { state in
      guard let (next, pages) = state.pageRenderer?.pages(wanted, after: changed) else {
        return [:]
      }
      state.pageRenderer = next
      return pages
    }
  }

  /// The same at a given moment.
  package func rebuild(now: Int?, showing open: OpenPages? = nil) -> Outcome {
    var options = options
    options.open = open
    options.now = now
    return building.withLock { _ in
      let (memory, copies) = state.withLock { ($0.memory, $0.copies) }
      let build = SiteBuilder(options).buildInMemory(memory, copies: copies)
      return accept(build)
    }
  }

  private func accept(_ build: SiteBuilder.MemoryBuild) -> Outcome {
    state.withLock { state in
      if let watched = build.watchedPaths { state.watchedPaths = watched }
      var changed: [String] = []
      var partial: SiteSnapshot?
      state.pageRenderer = build.product?.pageRenderer
      if let product = build.product {
        if build.report.succeeded {
          changed = Self.accept(product, basePath: build.basePath, &state)
        } else {
          partial = SiteSnapshot(product, basePath: build.basePath)
        }
      }
      return Outcome(
        report: build.report, snapshot: state.snapshot, changedPaths: changed,
        watchedPaths: state.watchedPaths,
        partialSnapshot: partial,
        hiddenPages: build.hiddenPages, output: build.output)
    }
  }

  /// Takes over what a build made; returns the paths of what is another now.
  private static func accept(
    _ product: BuildProduct, basePath: String, _ state: inout State
  ) -> [String] {
    var changed: Set<String> = []
    var snapshot = state.snapshot.moved(to: basePath)
    for page in product.pages {
      guard let bytes = page.bytes else { continue }
      if snapshot.set(.bytes(bytes), at: page.path.string) { changed.insert(page.path.string) }
    }
    var copies: [String: FileIdentity] = [:]
    for file in product.copies {
      let path = file.path.string
      copies[path] = file.identity
      if snapshot.set(file.inMemory, at: path) || state.copies[path] != file.identity {
        changed.insert(path)
      }
    }
    let count = product.pages.count + product.copies.count
    if snapshot.count != count {
      let paths = Set(
        product.pages.map(\.path.string) + product.copies.map(\.path.string))
      changed.formUnion(snapshot.keep(paths))
    }
    state.snapshot = snapshot
    state.memory = product.memory
    state.copies = copies
    return changed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
