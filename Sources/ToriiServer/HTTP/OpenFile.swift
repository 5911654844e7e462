import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file that is being sent; closed when nobody holds it any more.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  package let size: Int

  /// Opens a file by the path under which a build found it. Links, pipes and devices are refused,
  /// and so is a path that has come to lead somewhere else since.
  package init?(path: String) {
    guard let resolved = try? FileSystem.realPath(path), resolved.utf8.elementsEqual(path.utf8)
    else { return nil }
    descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    var info = stat()
    guard descriptor >= 0, fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      size = 0
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    size = Int(info.st_size)
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from an offset; fewer when the file has become shorter.
  package func read(at offset: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      while filled < buffer.count, let start = buffer.baseAddress {
        let got = pread(descriptor, start + filled, buffer.count - filled, off_t(offset + filled))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { return }
        filled += got
      }
    }
  }
}
