import Synchronization
import ToriiSite

/// Follows changes on a thread of its own and builds after each burst of them.
///
/// What happens during a build waits in the system's queue and makes the next one.
package final class ChangeFollower: Sendable {
  /// Builds; returns the folders to look at from then on.
  package typealias Build = @Sendable (_ changed: Set<String>) -> WatchedFolders

  private let wakeUp: WakePipe
  private let isStopped = Atomic<Bool>(false)
  private let isForced = Atomic<Bool>(false)

  /// `nil` when the system has no descriptors left.
  package init?() {
    guard let wakeUp = WakePipe() else { return nil }
    self.wakeUp = wakeUp
  }

  /// Starts to follow; the first build is made when the watches are in place, so that no change
  /// is missed.
  /// - Parameters:
  ///   - folders: What to look at until the first build says it anew.
  ///   - polls: Looks at all files again and again.
  ///   - onFallback: Is told when there is no other way than to look at all files.
  package func start(
    _ folders: WatchedFolders, polls: Bool, onFallback: @escaping @Sendable () -> Void,
    build: @escaping Build
  ) {
    BackgroundThread.run { [self] in
      follow(folders, polls: polls, onFallback: onFallback, build: build)
    }
  }

  /// Builds soon, whether something changed or not.
  package func buildNow() {
    isForced.store(true, ordering: .releasing)
    wakeUp.wake()
  }

  /// Ends after the build that is under way, if any.
  package func stop() {
    isStopped.store(true, ordering: .releasing)
    wakeUp.wake()
  }

  private func follow(
    _ first: WatchedFolders, polls: Bool, onFallback: @Sendable () -> Void, build: Build
  ) {
    let clock = ContinuousClock()
    var source = PlatformWatcher.make(wakeUp, polls: polls)
    source.watch(first.folders, excluding: first.excluded)
    var folders = build([])
    var debounce = Debounce()
    var changed: Set<String> = []
    while !isStopped.load(ordering: .acquiring) {
      source.watch(folders.folders, excluding: folders.excluded)
      if PlatformWatcher.isExhausted(source) {
        source = PollingWatcher(wakeUp)
        source.watch(folders.folders, excluding: folders.excluded)
        onFallback()
      }
      let batch = source.wait(
        milliseconds: debounce.deadline.map { ($0 - clock.now).milliseconds })
      changed.formUnion(batch.paths)
      if batch.lostSome { changed.formUnion(folders.folders) }
      if !batch.isEmpty { debounce.note(at: clock.now) }
      let isForced = isForced.exchange(false, ordering: .acquiring)
      if isStopped.load(ordering: .acquiring) { return }
      if debounce.isDue(at: clock.now) || isForced {
        debounce = Debounce()
        folders = build(changed)
        changed = []
      }
    }
  }
}

/// Which folders are looked at, and which of those below them are not.
package struct WatchedFolders: Sendable, Equatable {
  package var folders: [String]
  package var excluded: Set<String>

  package init(folders: [String], excluded: Set<String>) {
    self.folders = folders
    self.excluded = excluded
  }
}

/// The best way to notice changes that this system has.
package enum PlatformWatcher {
  package static func make(_ wakeUp: WakePipe, polls: Bool) -> any ChangeSource {
    #if os(Linux)
      if !polls, let watcher = InotifyWatcher(wakeUp) { return watcher }
    #elseif os(macOS)
      if !polls { return FSEventsWatcher(wakeUp) }
    #endif
    return PollingWatcher(wakeUp)
  }

  package static func isExhausted(_ source: any ChangeSource) -> Bool {
    #if os(Linux)
      return (source as? InotifyWatcher)?.isExhausted ?? false
    #elseif os(macOS)
      return (source as? FSEventsWatcher)?.isExhausted ?? false
    #else
      return false
    #endif
  }
}
