import Synchronization

/// The bytes of a rendered file: at hand, or where many of them wait to be written.
enum RenderedBytes: Sendable {
  case memory([UInt8])
  case spooled(BodyStore.Location, BodyStore)

  func load() throws(FileSystemError) -> [UInt8] {
    switch self {
    case .memory(let bytes): return bytes
    case .spooled(let location, let store):
      guard let bytes = store.bytes(at: location) else {
        throw FileSystemError(
          operation: "read what was rendered from", path: store.name, code: ioError)
      }
      return bytes
    }
  }
}

/// Where rendered files wait until all of them are known to be right: the first in memory, the rest
/// of a large site in a file that has no name any more and ends with the process.
final class RenderSpool: Sendable {
  private static let memoryBytes = 8 << 20

  private let store: BodyStore?
  private let inMemory = Atomic<Int>(0)

  init(_ store: BodyStore?) { self.store = store }

  /// - Parameter hash: That of the bytes.
  func keep(_ bytes: [UInt8], hash: UInt64) -> RenderedBytes {
    guard let store,
      inMemory.add(bytes.count, ordering: .relaxed).newValue > Self.memoryBytes,
      let location = store.append(bytes, checksum: hash)
    else { return .memory(bytes) }
    return .spooled(location, store)
  }
}
