/// Gathers changes that belong together: saving one file makes several, switching a branch
/// thousands.
package struct Debounce: Sendable {
  /// How long it must be quiet.
  package static let quiet: Duration = .milliseconds(15)
  /// How long it waits at most while more arrive.
  package static let longest: Duration = .milliseconds(100)
  /// From so many files on it is no save but a flood, which is to be one build: whoever switches a
  /// branch does not wait for the first of a thousand files.
  package static let flood = 8
  /// How long a flood must be quiet.
  package static let quietAfterFlood: Duration = .milliseconds(100)
  /// How long a flood is waited for at most.
  package static let longestFlood: Duration = .seconds(3)
  /// How long it waits at most for changes that are known to be incomplete.
  package static let longestHold: Duration = .seconds(10)

  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?
  private var isFlood = false
  private var isHeld = false

  package init() {}

  /// Notes that something changed.
  /// - Parameter files: How many files have changed since it acted last.
  package mutating func note(at time: ContinuousClock.Instant, files: Int) {
    if first == nil { first = time }
    last = time
    isFlood = files >= Self.flood
  }

  /// Waits on, because the changes are known to be incomplete.
  package mutating func hold(at time: ContinuousClock.Instant) {
    last = time
    isHeld = true
  }

  /// When to act; `nil` when nothing changed.
  package var deadline: ContinuousClock.Instant? {
    guard let first, let last else { return nil }
    if isHeld { return min(last + Self.quiet, first + Self.longestHold) }
    return isFlood
      ? min(last + Self.quietAfterFlood, first + Self.longestFlood)
      : min(last + Self.quiet, first + Self.longest)
  }

  /// Whether it has waited as long as it waits for anything.
  package func isPatienceOver(at time: ContinuousClock.Instant) -> Bool {
    first.map { time >= $0 + Self.longestHold } ?? false
  }

  /// Whether it is time to act; then everything starts anew.
  package mutating func isDue(at time: ContinuousClock.Instant) -> Bool {
    guard let deadline, time >= deadline else { return false }
    self = Debounce()
    return true
  }
}
