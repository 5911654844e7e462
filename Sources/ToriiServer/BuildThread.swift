import Synchronization

/// Builds on a thread of its own, one build after the other, while changes go on arriving.
final class BuildThread: Sendable {
  private let wakeUp: WakePipe
  private let isWanted = Atomic<Bool>(false)
  private let isStopped = Atomic<Bool>(false)

  /// `nil` when the system has no descriptors left.
  init?() {
    guard let wakeUp = WakePipe() else { return nil }
    self.wakeUp = wakeUp
  }

  func start(_ build: @escaping @Sendable () -> Void) {
    BackgroundThread.run { [self] in
      while true {
        wakeUp.wait(milliseconds: nil)
        _ = wakeUp.drain()
        if isStopped.load(ordering: .acquiring) { return }
        if isWanted.exchange(false, ordering: .acquiring) { build() }
      }
    }
  }

  /// Builds soon, or once more after the build that is under way.
  func want() {
    isWanted.store(true, ordering: .releasing)
    wakeUp.wake()
  }

  /// Ends after the build that is under way, if any.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    wakeUp.wake()
  }
}
