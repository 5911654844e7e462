/// The files that somebody has written to and not closed since.
///
/// A program that keeps a file open, would never be
/// heard of: such a file counts as changed when nobody has written to it for a while.
package struct UnfinishedWrites: Sendable {
  package typealias Instant = ContinuousClock.Instant

  private static let pause: Duration = .seconds(1)

  private var last: [String: Instant] = [:]

  package init() {}

  package mutating func note(_ path: String, at time: Instant) { last[path] = time }

  /// The file was closed, or is gone.
  package mutating func end(_ path: String) { last[path] = nil }

  /// When to call ``takePaused(at:)``; `nil` while nothing is unfinished.
  package var deadline: Instant? { last.values.min().map { $0 + Self.pause } }

  var millisecondsLeft: Int? {
    deadline.map { max(0, (ContinuousClock.now.duration(to: $0)).milliseconds) }
  }

  /// The files that nobody has written to for a while; each is told once.
  package mutating func takePaused(at time: Instant) -> [String] {
    let paused = last.filter { time >= $0.value + Self.pause }.map(\.key)
    for path in paused { last[path] = nil }
    return paused
  }
}
