import Synchronization

/// How far a build is, for whoever shows it: read it from any thread while the build runs.
public final class BuildProgress: Sendable {
  private let current = Mutex<(phase: String, total: Int)>(("reading", 0))
  private let done = Atomic<Int>(0)

  /// A build that has not begun.
  public init() {}

  /// What is being done, as `rendering pages`, and how much of it is done. The total is 0 while it
  /// is not known.
  public var state: (phase: String, done: Int, total: Int) {
    let (phase, total) = current.withLock { $0 }
    return (phase, min(done.load(ordering: .relaxed), total), total)
  }

  /// What the next pieces of work belong to.
  package func begin(_ phase: String) {
    current.withLock { $0 = (phase, 0) }
    done.store(0, ordering: .relaxed)
  }

  /// More pieces of the same work are to come.
  package func expect(_ count: Int) { current.withLock { $0.total += count } }

  package func advance(by count: Int) { done.add(count, ordering: .relaxed) }
}
