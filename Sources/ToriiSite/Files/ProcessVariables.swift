#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The environment variables of this process.
public enum ProcessVariables {
  /// All of them by name; of two with one name the first.
  public static var all: [String: String] {
    var result: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, result[String(parts[0])] == nil else { continue }
      result[String(parts[0])] = String(parts[1])
    }
    return result
  }

  #if canImport(Darwin)
    private static var lines: [String] {
      var lines: [String] = []
      guard var next = _NSGetEnviron().pointee else { return [] }
      while let line = next.pointee {
        lines.append(String(cString: line))
        next += 1
      }
      return lines
    }
  #else
    /// The C library's `environ` may change under a reader's hands; the kernel's copy does not.
    private static var lines: [String] {
      guard let file = fopen("/proc/self/environ", "re") else { return [] }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count <= 0 { break }
        bytes += buffer[..<min(count, buffer.count)]
      }
      return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  #endif
}
