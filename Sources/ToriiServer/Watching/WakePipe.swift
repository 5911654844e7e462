#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Wakes a thread that waits for files.
package final class WakePipe: Sendable {
  package let reader: Int32
  package let writer: Int32

  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    reader = ends[0]
    writer = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(reader)
    close(writer)
  }

  package func wake() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  /// Forgets the wake-ups so far; whether there were any.
  package func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64)
    var any = false
    while read(reader, &buffer, buffer.count) > 0 { any = true }
    return any
  }

  /// Blocks until something can be read from one of two descriptors, or time is up.
  package func wait(or other: Int32? = nil, milliseconds: Int?) {
    var descriptors = [pollfd(fd: reader, events: Int16(POLLIN), revents: 0)]
    if let other { descriptors.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
    let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    _ = poll(&descriptors, nfds_t(descriptors.count), timeout)
  }
}
