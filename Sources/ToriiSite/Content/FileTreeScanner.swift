/// A file found below a folder of the site.
package struct ScannedFile: Sendable {
  /// Relative to the folder that was scanned.
  package let path: SourcePath
  /// Where its bytes are, with links resolved.
  package let absolutePath: String
  /// What the file was when it was found.
  package let identity: FileIdentity?

  package init(path: SourcePath, absolutePath: String, identity: FileIdentity? = nil) {
    self.path = path
    self.absolutePath = absolutePath
    self.identity = identity
  }
}

/// Lists the regular files below a folder without ever leaving it.
package struct FileTreeScanner: Sendable {
  /// What names are passed over in silence.
  package enum HiddenFiles: Sendable {
    /// Every name that starts with a dot, as editors' own files do.
    case skip
    /// Dot files are copied, but not what version control and file managers leave behind.
    case copy
  }

  /// Deeper trees are a mistake or an attack; the limit also bounds the length of paths.
  package static let maximumDepth = 64

  private let root: String
  private let resolvedRoot: String
  private let label: String
  private let hiddenFiles: HiddenFiles
  private let collector: DiagnosticCollector
  /// Folders that are not part of the tree wherever they lie: the output.
  private let excluded: Set<String>
  private let pool: WorkerPool?
  private let seen: SeenFolders

  private struct Pending: Sendable {
    let path: SourcePath
    let absolute: String
    let depth: Int
    /// The resolved folders that lead here, to find links that go round in circles.
    let ancestors: [String]
  }

  private struct Walk {
    var files: [ScannedFile] = []
    var pending: [Pending]
    /// Folders entered through a link, each once: links can otherwise multiply without end.
    var linked: Set<String> = []
  }

  /// - Parameters:
  ///   - label: The folder's name for messages, as `content`.
  ///   - pool: Looks at the files of large folders.
  package init(
    root: String, label: String, hiddenFiles: HiddenFiles, excluding: Set<String> = [],
    collector: DiagnosticCollector, pool: WorkerPool? = nil
  ) throws(FileSystemError) {
    try self.init(
      root: root, label: label, hiddenFiles: hiddenFiles, excluding: excluding,
      collector: collector, pool: pool, seen: SeenFolders())
  }

  /// - Parameter seen: Folders that need no other look.
  init(
    root: String, label: String, hiddenFiles: HiddenFiles, excluding: Set<String>,
    collector: DiagnosticCollector, pool: WorkerPool?, seen: SeenFolders
  ) throws(FileSystemError) {
    self.pool = pool
    self.seen = seen
    self.root = root
    resolvedRoot = try FileSystem.realPath(root)
    self.label = label
    self.hiddenFiles = hiddenFiles
    self.collector = collector
    excluded = excluding
  }

  /// All files in byte order of their paths.
  package func scan() -> [ScannedFile] {
    guard !isLinkOutward else {
      collector.error(
        "the link leads out of the folder that it is in", file: label,
        hint: "make a folder of it and copy the files")
      return []
    }
    let top = Pending(
      path: SourcePath(""), absolute: resolvedRoot, depth: 0, ancestors: [resolvedRoot])
    var walk = Walk(pending: [top])
    while let folder = walk.pending.popLast() {
      do throws(FileSystemError) {
        let found = try found(in: folder)
        for case .some(let found) in found { visit(found, in: folder, &walk) }
      } catch {
        collector.error(
          "cannot list the folder: \(error.reason)", file: shown(folder.path), hint: error.hint)
      }
    }
    return walk.files.sorted { $0.path < $1.path }
  }

  /// Whether the folder itself is a link to a place outside of the folder that it is in.
  private var isLinkOutward: Bool {
    guard (try? FileSystem.status(root))?.kind == .symbolicLink,
      let slash = root.lastIndex(of: "/"),
      let parent = try? FileSystem.realPath(slash == root.startIndex ? "/" : String(root[..<slash]))
    else { return false }
    return !resolvedRoot.isContained(in: parent)
  }

  /// What lies in a folder under a name.
  private struct Found: Sendable {
    let path: SourcePath
    let absolute: String
    let status: Result<FileStatus, FileSystemError>
  }

  /// What is in a folder and not passed over.
  private func found(in folder: Pending) throws(FileSystemError) -> [Found?] {
    let pool = pool ?? WorkerPool(jobs: 1)
    if let known = seen.entries(in: folder.absolute) {
      return pool.mapMany(count: known.count) { index in
        let entry = known[index]
        if isIgnored(entry.name) { return nil }
        return Found(
          path: folder.path.appending(entry.name), absolute: entry.path,
          status: .success(entry.status))
      }
    }
    let entries = try FileSystem.list(folder.absolute)
    return pool.mapMany(count: entries.count) { look(at: entries[$0], in: folder) }
  }

  /// Looks at an entry that is not passed over.
  private func look(at entry: DirectoryEntry, in folder: Pending) -> Found? {
    guard let name = entry.name else {
      let path = folder.path.appending(entry.printableName)
      collector.error(
        "the file name is not UTF-8", file: shown(path), hint: "rename the file")
      return nil
    }
    if isIgnored(name) { return nil }
    let absolute = folder.absolute + "/" + name
    let path = folder.path.appending(name)
    do throws(FileSystemError) {
      return Found(
        path: path, absolute: absolute, status: .success(try FileSystem.status(absolute)))
    } catch {
      return Found(path: path, absolute: absolute, status: .failure(error))
    }
  }

  private func visit(_ found: Found, in folder: Pending, _ walk: inout Walk) {
    do throws(FileSystemError) {
      let status = try found.status.get()
      if status.kind == .symbolicLink {
        try follow(found.absolute, found.path, folder, &walk)
      } else {
        add(found.absolute, status, found.path, folder, &walk)
      }
    } catch {
      collector.error(error.reason, file: shown(found.path))
    }
  }

  private func follow(
    _ link: String, _ path: SourcePath, _ folder: Pending, _ walk: inout Walk
  ) throws(FileSystemError) {
    let target: String
    do throws(FileSystemError) {
      target = try FileSystem.realPath(link)
    } catch {
      collector.error(
        "the link leads nowhere: \(error.reason)", file: shown(path), hint: "delete the link")
      return
    }
    if excluded.contains(target) {
      collector.warning("the link to the output folder is skipped", file: shown(path))
      return
    }
    guard target.isContained(in: resolvedRoot) else {
      collector.error(
        "the link leaves the folder \"\(label)\"", file: shown(path),
        hint: "copy the file into the folder")
      return
    }
    let status = try FileSystem.status(target)
    let kind = status.kind
    if kind == .directory && folder.ancestors.contains(target) {
      collector.error(
        "the link leads back to a folder above it", file: shown(path), hint: "delete the link")
      return
    }
    if kind == .directory && !walk.linked.insert(target).inserted {
      collector.error("another link leads to the same folder", file: shown(path))
      return
    }
    add(target, status, path, folder, &walk)
  }

  private func add(
    _ absolute: String, _ status: FileStatus, _ path: SourcePath, _ folder: Pending,
    _ walk: inout Walk
  ) {
    switch status.kind {
    case .regular:
      walk.files.append(
        ScannedFile(path: path, absolutePath: absolute, identity: status.identity))
    case .directory where excluded.contains(absolute):
      break
    case .directory where folder.depth >= Self.maximumDepth:
      collector.error(
        "folders are nested more than \(Self.maximumDepth) deep", file: shown(path))
    case .directory:
      walk.pending.append(
        Pending(
          path: path, absolute: absolute, depth: folder.depth + 1,
          ancestors: folder.ancestors + [absolute]))
    case .symbolicLink, .other:
      collector.warning("skipped: not a regular file", file: shown(path))
    }
  }

  private func isIgnored(_ name: String) -> Bool {
    if name.hasSuffix("~") || name == "Thumbs.db" || name == "desktop.ini" { return true }
    guard name.utf8.first == UInt8(ascii: ".") else { return false }
    switch hiddenFiles {
    case .skip: return true
    case .copy:
      return [".git", ".svn", ".hg", ".DS_Store", ".gitkeep", ".gitignore"].contains(name)
        || name.hasPrefix(".torii") || name.hasPrefix("._") || name.hasPrefix(".#")
    }
  }

  private func shown(_ path: SourcePath) -> String {
    SourcePath(label).appending(path.string).string
  }
}
