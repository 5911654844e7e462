/// The list of what a build wrote, kept in the output folder: the only files that a later build may
/// delete.
///
/// While a build runs, a journal beside it names what this build may add and what the one before
/// had written, so that a build that was killed leaves nothing that the next one does not know.
package struct OutputManifest: Sendable, Equatable {
  package static let name = ".torii-manifest"
  package static let journalName = ".torii-journal.tmp"
  private static let header = "torii manifest 1"

  package var paths: Set<String>

  package init(paths: Set<String> = []) { self.paths = paths }

  /// Reads what is there. Lines that name no safe path are dropped: a manifest is only a file, and
  /// anybody may have changed it.
  package static func read(_ name: String, in folder: String) throws(FileSystemError) -> Self {
    let path = folder + "/" + name
    guard try FileSystem.statusIfPresent(path)?.kind == .regular else { return Self() }
    let bytes = try FileSystem.read(path)
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard lines.first?.elementsEqual(header.utf8) == true else { return Self() }
    lines = lines.dropFirst()
    var result = Self()
    for line in lines {
      guard let text = String(validating: line, as: UTF8.self),
        let path = try? OutputPath(copying: text)
      else { continue }
      result.paths.insert(path.string)
    }
    return result
  }

  /// What its file holds.
  func encoded() -> [UInt8] { Self.encoded(ByteOrder.sorted(Array(paths))) }

  /// What the file of a list of paths in byte order holds.
  static func encoded(_ paths: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(paths.reduce(header.utf8.count + 1) { $0 + $1.utf8.count + 1 })
    for line in CollectionOfOne(header) + paths {
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  package func write(_ name: String, in folder: String) throws(FileSystemError) {
    try Self.write(encoded(), name, in: folder)
  }

  /// - Parameter bytes: What ``encoded()`` gave.
  static func write(_ bytes: [UInt8], _ name: String, in folder: String) throws(FileSystemError) {
    let path = folder + "/" + name
    if (try? FileSystem.status(path))?.size == bytes.count, (try? FileSystem.read(path)) == bytes {
      return
    }
    try AtomicFile.write(bytes, to: path)
  }
}
