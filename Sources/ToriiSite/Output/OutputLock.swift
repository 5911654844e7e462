#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second build out of an output folder. The lock is on the folder itself, so no lock file
/// is left behind, and it ends with the process, however that ends.
package final class OutputLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// `nil` when another process holds the lock.
  package static func acquire(_ folder: String) throws(FileSystemError) -> OutputLock? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystem.failure("open", folder) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return OutputLock(descriptor: descriptor) }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK { return nil }
    throw FileSystemError(operation: "lock", path: folder, code: code)
  }

  deinit { close(descriptor) }
}
