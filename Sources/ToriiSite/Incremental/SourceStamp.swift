/// What the files are that a build reads, as one number: names, sizes and times of everything below
/// some paths.
struct SourceStamp: Sendable {
  private(set) var hash: UInt64 = 0
  /// Whether a later change of any of the files would show: they were not written just now, and none
  /// of them is a link to something elsewhere.
  private(set) var isReliable = true
  /// The paths that were looked at, and the entries of the sum, in no order.
  private(set) var files: [(path: String, entry: Entry)] = []
  /// What lay in the folders.
  private(set) var folders = SeenFolders()

  /// A file or folder: the hash of its path, and of that with what it is.
  struct Entry: Sendable, Equatable {
    let path: UInt64
    let state: UInt64
  }

  /// From how many names on a folder is opened, so that each is found without a walk along the path.
  private static let manyNames = 64
  /// How many folders are open at once at most: other threads open files meanwhile.
  private static let maximumHandles = 8

  /// - Parameters:
  ///   - paths: Files and folders, there or not.
  ///   - excluded: Folders that are not looked into.
  ///   - moment: When the build began to read.
  ///   - early: What was seen at other paths since then.
  init(
    of paths: [String], excluding excluded: Set<String>, at moment: Int64, pool: WorkerPool,
    adding early: SourceStamp? = nil
  ) {
    if let early { self = early }
    // Folders one level after the other, as all that lies on one is looked at at once.
    var level = [(folder: "", names: paths)]
    while !level.isEmpty {
      let looks = Self.looks(at: level, excluded, moment, pool)
      files.reserveCapacity(files.count + looks.count)
      var next: [(folder: String, names: [String])] = []
      var rest = looks[...]
      for (folder, names) in level {
        let found = rest.prefix(names.count)
        rest = rest.dropFirst(names.count)
        for look in found where !look.isExcluded {
          // The sum does not depend on the order of the entries.
          hash &+= look.entry.state
          files.append((look.path, look.entry))
          isReliable = isReliable && look.isReliable
          if let inside = look.inside { next.append((look.path, inside)) }
        }
        folders.add(folder, names, found)
      }
      level = next
    }
  }

  /// What is at all names of some folders.
  private static func looks(
    at level: [(folder: String, names: [String])], _ excluded: Set<String>, _ moment: Int64,
    _ pool: WorkerPool
  ) -> [Look] {
    var handles = [FolderHandle?](repeating: nil, count: level.count)
    let large = level.indices.filter {
      !level[$0].folder.isEmpty && level[$0].names.count >= manyNames
    }
    for index in large.prefix(maximumHandles) { handles[index] = FolderHandle(level[index].folder) }
    let places = level.indices.flatMap { folder in
      level[folder].names.indices.map { (folder: folder, name: $0) }
    }
    return pool.mapMany(count: places.count) { [handles] index in
      let place = places[index]
      let name = level[place.folder].names[place.name]
      return Look(
        at: name, below: level[place.folder].folder, handles[place.folder], excluded, moment)
    }
  }

  /// What is at a path.
  fileprivate struct Look: Sendable {
    let path: String
    let entry: Entry
    var isExcluded = false
    var isReliable = true
    /// What is there, where that could be seen.
    var status: FileStatus?
    /// The names of what is in a folder, in byte order, where they are known and all of them text.
    var inside: [String]?

    /// - Parameters:
    ///   - folder: Where the name is; empty where it is a path.
    ///   - handle: The same, where it is open.
    init(
      at name: String, below folder: String, _ handle: FolderHandle?, _ excluded: Set<String>,
      _ moment: Int64
    ) {
      path = folder.isEmpty ? name : folder + "/" + name
      var hash = StableHash()
      hash.combine(path)
      let key = hash.value
      do throws(FileSystemError) {
        if let handle {
          status = try handle.statusIfPresent(name)
        } else {
          status = try FileSystem.statusIfPresent(path)
        }
        switch status?.kind {
        case .directory where excluded.contains(path):
          isExcluded = true
          entry = Entry(path: key, state: 0)
          return
        case nil: hash.combine(1 as UInt64)
        case .regular: hash.combine(status?.identity)
        case .directory:
          hash.combine(2 as UInt64)
          let names = try FileSystem.list(path).map(\.name)
          inside = names.compactMap(\.self)
          if inside?.count != names.count { (inside, isReliable) = (nil, false) }
        case .symbolicLink, .other: isReliable = false
        }
        if let status, !status.identity.isSettled(at: moment) { isReliable = false }
      } catch {
        isReliable = false
      }
      entry = Entry(path: key, state: hash.value)
    }
  }

  /// The paths that are something else than an earlier stamp had them; `nil` where there are others
  /// than then, or more than so many changed.
  func changedPaths(since old: [Entry], atMost limit: Int) -> [String]? {
    guard old.count == files.count else { return nil }
    var known: [UInt64: UInt64] = [:]
    known.reserveCapacity(old.count)
    for entry in old { known[entry.path] = entry.state }
    var changed: [String] = []
    for (path, entry) in files {
      guard let state = known.removeValue(forKey: entry.path) else { return nil }
      if state != entry.state { changed.append(path) }
      if changed.count > limit { return nil }
    }
    return changed
  }
}

/// What lay in folders when somebody looked at all that is in them.
package struct SeenFolders: Sendable {
  struct Entry: Sendable {
    let name: String
    let path: String
    let status: FileStatus
  }

  private var folders: [String: (names: [String], looks: ArraySlice<SourceStamp.Look>)] = [:]

  package init() {}

  /// What lay in a folder, in byte order; `nil` where that is not known.
  func entries(in folder: String) -> [Entry]? {
    guard let (names, looks) = folders[folder] else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(names.count)
    for (name, look) in zip(names, looks) where !look.isExcluded {
      guard let status = look.status else { return nil }
      entries.append(Entry(name: name, path: look.path, status: status))
    }
    return entries
  }

  /// - Parameter looks: What was seen at the names.
  fileprivate mutating func add(
    _ folder: String, _ names: [String], _ looks: ArraySlice<SourceStamp.Look>
  ) {
    folders[folder] = (names, looks)
  }
}
