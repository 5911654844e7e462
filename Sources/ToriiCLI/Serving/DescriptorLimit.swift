#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files and connections this process may have open.
enum DescriptorLimit {
  /// Enough for every connection that the server accepts, and the files it sends.
  private static let wanted: rlim_t = 8192

  /// Raises the limit as far as that is allowed and sensible: each open tab keeps a connection.
  static func raise() {
    #if canImport(Glibc)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(files, &limit)
  }
}
