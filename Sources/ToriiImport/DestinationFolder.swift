package import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let invalidArgument = EINVAL
let noSuchFile = ENOENT

/// The folder of the new site: filled beside its place under another name, then renamed.
package struct DestinationFolder {
  /// The absolute path, with the links of its parent resolved.
  package let path: String
  private let isOccupied: Bool

  package init(_ path: String, isForced: Bool) throws(FileSystemError) {
    var absolute = FileSystem.absolute(path)
    while absolute.utf8.count > 1 && absolute.hasSuffix("/") { absolute.removeLast() }
    let name = SourcePath(absolute).name
    guard !name.isEmpty, name != "..", name != "." else {
      throw FileSystemError(operation: "create", path: path, code: EINVAL)
    }
    let parent = String(absolute.dropLast(name.count))
    try FileSystem.makeDirectories(parent)
    self.path = try FileSystem.realPath(parent) + "/" + name
    if let status = try FileSystem.statusIfPresent(self.path) {
      guard status.kind == .directory else {
        throw FileSystemError(operation: "create", path: path, code: EEXIST)
      }
      isOccupied = try !FileSystem.list(self.path).isEmpty
      if isOccupied && !isForced {
        throw FileSystemError(operation: "fill", path: path, code: ENOTEMPTY)
      }
    } else {
      isOccupied = false
    }
  }

  /// Writes everything and moves it into place; a failure leaves nothing.
  /// - Returns: Where the folder went that was there before.
  package func fill(
    _ outputs: [String: ImportSession.Output], from root: String
  ) throws(FileSystemError) -> String? {
    let temporary = "\(path).importing-\(getpid())"
    guard mkdir(temporary, 0o777) == 0 else {
      throw FileSystemError(operation: "create", path: temporary, code: errno)
    }
    do throws(FileSystemError) {
      for (name, output) in outputs {
        let file = temporary + "/" + name
        try FileSystem.makeDirectories(temporary + "/" + SourcePath(name).folder.string)
        switch output {
        case .bytes(let bytes): try AtomicFile.write(bytes, to: file)
        case .copy(let source):
          try AtomicFile.write(try FileSystem.read(root + "/" + source), to: file)
        }
      }
      return try moveIntoPlace(temporary)
    } catch {
      Self.remove(temporary)
      throw error
    }
  }

  private func moveIntoPlace(_ temporary: String) throws(FileSystemError) -> String? {
    var previous: String?
    if isOccupied {
      let aside = "\(path).before-import-\(getpid())"
      guard rename(path, aside) == 0 else {
        throw FileSystemError(operation: "set aside", path: path, code: errno)
      }
      previous = aside
    }
    guard rename(temporary, path) == 0 else {
      let code = errno
      if let previous { _ = rename(previous, path) }
      throw FileSystemError(operation: "create", path: path, code: code)
    }
    return previous
  }

  /// Removes the folder that this import made, links and all, without following one.
  private static func remove(_ folder: String) {
    var pending = [folder]
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
