#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a path names.
package enum FileKind: Sendable, Equatable {
  case regular
  case directory
  case symbolicLink
  /// A pipe, socket or device: reading one could block for ever.
  case other
}

package struct FileStatus: Sendable {
  package let kind: FileKind
  package let size: Int
  package let permissions: UInt32
  package let identity: FileIdentity
}

/// Thin, throwing calls on files. No path with a NUL reaches the system.
package enum FileSystem {
  /// The status of the path itself; links are not followed.
  package static func status(_ path: String) throws(FileSystemError) -> FileStatus {
    try refuseNUL(path, "look at")
    var info = stat()
    guard lstat(path, &info) == 0 else { throw failure("look at", path) }
    return status(info)
  }

  /// The same, or `nil` when there is nothing.
  package static func statusIfPresent(_ path: String) throws(FileSystemError) -> FileStatus? {
    do {
      return try status(path)
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }

  package static func isDirectory(_ path: String) -> Bool {
    (try? status((try? realPath(path)) ?? path))?.kind == .directory
  }

  package static func isRegularFile(_ path: String) -> Bool {
    (try? status((try? realPath(path)) ?? path))?.kind == .regular
  }

  static func status(_ info: stat) -> FileStatus {
    let kind: FileKind
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    return FileStatus(
      kind: kind, size: Int(info.st_size), permissions: UInt32(info.st_mode & 0o7777),
      identity: FileIdentity(info))
  }

  /// The bytes of a regular file that is not a link.
  package static func read(
    _ path: String, maximumBytes: Int = 512 << 20
  ) throws(FileSystemError) -> [UInt8] {
    try read(path, maximumBytes: maximumBytes) { _, _ in false }.bytes
  }

  /// The same, with the file's identity if nobody changed the file meanwhile.
  /// - Parameter look: Is given the open file and what it is once it was read, and tells whether it
  ///   took the time for more than that.
  static func read(
    _ path: String, maximumBytes: Int,
    thenLookAt look: (_ descriptor: Int32, _ now: FileIdentity) -> Bool
  ) throws(FileSystemError) -> (bytes: [UInt8], identity: FileIdentity?) {
    try refuseNUL(path, "read")
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw failure("read", path) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw FileSystemError(operation: "read", path: path, code: EINVAL)
    }
    let before = FileIdentity(info)
    let expected = Int(info.st_size)
    if expected > maximumBytes { throw FileSystemError(operation: "read", path: path, code: EFBIG) }
    let bytes = try read(expected, from: descriptor, path)
    guard fstat(descriptor, &info) == 0 else { throw failure("read", path) }
    if look(descriptor, FileIdentity(info)), fstat(descriptor, &info) != 0 {
      throw failure("read", path)
    }
    let isSame = FileIdentity(info) == before && bytes.count == expected
    return (bytes, isSame ? before : nil)
  }

  /// The bytes of a regular file that is what it was when somebody looked; `nil` where it is not, or
  /// cannot be read.
  static func readUnchanged(
    _ path: String, since seen: FileIdentity, maximumBytes: Int
  ) -> [UInt8]? {
    guard let expected = Int(exactly: seen.size), expected >= 0, expected <= maximumBytes,
      !path.isEmpty, !holdsNUL(path)
    else { return nil }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard let bytes = try? read(expected, from: descriptor, path), bytes.count == expected,
      fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      FileIdentity(info) == seen
    else { return nil }
    return bytes
  }

  /// So many bytes of an open file, or those that there are.
  private static func read(
    _ expected: Int, from descriptor: Int32, _ path: String
  ) throws(FileSystemError) -> [UInt8] {
    var error: FileSystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
      while count < expected, let base = buffer.baseAddress {
        #if canImport(Darwin)
          let got = Darwin.read(descriptor, base + count, expected - count)
        #elseif canImport(Musl)
          let got = Musl.read(descriptor, base + count, expected - count)
        #else
          let got = Glibc.read(descriptor, base + count, expected - count)
        #endif
        if got < 0 && errno == EINTR { continue }
        if got < 0 { error = failure("read", path) }
        if got <= 0 { break }
        count += got
      }
    }
    if let error { throw error }
    return bytes
  }

  /// Fails where a file may not be read.
  package static func checkReadable(_ path: String) throws(FileSystemError) {
    try refuseNUL(path, "read")
    guard access(path, R_OK) == 0 else { throw failure("read", path) }
  }

  /// The first bytes of a regular file.
  package static func readStart(
    of path: String, maximumBytes: Int
  ) throws(FileSystemError) -> [UInt8] {
    try refuseNUL(path, "read")
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return [] }
    let wanted = min(max(0, maximumBytes), max(0, Int(info.st_size)))
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted, let start = buffer.baseAddress {
        let got = pread(descriptor, start + count, wanted - count, off_t(count))
        if got <= 0 { break }
        count += got
      }
    }
    return bytes
  }

  /// The entries of a folder in byte order; names that are not UTF-8 come as bytes.
  package static func list(_ path: String) throws(FileSystemError) -> [DirectoryEntry] {
    try refuseNUL(path, "list")
    guard let stream = opendir(path) else { throw failure("list", path) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes.elementsEqual(".".utf8) || bytes.elementsEqual("..".utf8) { continue }
      names.append(bytes)
      errno = 0
    }
    if errno != 0 { throw failure("list", path) }
    return ByteOrder.sorted(names).map(DirectoryEntry.init)
  }

  /// The absolute path with every link resolved.
  package static func realPath(_ path: String) throws(FileSystemError) -> String {
    try refuseNUL(path, "resolve")
    guard let resolved = realpath(path, nil) else { throw failure("resolve", path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes a folder; it is no error that it is there already.
  package static func makeDirectory(_ path: String) throws(FileSystemError) {
    try refuseNUL(path, "create the folder")
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw failure("create the folder", path)
    }
  }

  /// Makes a folder; returns whether there was nothing.
  package static func makeNewDirectory(_ path: String) throws(FileSystemError) -> Bool {
    try refuseNUL(path, "create the folder")
    if mkdir(path, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw failure("create the folder", path) }
    return false
  }

  /// Makes a folder and those above it.
  package static func makeDirectories(_ path: String) throws(FileSystemError) {
    var built = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + component
      if (try? statusIfPresent(built)) == nil { try makeDirectory(built) }
    }
  }

  /// Removes a file or a link, never what a link points at.
  package static func removeFile(_ path: String) throws(FileSystemError) {
    try refuseNUL(path, "delete")
    guard unlink(path) == 0 || errno == ENOENT else { throw failure("delete", path) }
  }

  /// Removes a folder if it is empty; returns whether it is gone.
  package static func removeEmptyDirectory(_ path: String) -> Bool {
    !holdsNUL(path) && rmdir(path) == 0
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) {
    var waiting = [path]
    var folders: [String] = []
    while let folder = waiting.popLast() {
      guard (try? status(folder))?.kind == .directory else { continue }
      folders.append(folder)
      for entry in (try? list(folder)) ?? [] {
        guard let name = entry.name else { continue }
        let path = folder + "/" + name
        if (try? removeFile(path)) == nil { waiting.append(path) }
      }
    }
    // Folders come before those in them.
    for folder in folders.reversed() { _ = removeEmptyDirectory(folder) }
  }

  /// Moves a folder to a path where there is nothing.
  static func moveFolder(_ source: String, to path: String) throws(FileSystemError) {
    try refuseNUL(source, "move")
    try refuseNUL(path, "move")
    guard rename(source, path) == 0 else { throw failure("move", path) }
  }

  package static var currentDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// `path` seen from the current folder, without links resolved.
  package static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : currentDirectory + "/" + path
  }

  static func refuseNUL(_ path: String, _ operation: String) throws(FileSystemError) {
    if path.isEmpty || holdsNUL(path) {
      throw FileSystemError(operation: operation, path: path, code: EINVAL)
    }
  }

  private static func holdsNUL(_ path: String) -> Bool {
    path.readBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
  }

  static func failure(_ operation: String, _ path: String) -> FileSystemError {
    FileSystemError(operation: operation, path: path, code: errno)
  }
}

/// A name in a folder.
package struct DirectoryEntry: Sendable {
  package let bytes: [UInt8]

  /// `nil` when the name is not UTF-8.
  package var name: String? { String(validating: bytes, as: UTF8.self) }

  /// The name for a message, with what is not UTF-8 replaced.
  package var printableName: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  /// Whether an absolute resolved path is `folder` or lies below it; a sibling whose name starts
  /// alike does not.
  package func isContained(in folder: String) -> Bool {
    if utf8.elementsEqual(folder.utf8) { return true }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return utf8.starts(with: prefix.utf8)
  }
}
