import Synchronization

/// Remembers how large a template's output was, so that the next buffer fits at once.
struct SizeHint: ~Copyable, Sendable {
  private let bytes = Atomic<Int>(256)

  var capacity: Int { bytes.load(ordering: .relaxed) }

  func note(_ count: Int) {
    let wanted = count + 64
    if wanted > capacity { bytes.store(min(wanted, 1 << 24), ordering: .relaxed) }
  }
}
