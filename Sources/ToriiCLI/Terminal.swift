import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output and standard error.
enum Terminal {
  /// The error of the first write to standard output that failed.
  private static let outputError = Atomic<Int32>(0)

  /// Why standard output could not be written, as on a full disk. A reader that went away, as
  /// `head` does, wants no more and is no failure.
  static var outputFailure: String? {
    let code = outputError.load(ordering: .relaxed)
    return code == 0 ? nil : "cannot write to standard output: " + String(cString: strerror(code))
  }

  /// Opens the null device for what the caller has closed of standard input, output and error:
  /// otherwise the next file or socket would be taken for it.
  static func openMissing() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
  }

  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func printError(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether a line that was written can be written again: on a terminal that knows how.
  static var canRewriteLines: Bool {
    if let value = getenv("TERM"), String(cString: value) == "dumb" { return false }
    return isatty(STDERR_FILENO) == 1
  }

  /// Whether messages may be coloured: on a terminal, unless `NO_COLOR` is set.
  static var usesColor: Bool {
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    if let value = getenv("TERM"), String(cString: value) == "dumb" { return false }
    return isatty(STDERR_FILENO) == 1
  }

  static func write(_ bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8)[...], to: descriptor)
  }

  /// What a closed pipe does not take is lost: there is nobody to tell.
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Glibc)
          return Glibc.write(descriptor, base, buffer.count)
        #elseif canImport(Musl)
          return Musl.write(descriptor, base, buffer.count)
        #else
          return Darwin.write(descriptor, base, buffer.count)
        #endif
      }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 {
        if descriptor == STDOUT_FILENO, written < 0, errno != EPIPE {
          outputError.store(errno, ordering: .relaxed)
        }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}
