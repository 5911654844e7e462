import Synchronization

/// The ids of headings that stand on one page but in several texts.
package final class SharedHeadingIDs: Sendable {
  private let ids = Mutex(UniqueIDs())

  package init() {}

  /// Takes an id as it is.
  package func claim(_ id: String) { ids.withLock { $0.claim(id) } }

  /// The id, or one like it that nothing else has.
  func make(from id: String) -> String { ids.withLock { $0.make(from: id) } }
}
