#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// A file that has not changed for so long is whole; in nanoseconds, as all of these.
  private static let longAgo: Int64 = 2_000_000_000
  /// How long a file may be empty before it is taken for an empty file, where the system does not
  /// tell who writes: many programs empty a file before they write it.
  private static let longestEmpty: Int64 = 50_000_000
  /// How long it is quiet between two pieces of a file that is written in pieces.
  private static let longestPause: Int64 = 10_000_000
  /// How often a file is looked at that never comes to rest; 2 ms lie between.
  private static let looks = 250

  #if os(Linux)
    /// `F_SETSIG` and `F_SETLEASE` of the kernel's headers, which the C library's hide.
    private static let setSignal: Int32 = 10
    private static let setLease: Int32 = 1024
  #endif

  /// The bytes of a file that its author may be saving at this moment: one that is being written is
  /// read again, so that what is cut or empty is not taken for the file.
  ///
  /// - Parameter seen: What the file was a moment ago.
  package static func readSaved(
    _ path: String, seen: FileIdentity? = nil, maximumBytes: Int = 512 << 20
  ) throws(FileSystemError) -> [UInt8] {
    // Most files of a site are old, and what they were then tells the same as another look before.
    if let seen, seen.modified < FileIdentity.now &- longAgo,
      let bytes = readUnchanged(path, since: seen, maximumBytes: maximumBytes)
    {
      return bytes
    }
    for _ in 1..<looks {
      // Taken before, as this thread may be held up for long at any place.
      let start = FileIdentity.now
      var isWritten: Bool?
      let (bytes, identity) = try read(path, maximumBytes: maximumBytes) { descriptor, now in
        let isOld = now.modified < start &- longAgo
        isWritten = isOld ? false : isBeingWritten(descriptor)
        return !isOld
      }
      if let identity {
        let rest = bytes.isEmpty ? longestEmpty : longestPause
        // Stamps may be a little ahead of the clock, or wrong.
        let isQuiet = !(-rest..<rest).contains(start &- identity.modified)
        if !(isWritten ?? !isQuiet) { return bytes }
      }
      usleep(2000)
    }
    return try read(path, maximumBytes: maximumBytes)
  }

  /// Whether somebody has an open file open for writing; `nil` where the system does not tell.
  private static func isBeingWritten(_ descriptor: Int32) -> Bool? {
    #if os(Linux)
      // A lease is granted only where nobody writes (fcntl(2)). Whoever opens the file in the moment
      // until it is given back waits; of that we would be told by a signal, and by one that does
      // nothing unless somebody asks for it.
      _ = fcntl(descriptor, setSignal, SIGURG)
      if fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 {
        _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
        return false
      }
      return errno == EAGAIN ? true : nil
    #else
      return nil
    #endif
  }
}
