#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WASILibc)
  import WASILibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Templates in folders of the file system (Jinja2 documentation, `FileSystemLoader`).
///
/// A name never leads out of the folders: not by `..`, not by an absolute path, not by a symbolic
/// link.
public struct FileSystemLoader: Loader {
  private let folders: [String]
  private let sizeLimit: Int

  /// A loader of the templates in one folder.
  ///
  /// - Parameters:
  ///   - folder: The folder's path.
  ///   - sizeLimit: The largest template that is read, in bytes.
  public init(_ folder: String, sizeLimit: Int = 64 << 20) {
    self.init([folder], sizeLimit: sizeLimit)
  }

  /// A loader of the templates in several folders; the first that has a template wins.
  ///
  /// - Parameters:
  ///   - folders: The folders' paths.
  ///   - sizeLimit: The largest template that is read, in bytes.
  public init(_ folders: [String], sizeLimit: Int = 64 << 20) {
    self.folders = folders
    self.sizeLimit = sizeLimit
  }

  /// Finds a template.
  ///
  /// - Throws: A ``FileError`` for a file that cannot be read or is not UTF-8.
  public func load(_ name: String) throws -> LoadedSource? {
    guard let parts = FileSystemLoader.parts(of: name) else { return nil }
    for folder in folders {
      guard let root = realPath(folder), let path = realPath(folder + "/" + parts) else {
        continue
      }
      guard isInside(path, root), let stamp = FileStamp(path) else { continue }
      guard stamp.isRegularFile else { continue }
      let text = try read(path, name: name, size: stamp.size)
      return LoadedSource(text) { FileStamp(path) == stamp }
    }
    return nil
  }

  /// The names of all regular files in the folders, sorted.
  public func templateNames() -> [String]? {
    var names = Set<String>()
    for folder in folders { collect(folder, prefix: "", depth: 0, into: &names) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Why a template's file cannot be used.
  public struct FileError: Error, Sendable, CustomStringConvertible {
    /// The template's name.
    public var name: String
    /// What is wrong with its file.
    public var problem: String

    /// The problem in a sentence.
    public var description: String { "template '\(name)' \(problem)" }
  }

  /// The name as a relative path; nil for names that could lead elsewhere.
  private static func parts(of name: String) -> String? {
    guard !name.utf8.contains(0), !name.utf8.contains(UInt8(ascii: "\\")) else { return nil }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts where part.isEmpty || part.elementsEqual("..".utf8) { return nil }
    return parts.allSatisfy { $0.elementsEqual(".".utf8) } ? nil : name
  }

  private func isInside(_ path: String, _ root: String) -> Bool {
    let prefix = root.utf8.last == UInt8(ascii: "/") ? root : root + "/"
    return path.utf8.starts(with: prefix.utf8)
  }

  private func read(_ path: String, name: String, size: Int) throws(FileError) -> String {
    guard size <= sizeLimit else {
      throw FileError(name: name, problem: "is larger than \(sizeLimit) bytes")
    }
    guard let file = fopen(path, "rb") else {
      throw FileError(name: name, problem: "cannot be opened")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes.append(contentsOf: chunk.prefix(count))
      if bytes.count > sizeLimit {
        throw FileError(name: name, problem: "is larger than \(sizeLimit) bytes")
      }
      if count < chunk.count { break }
    }
    guard ferror(file) == 0 else {
      throw FileError(name: name, problem: "cannot be read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileError(name: name, problem: "is not UTF-8")
    }
    return text
  }

  private func collect(
    _ folder: String, prefix: String, depth: Int, into names: inout Set<String>
  ) {
    guard depth < 64, let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name != ".", name != ".." else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        collect(path, prefix: prefix + name + "/", depth: depth + 1, into: &names)
      } else if FileStamp(path)?.isRegularFile == true {
        names.insert(prefix + name)
      }
    }
  }
}

/// What tells one state of a file from another.
private struct FileStamp: Equatable {
  let size: Int
  let isRegularFile: Bool
  private let inode: UInt64
  private let seconds: Int
  private let nanoseconds: Int

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    isRegularFile = status.st_mode & S_IFMT == S_IFREG
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      seconds = Int(status.st_mtimespec.tv_sec)
      nanoseconds = Int(status.st_mtimespec.tv_nsec)
    #else
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    #endif
  }
}

/// The path without links; nil where there is no such file.
private func realPath(_ path: String) -> String? {
  guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(validatingCString: resolved)
}
