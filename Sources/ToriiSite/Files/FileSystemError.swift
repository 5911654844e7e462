#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A system call that failed, with the path it was about.
package struct FileSystemError: Error, Sendable, CustomStringConvertible {
  package let operation: String
  package let path: String
  package let code: Int32

  package init(operation: String, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// What the system says, as "Permission denied".
  package var reason: String {
    guard code != 0, let text = strerror(code) else { return "unknown reason" }
    return String(cString: text)
  }

  /// What the author can do about it.
  package var hint: String? {
    code == EACCES ? "\"chmod u+rX\" gives you the right to read it" : nil
  }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  package var description: String { "cannot \(operation) \"\(path)\": \(reason)" }
}
