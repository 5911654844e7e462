#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder for the output of another program, deleted with the value that names it.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws(FileSystemError) {
    let parent = ProcessVariables.all["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let pattern = parent + "/torii-XXXXXX"
    try FileSystem.refuseNUL(pattern, "create the folder")
    var bytes = pattern.utf8CString
    let isMade = bytes.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard isMade else { throw FileSystem.failure("create the folder", pattern) }
    let made = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = (try? FileSystem.realPath(made)) ?? made
  }

  deinit { Self.remove(path) }

  /// Deletes a folder with all in it; links are deleted, not followed.
  private static func remove(_ root: String) {
    var pending = [root]
    var folders: [String] = []
    while let folder = pending.popLast() {
      folders.append(folder)
      for entry in (try? FileSystem.list(folder)) ?? [] {
        guard let name = entry.name else { continue }
        let path = folder + "/" + name
        if (try? FileSystem.status(path))?.kind == .directory {
          pending.append(path)
        } else {
          try? FileSystem.removeFile(path)
        }
      }
    }
    for folder in folders.reversed() { _ = FileSystem.removeEmptyDirectory(folder) }
  }
}
