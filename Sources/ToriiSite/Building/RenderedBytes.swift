/// The bytes of a rendered file: at hand, or in a file that waits to be moved to its place.
enum RenderedBytes: Sendable {
  case memory([UInt8])
  case waiting(SpooledFile)
  /// They could not be kept.
  case lost(FileSystemError)

  func load() throws(FileSystemError) -> [UInt8] {
    switch self {
    case .memory(let bytes): return bytes
    case .waiting(let file): return try FileSystem.read(file.path, maximumBytes: .max)
    case .lost(let error): throw error
    }
  }

  /// Whether a file of the output has the same bytes.
  func isSame(as path: String, size: Int) throws(FileSystemError) -> Bool {
    switch self {
    case .memory(let bytes) where bytes.count != size: return false
    case .waiting(let file) where file.size != size: return false
    case .lost(let error): throw error.named(path)
    default: break
    }
    let bytes = try load()
    return (try? FileSystem.read(path, maximumBytes: .max)) == bytes
  }

  /// Brings the bytes to a path, where whoever looks finds the old file or the new one, whole.
  func put(at path: String) throws(FileSystemError) {
    if case .lost(let error) = self { throw error.named(path) }
    // A file on another disk cannot be moved.
    if case .waiting(let file) = self, try AtomicFile.move(file.path, to: path) { return }
    try AtomicFile.write(try load(), to: path)
  }
}

extension FileSystemError {
  /// The same about the file that was to be written: where its bytes waited is nobody's concern.
  fileprivate func named(_ path: String) -> FileSystemError {
    FileSystemError(operation: operation, path: path, code: code)
  }
}

/// A file in the cache folder that holds what a template made.
struct SpooledFile: Sendable {
  let path: String
  let size: Int
  /// Keeps the folder for as long as the file may be wanted.
  let spool: RenderSpool
}
