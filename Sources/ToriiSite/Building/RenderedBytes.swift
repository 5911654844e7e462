/// The bytes of a rendered file: at hand, or in a file that waits to be moved to its place.
enum RenderedBytes: Sendable {
  case memory([UInt8])
  case waiting(SpooledFile)
  /// They could not be kept.
  case lost(FileSystemError)

  /// What the file is that lies already where the output has it, once the spool is the output.
  var placed: FileIdentity? {
    guard case .waiting(let file) = self else { return nil }
    return file.identity
  }

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
///
/// A class, as each is referred to from several lists.
final class SpooledFile: Sendable {
  let size: Int
  /// What it is, where it lies as it will in the output.
  let identity: FileIdentity?
  private let name: String
  private let folder: FolderHandle
  /// Keeps the files for as long as this one may be wanted.
  private let spool: RenderSpool

  init(
    _ name: String, in folder: FolderHandle, size: Int, identity: FileIdentity?, spool: RenderSpool
  ) {
    self.name = name
    self.folder = folder
    self.size = size
    self.identity = identity
    self.spool = spool
  }

  var path: String { folder.path + "/" + name }
}
