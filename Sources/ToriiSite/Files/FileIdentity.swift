#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system knows of a file's bytes: as long as it is the same, the bytes are.
///
/// The time of the last change of the status tells of changes that put the other time back, as
/// copying a file with its times does.
package struct FileIdentity: Sendable, Hashable {
  package let inode: UInt64
  package let size: Int64
  /// Nanoseconds since 1970.
  package let modified: Int64
  package let changed: Int64

  package init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ info: stat) {
    inode = UInt64(info.st_ino)
    size = Int64(info.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(info.st_mtimespec)
      changed = Self.nanoseconds(info.st_ctimespec)
    #else
      modified = Self.nanoseconds(info.st_mtim)
      changed = Self.nanoseconds(info.st_ctim)
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The clock that files are stamped with.
  package static var now: Int64 {
    var time = timespec()
    return clock_gettime(CLOCK_REALTIME, &time) == 0 ? nanoseconds(time) : 0
  }

  /// Whether a change after `moment` would show: stamps are only as fine as the file system and
  /// the kernel's clock are.
  package func isSettled(at moment: Int64) -> Bool {
    let isFine = modified % 1_000_000_000 != 0 || changed % 1_000_000_000 != 0
    let margin: Int64 = isFine ? 20_000_000 : 2_100_000_000
    return max(modified, changed) < moment &- margin
  }
}

extension StableHash {
  mutating func combine(_ identity: FileIdentity?) {
    guard let identity else { return combine(0 as UInt64) }
    combine(identity.inode)
    combine(UInt64(bitPattern: identity.size))
    combine(UInt64(bitPattern: identity.modified))
    combine(UInt64(bitPattern: identity.changed))
  }
}

extension FileSystem {
  /// The program that runs; nothing where the system does not tell.
  static var executable: FileIdentity? {
    #if canImport(Darwin)
      let path = CommandLine.arguments.first ?? ""
    #else
      let path = "/proc/self/exe"
    #endif
    guard let resolved = try? realPath(path) else { return nil }
    return (try? status(resolved))?.identity
  }
}
