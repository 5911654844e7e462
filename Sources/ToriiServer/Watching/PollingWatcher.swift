import ToriiSite

/// Notices changes by looking at every file from time to time, where the system cannot tell: on
/// network drives and in some containers.
package final class PollingWatcher: ChangeSource {
  /// How long it rests; ten times as long as looking takes, when that is longer.
  private static let shortestRest: Duration = .milliseconds(400)

  private let wakeUp: WakePipe
  private let clock = ContinuousClock()
  private var folders: [String] = []
  private var excluded: Set<String> = []
  private var known: [String: FileIdentity] = [:]
  private var nextLook: ContinuousClock.Instant

  package init(_ wakeUp: WakePipe) {
    self.wakeUp = wakeUp
    nextLook = clock.now
  }

  package func watch(_ folders: [String], excluding excluded: Set<String>) {
    if folders == self.folders && excluded == self.excluded { return }
    self.excluded = excluded
    // What is in a folder that is new to us is no change.
    for folder in folders where !self.folders.contains(folder) {
      FolderWalk.visit(folder, excluding: excluded) { path, identity in known[path] = identity }
    }
    self.folders = folders
  }

  package func wait(milliseconds: Int?) -> ChangeBatch {
    let rest = max(0, (nextLook - clock.now).milliseconds)
    wakeUp.wait(milliseconds: min(rest, milliseconds ?? rest))
    var batch = ChangeBatch()
    batch.wasWoken = wakeUp.drain()
    if clock.now >= nextLook { batch.paths = changes() }
    return batch
  }

  private func changes() -> Set<String> {
    let start = clock.now
    let current = look()
    let end = clock.now
    nextLook = end + max(Self.shortestRest, (end - start) * 10)
    var changed: Set<String> = []
    // A folder's own state changes with its entries, which are looked at themselves.
    for (path, identity) in current where known[path] != identity {
      if !identity.isFolder || known[path] == nil { changed.insert(path) }
    }
    for path in known.keys where current[path] == nil { changed.insert(path) }
    known = current
    return changed
  }

  private func look() -> [String: FileIdentity] {
    var found: [String: FileIdentity] = [:]
    for folder in folders {
      FolderWalk.visit(folder, excluding: excluded) { path, identity in found[path] = identity }
    }
    return found
  }
}

extension Duration {
  /// Whole milliseconds, rounded up.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    if seconds > 1_000_000 { return 1_000_000_000 }
    return Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
