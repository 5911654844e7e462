#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells two states of a file apart without reading it.
package struct FileIdentity: Sendable, Hashable {
  package let device: UInt64
  package let node: UInt64
  package let size: Int
  package let seconds: Int
  package let nanoseconds: Int
  package let isFolder: Bool

  /// The state of what a path names, links not followed; `nil` when there is nothing, or neither a
  /// regular file nor a folder.
  package init?(_ path: String) {
    if path.utf8.contains(0) { return nil }
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    let kind = info.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFDIR else { return nil }
    self.init(info)
  }

  init(_ info: stat) {
    device = UInt64(truncatingIfNeeded: info.st_dev)
    node = UInt64(truncatingIfNeeded: info.st_ino)
    size = Int(info.st_size)
    isFolder = info.st_mode & S_IFMT == S_IFDIR
    #if canImport(Darwin)
      seconds = info.st_mtimespec.tv_sec
      nanoseconds = info.st_mtimespec.tv_nsec
    #else
      seconds = Int(info.st_mtim.tv_sec)
      nanoseconds = Int(info.st_mtim.tv_nsec)
    #endif
  }
}
