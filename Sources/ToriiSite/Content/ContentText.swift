import Synchronization

/// The text of a content file. Its body is let go of once it was rendered, and read again for the
/// few that ask: a site's whole text need not stay in memory.
package final class ContentText: Sendable {
  /// The file's name for messages.
  package let file: String
  /// The hash of the body's bytes.
  package let bodyHash: UInt64
  /// Where the file can be read again.
  private let path: String?
  private let loaded: Mutex<[UInt8]?>

  /// - Parameters:
  ///   - path: The absolute path of the file; `nil` for a text that is in no file.
  ///   - budget: How much text may stay in memory; without room the file is read again.
  package init(
    _ bytes: [UInt8], file: String, path: String?, bodyOffset: Int, budget: TextBudget? = nil
  ) {
    self.file = file
    self.path = path
    var hash = StableHash()
    hash.combine(bytes[min(bodyOffset, bytes.count)...])
    bodyHash = hash.value
    loaded = Mutex(path == nil || budget?.take(bytes.count) != false ? bytes : nil)
  }

  /// A text that an earlier build read, and that nothing needs so far.
  package init(file: String, path: String, bodyHash: UInt64) {
    self.file = file
    self.path = path
    self.bodyHash = bodyHash
    loaded = Mutex(nil)
  }

  /// The whole file; nothing if it has gone meanwhile, which the next build tells.
  package var bytes: [UInt8] {
    if let bytes = loaded.withLock({ $0 }) { return bytes }
    guard let path else { return [] }
    return (try? FileSystem.readSaved(path, maximumBytes: ContentReader.maximumBytes)) ?? []
  }

  /// Lets go of the bytes that can be read again.
  package func release() { if path != nil { loaded.withLock { $0 = nil } } }
}

/// How much of a site's text a build holds while it goes on to the next phase.
package final class TextBudget: Sendable {
  private let left = Atomic<Int>(40 << 20)

  package init() {}

  /// Whether so many bytes may stay.
  func take(_ count: Int) -> Bool { left.subtract(count, ordering: .relaxed).newValue >= 0 }
}
