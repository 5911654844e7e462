#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// How long a file may stay empty while somebody saves it, in nanoseconds.
  private static let longestSave: Int64 = 50_000_000

  /// The bytes of a file that its author may be saving at this moment: many programs empty a file
  /// before they write it, so one that was emptied just now is waited for.
  package static func readSaved(
    _ path: String, maximumBytes: Int = 512 << 20
  ) throws(FileSystemError) -> [UInt8] {
    var bytes = try read(path, maximumBytes: maximumBytes)
    while bytes.isEmpty, wasJustChanged(path) {
      usleep(2000)
      bytes = try read(path, maximumBytes: maximumBytes)
    }
    return bytes
  }

  private static func wasJustChanged(_ path: String) -> Bool {
    guard let changed = try? status(path).identity.modified else { return false }
    // Stamps may be a little ahead of the clock, or wrong.
    return (-longestSave..<longestSave).contains(FileIdentity.now &- changed)
  }
}
