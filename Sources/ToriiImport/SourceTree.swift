package import ToriiSite

/// The regular files of the site that is read; links are never followed.
package struct SourceTree: Sendable {
  package let root: String
  /// Paths below the root, in byte order.
  package let files: [String]
  /// What was passed over, and why.
  package let skipped: [(path: String, reason: String)]

  private static let maximumFiles = 500_000
  private static let maximumDepth = 64

  package init(root: String) throws(FileSystemError) {
    let resolved = try FileSystem.realPath(root)
    var files: [String] = []
    var skipped: [(path: String, reason: String)] = []
    var folders: [(path: String, depth: Int)] = [("", 0)]
    _ = try FileSystem.list(resolved)
    while let (folder, depth) = folders.popLast() {
      let entries: [DirectoryEntry]
      do throws(FileSystemError) {
        entries = try FileSystem.list(folder.isEmpty ? resolved : resolved + "/" + folder)
      } catch {
        skipped.append((folder, error.reason))
        continue
      }
      for entry in entries {
        guard let name = entry.name else {
          skipped.append((Self.join(folder, entry.printableName), "the name is not UTF-8"))
          continue
        }
        let path = Self.join(folder, name)
        guard let status = try? FileSystem.status(resolved + "/" + path) else { continue }
        switch status.kind {
        case .regular where files.count < Self.maximumFiles: files.append(path)
        case .regular: skipped.append((path, "there are too many files"))
        case .directory where Self.ignoredFolders.contains(name): continue
        case .directory where depth < Self.maximumDepth: folders.append((path, depth + 1))
        case .directory: skipped.append((path, "the folders are nested too deeply"))
        case .symbolicLink: skipped.append((path, "it is a symbolic link"))
        case .other: skipped.append((path, "it is no regular file"))
        }
      }
    }
    self.root = resolved
    self.files = files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.skipped = skipped
  }

  private static let ignoredFolders: Set<String> = [".git", "node_modules", ".jekyll-cache"]

  private static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder + "/" + name
  }
}
