/// Gathers changes that belong together: saving one file makes several, switching a branch
/// thousands.
package struct Debounce: Sendable {
  /// How long it must be quiet.
  package static let quiet: Duration = .milliseconds(15)
  /// How long it waits at most while more arrive.
  package static let longest: Duration = .milliseconds(100)

  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?

  package init() {}

  /// Notes that something changed.
  package mutating func note(at time: ContinuousClock.Instant) {
    if first == nil { first = time }
    last = time
  }

  /// When to act; `nil` when nothing changed.
  package var deadline: ContinuousClock.Instant? {
    guard let first, let last else { return nil }
    return min(last + Self.quiet, first + Self.longest)
  }

  /// Whether it is time to act; then everything starts anew.
  package mutating func isDue(at time: ContinuousClock.Instant) -> Bool {
    guard let deadline, time >= deadline else { return false }
    first = nil
    last = nil
    return true
  }
}
