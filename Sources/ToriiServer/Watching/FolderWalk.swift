import ToriiSite

/// Goes through the files and folders that a watcher looks at.
enum FolderWalk {
  /// As deep as a build reads.
  private static let maximumDepth = FileTreeScanner.maximumDepth

  /// Visits a folder and everything below it. Links to folders are followed: a theme may be one.
  static func visit(
    _ root: String, excluding excluded: Set<String>,
    _ body: (_ path: String, _ identity: FileIdentity) -> Void
  ) {
    var waiting: [(path: String, depth: Int)] = [(root, 0)]
    var seen: Set<FileIdentity.Node> = []
    while let (path, depth) = waiting.popLast() {
      guard !excluded.contains(path), let identity = identity(path, excluded) else { continue }
      guard identity.isFolder else {
        body(path, identity)
        continue
      }
      guard seen.insert(identity.inode).inserted, depth <= maximumDepth else { continue }
      body(path, identity)
      for entry in (try? FileSystem.list(path)) ?? [] {
        guard let name = entry.name, !IgnoredNames.contains(name) else { continue }
        waiting.append((path + "/" + name, depth + 1))
      }
    }
  }

  private static func identity(_ path: String, _ excluded: Set<String>) -> FileIdentity? {
    if let identity = FileIdentity(path) { return identity }
    guard let target = try? FileSystem.realPath(path), !excluded.contains(target) else {
      return nil
    }
    return FileIdentity(target)
  }
}

extension FileIdentity {
  /// What stays the same while a file or folder is changed.
  struct Node: Hashable {
    let device: UInt64
    let node: UInt64
  }

  var inode: Node { Node(device: device, node: node) }
}
