#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open folder, below which files are found without a walk along the whole path.
final class FolderHandle: Sendable {
  let path: String
  private let descriptor: Int32

  /// `nil` where the folder cannot be opened.
  init?(_ path: String) {
    guard (try? FileSystem.refuseNUL(path, "open")) != nil else { return nil }
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Makes a folder and those above it up to this one, unless they are there.
  func makeFolders(_ relative: String) throws(FileSystemError) {
    try FileSystem.refuseNUL(relative, "create the folder")
    if mkdirat(descriptor, relative, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = relative.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      throw FileSystem.failure("create the folder", path + "/" + relative)
    }
    // As deep as the path has folders, and paths are short.
    try makeFolders(String(relative[..<slash]))
    guard mkdirat(descriptor, relative, 0o777) == 0 || errno == EEXIST else {
      throw FileSystem.failure("create the folder", path + "/" + relative)
    }
  }

  /// The status of what is at a path below the folder, or `nil` when there is nothing; links at its
  /// end are not followed.
  func statusIfPresent(_ relative: String) throws(FileSystemError) -> FileStatus? {
    try FileSystem.refuseNUL(relative, "look at")
    var info = stat()
    if fstatat(descriptor, relative, &info, AT_SYMLINK_NOFOLLOW) == 0 {
      return FileSystem.status(info)
    }
    if errno == ENOENT { return nil }
    throw FileSystem.failure("look at", path + "/" + relative)
  }

  /// Makes a file that is not there; returns its descriptor.
  func makeFile(_ relative: String) throws(FileSystemError) -> Int32 {
    try FileSystem.refuseNUL(relative, "write")
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, relative, flags, 0o666)
    if file < 0 { throw FileSystem.failure("write", path + "/" + relative) }
    return file
  }
}
