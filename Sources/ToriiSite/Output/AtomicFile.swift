#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a file so that whoever looks at any instant finds the old bytes or the new ones, whole.
package enum AtomicFile {
  /// Names that start so are ours to delete after a build was killed.
  package static let temporaryPrefix = ".torii-tmp-"

  /// Writes to a temporary name in the same folder and renames. A link at `path` is replaced, never
  /// followed.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
    try write([bytes[...]], to: path)
  }

  /// The same for bytes that lie in several places.
  package static func write(
    _ parts: [ArraySlice<UInt8>], to path: String
  ) throws(FileSystemError) {
    try FileSystem.refuseNUL(path, "write")
    let temporary = temporaryName(beside: path)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var descriptor = open(temporary, flags, 0o666)
    if descriptor < 0, errno == EEXIST {
      // An abandoned file of an earlier process with our number, or a link somebody put there.
      unlink(temporary)
      descriptor = open(temporary, flags, 0o666)
    }
    guard descriptor >= 0 else { throw FileSystem.failure("write", path) }
    do {
      for part in parts { try writeAll(part, descriptor, path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0 else {
      let error = FileSystem.failure("write", path)
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let error = FileSystem.failure("replace", path)
      unlink(temporary)
      throw error
    }
  }

  /// Moves a file to a path, in place of what is there; returns whether that is possible, as it is
  /// not between two disks.
  static func move(_ source: String, to path: String) throws(FileSystemError) -> Bool {
    try FileSystem.refuseNUL(source, "replace")
    try FileSystem.refuseNUL(path, "replace")
    if rename(source, path) == 0 { return true }
    if errno == EXDEV { return false }
    throw FileSystem.failure("replace", path)
  }

  private static func writeAll(
    _ bytes: ArraySlice<UInt8>, _ descriptor: Int32, _ path: String
  ) throws(FileSystemError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Darwin)
          return Darwin.write(descriptor, base + offset, bytes.count - offset)
        #elseif canImport(Musl)
          return Musl.write(descriptor, base + offset, bytes.count - offset)
        #else
          return Glibc.write(descriptor, base + offset, bytes.count - offset)
        #endif
      }
      if written < 0 && errno == EINTR { continue }
      if written < 0 { throw FileSystem.failure("write", path) }
      if written == 0 { throw FileSystemError(operation: "write", path: path, code: EIO) }
      offset += written
    }
  }

  /// Short, because the folder's path and 255 bytes a name must hold it too; unique among the
  /// threads of this process because each output path is written once.
  static func temporaryName(beside path: String) -> String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { path[...$0] } ?? ""
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return folder + temporaryPrefix + String(getpid()) + "-" + String(hash, radix: 36)
  }
}
