import ToriiSite

/// Whether git is changing the files of a folder: while it switches a branch or merges, what is
/// there belongs to no state of the site, and a build of it would show errors that nobody made.
enum GitLock {
  /// A lock that is older was left behind, or waits for the message of a commit.
  private static let oldest = 30

  static func isHeld(in folder: String) -> Bool {
    guard let repository = repository(of: folder),
      let lock = FileIdentity(repository + "/index.lock")
    else { return false }
    return BuildClock.now &- lock.seconds <= oldest
  }

  /// git's own folder, of the folder itself or the nearest above it.
  private static func repository(of folder: String) -> String? {
    var folder = folder[...]
    while !folder.isEmpty {
      let path = String(folder) + "/.git"
      if let found = FileIdentity(path) {
        return found.isFolder ? path : target(of: path)
      }
      guard let slash = folder.lastIndex(of: "/") else { return nil }
      folder = folder[..<slash]
    }
    return nil
  }

  /// Further working trees have a file that says where the folder is (gitrepository-layout).
  private static func target(of file: String) -> String? {
    let key = "gitdir: "
    guard let bytes = try? FileSystem.read(file, maximumBytes: 8 << 10) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(key) else { return nil }
    let path = String(text.dropFirst(key.count).prefix { !$0.isNewline })
    return path.hasPrefix("/") ? path : String(file.dropLast(".git".count)) + path
  }
}
