import Synchronization
import ToriiSite

/// Follows changes on a thread of its own and tells of each burst of them.
package final class ChangeFollower: Sendable {
  private let wakeUp: WakePipe
  private let isStopped = Atomic<Bool>(false)

  /// `nil` when the system has no descriptors left.
  package init?() {
    guard let wakeUp = WakePipe() else { return nil }
    self.wakeUp = wakeUp
  }

  /// Starts to follow. The first that is told is no change, once the watches are in place: what is
  /// read after it misses nothing.
  /// - Parameters:
  ///   - folders: What to look at; asked again after every burst and every ``lookAgain()``.
  ///   - polls: Looks at all files again and again.
  ///   - isIncomplete: Whether somebody is known to be in the midst of changing files.
  ///   - onFallback: Is told when there is no other way than to look at all files.
  package func start(
    _ folders: @escaping @Sendable () -> WatchedFolders, polls: Bool,
    isIncomplete: @escaping @Sendable () -> Bool = { false },
    onFallback: @escaping @Sendable () -> Void,
    onChange: @escaping @Sendable (_ changed: Set<String>) -> Void
  ) {
    BackgroundThread.run { [self] in
      follow(
        folders, polls: polls, isIncomplete: isIncomplete, onFallback: onFallback,
        onChange: onChange)
    }
  }

  /// Asks which folders to look at.
  package func lookAgain() { wakeUp.wake() }

  /// Ends soon.
  package func stop() {
    isStopped.store(true, ordering: .releasing)
    wakeUp.wake()
  }

  private func follow(
    _ folders: () -> WatchedFolders, polls: Bool, isIncomplete: () -> Bool,
    onFallback: () -> Void,
    onChange: (Set<String>) -> Void
  ) {
    let clock = ContinuousClock()
    var source = PlatformWatcher.make(wakeUp, polls: polls)
    if !polls && source is PollingWatcher { onFallback() }
    source.watch(folders().folders, excluding: folders().excluded)
    onChange([])
    var debounce = Debounce()
    var burst = ChangeBurst()
    while !isStopped.load(ordering: .acquiring) {
      let folders = folders()
      source.watch(folders.folders, excluding: folders.excluded)
      if PlatformWatcher.isExhausted(source) {
        source = PollingWatcher(wakeUp)
        source.watch(folders.folders, excluding: folders.excluded)
        onFallback()
      }
      let batch = source.wait(
        milliseconds: debounce.deadline.map { ($0 - clock.now).milliseconds })
      burst.add(batch, lost: folders.folders)
      if !batch.isEmpty { debounce.note(at: clock.now, files: burst.count) }
      if isStopped.load(ordering: .acquiring) { return }
      if let deadline = debounce.deadline, clock.now >= deadline, burst.count > 1,
        !debounce.isPatienceOver(at: clock.now), isIncomplete()
      {
        debounce.hold(at: clock.now)
      }
      if debounce.isDue(at: clock.now) {
        let changed = burst.take()
        if !changed.isEmpty { onChange(changed) }
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
