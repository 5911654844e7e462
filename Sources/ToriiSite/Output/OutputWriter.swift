import Synchronization

/// Brings the output folder to a given set of files: writes what changed, deletes what an earlier
/// build wrote and this one does not, and touches nothing else.
package struct OutputWriter: Sendable {
  /// What a run did.
  package struct Report: Sendable, Equatable {
    package var written = 0
    package var unchanged = 0
    package var deleted = 0
  }

  /// The resolved output folder.
  package let folder: String
  private let pool: WorkerPool
  /// What we wrote before, and what a killed build may have written.
  private let owned: Set<String>
  /// Whether a build before this one did not come to its end.
  private let wasInterrupted: Bool

  /// Makes the folder if it is missing and reads its manifest.
  package init(folder: String, pool: WorkerPool) throws(FileSystemError) {
    try FileSystem.makeDirectories(folder)
    self.folder = try FileSystem.realPath(folder)
    self.pool = pool
    let manifest = try OutputManifest.read(OutputManifest.name, in: self.folder)
    let journal = try OutputManifest.read(OutputManifest.journalName, in: self.folder)
    owned = manifest.paths.union(journal.paths)
    wasInterrupted = !journal.paths.isEmpty
  }

  /// What came of writing.
  package struct Outcome: Sendable {
    package var report = Report()
    /// After a problem nothing is deleted and the journal stays, so that the next build completes
    /// the work.
    package var problems: [FileSystemError] = []
    /// What the files are now, in their order.
    package var identities: [FileIdentity?] = []
  }

  /// Writes `files`; their paths are distinct and none is a folder of another.
  ///
  /// - Parameter kept: The paths of files that are there already and right.
  package func write(_ files: [OutputFile], keeping kept: Set<String> = []) -> Outcome {
    var outcome = Outcome()
    outcome.report.unchanged = kept.count
    outcome.identities = files.map { _ in nil }
    do {
      var planned = kept
      planned.reserveCapacity(kept.count + files.count)
      planned.formUnion(files.lazy.map(\.path.string))
      let isKnown = !wasInterrupted && planned == owned
      if files.isEmpty && isKnown { return outcome }
      // What is kept is in the manifest already.
      let added =
        wasInterrupted
        ? owned.union(planned) : kept.isEmpty ? planned : planned.subtracting(kept)
      let journal = OutputManifest(paths: added).encoded()
      try OutputManifest.write(journal, OutputManifest.journalName, in: folder)
      put(files, Array(files.indices), &outcome)
      if !outcome.problems.isEmpty { return outcome }
      if !isKnown { outcome.report.deleted = try prune(keeping: planned) }
      if wasInterrupted { try removeTemporaryFiles() }
      if !isKnown {
        // A first build adds all that there is.
        let manifest =
          added.count == planned.count && added == planned
          ? journal : OutputManifest(paths: planned).encoded()
        try OutputManifest.write(manifest, OutputManifest.name, in: folder)
      }
      try FileSystem.removeFile(folder + "/" + OutputManifest.journalName)
    } catch {
      outcome.problems.append(error)
    }
    return outcome
  }

  /// Completes a folder in which rendered files wait where they are to be, and in which nothing else
  /// is: one that no build completes is nobody's output, so that nothing is journalled.
  ///
  /// - Parameter rendered: The paths of the rendered files among `files`, in byte order.
  func complete(_ files: [OutputFile], rendered: [String]) -> Outcome {
    var outcome = Outcome()
    outcome.identities = files.map(\.placed)
    let positions = files.indices.filter { outcome.identities[$0] == nil }
    outcome.report.written = files.count - positions.count
    put(files, positions, &outcome)
    if !outcome.problems.isEmpty { return outcome }
    let others = files.dropFirst(rendered.count).map(\.path.string)
    let paths = ByteOrder.merged(rendered, ByteOrder.sorted(others))
    do throws(FileSystemError) {
      try OutputManifest.write(OutputManifest.encoded(paths), OutputManifest.name, in: folder)
    } catch {
      outcome.problems.append(error)
    }
    return outcome
  }

  /// Writes the files at some positions.
  private func put(_ files: [OutputFile], _ positions: [Int], _ outcome: inout Outcome) {
    let waiting = positions.map { files[$0] }
    let (isInNewFolder, problems) = prepareFolders(for: waiting)
    outcome.problems = problems
    if !problems.isEmpty { return }
    let results = pool.map(count: waiting.count) { index in
      self.write(waiting[index], isInNewFolder: isInNewFolder[index])
    }
    for (position, result) in zip(positions, results) {
      switch result {
      case .success(let (isNew, identity)):
        if isNew { outcome.report.written += 1 } else { outcome.report.unchanged += 1 }
        outcome.identities[position] = identity
      case .failure(let error): outcome.problems.append(error)
      }
    }
  }

  /// Makes the folders that the files need. A link where a folder goes is replaced; a file that an
  /// earlier build wrote there is deleted; any other file is somebody else's and an error.
  ///
  /// - Returns: For each file whether its folder was made just now, so that nothing is in it.
  private func prepareFolders(
    for files: [OutputFile]
  ) -> (isNew: [Bool], problems: [FileSystemError]) {
    // Each folder is there before those in it.
    var levels: [[String]] = []
    var isNew: [String: Bool] = [:]
    let parents = files.map { file in
      let parents = file.path.parents
      for (depth, parent) in parents.enumerated().reversed() {
        if isNew.updateValue(false, forKey: parent) != nil { break }
        while levels.count <= depth { levels.append([]) }
        levels[depth].append(parent)
      }
      return parents.last
    }
    for level in levels {
      let results = pool.mapMany(count: level.count) {
        index -> Result<Bool, FileSystemError> in
        do throws(FileSystemError) {
          return .success(try prepareFolder(level[index]))
        } catch {
          return .failure(error)
        }
      }
      var problems: [FileSystemError] = []
      for (parent, result) in zip(level, results) {
        switch result {
        case .success(let isMade): isNew[parent] = isMade
        case .failure(let error): problems.append(error)
        }
      }
      // What is below a folder that cannot be made would fail for the same reason.
      if !problems.isEmpty { return ([], problems) }
    }
    return (parents.map { $0.flatMap { isNew[$0] } ?? false }, [])
  }

  /// Returns whether the folder was not there.
  private func prepareFolder(_ relative: String) throws(FileSystemError) -> Bool {
    let path = folder + "/" + relative
    // Where an earlier build wrote most folders are there.
    if owned.isEmpty, try FileSystem.makeNewDirectory(path) { return true }
    switch try FileSystem.statusIfPresent(path)?.kind {
    case .directory: return false
    case .symbolicLink: try FileSystem.removeFile(path)
    case nil: break
    case .regular where owned.contains(relative): try FileSystem.removeFile(path)
    case .regular, .other:
      throw FileSystemError(operation: "create the folder", path: path, code: fileExists)
    }
    return try FileSystem.makeNewDirectory(path)
  }

  /// Writes a file that is another one; tells whether it was, and what it is now.
  private func write(
    _ file: OutputFile, isInNewFolder: Bool
  ) -> Result<(isNew: Bool, identity: FileIdentity), FileSystemError> {
    do throws(FileSystemError) {
      let path = folder + "/" + file.path.string
      switch isInNewFolder ? nil : try FileSystem.statusIfPresent(path) {
      case .some(let status) where status.kind == .regular:
        if try file.isSame(as: path, size: status.size) {
          return .success((false, status.identity))
        }
      case .some(let status) where status.kind == .directory:
        try clearFolder(file.path.string)
      default: break
      }
      try file.put(at: path)
      return .success((true, try FileSystem.status(path).identity))
    } catch {
      return .failure(error)
    }
  }

  /// Makes way for a file where an earlier build had a folder, if only that build wrote in it.
  private func clearFolder(_ relative: String) throws(FileSystemError) {
    let prefix = relative + "/"
    let stale = owned.filter { $0.utf8.starts(with: prefix.utf8) }
    for path in stale { try deleteOwned(path) }
    removeEmptyFolders(above: stale)
    if !FileSystem.removeEmptyDirectory(folder + "/" + relative),
      try FileSystem.statusIfPresent(folder + "/" + relative) != nil
    {
      throw FileSystemError(
        operation: "replace the folder", path: folder + "/" + relative, code: folderNotEmpty)
    }
  }

  private func prune(keeping planned: Set<String>) throws(FileSystemError) -> Int {
    let gone = owned.subtracting(planned)
    if gone.isEmpty { return 0 }
    let kept = Set(planned.map { $0.lowercased() })
    var deleted = 0
    // A stale path that differs from a kept one only in case may be the same file.
    let stale = gone.filter { !kept.contains($0.lowercased()) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for path in stale where try deleteOwned(path) { deleted += 1 }
    removeEmptyFolders(above: stale)
    return deleted
  }

  /// Deletes one file of an earlier build unless a folder on the way has become a link.
  @discardableResult
  private func deleteOwned(_ relative: String) throws(FileSystemError) -> Bool {
    guard let path = try? OutputPath(copying: relative) else { return false }
    for parent in path.parents {
      guard try FileSystem.statusIfPresent(folder + "/" + parent)?.kind == .directory else {
        return false
      }
    }
    let absolute = folder + "/" + relative
    guard let status = try FileSystem.statusIfPresent(absolute), status.kind == .regular else {
      return false
    }
    try FileSystem.removeFile(absolute)
    return true
  }

  /// Deletes what a killed build left under temporary names, in the folders that it wrote to.
  private func removeTemporaryFiles() throws(FileSystemError) {
    var folders: Set<String> = [""]
    for path in owned {
      if let path = try? OutputPath(copying: path) { folders.formUnion(path.parents) }
    }
    for relative in folders {
      let path = relative.isEmpty ? folder : folder + "/" + relative
      guard try FileSystem.statusIfPresent(path)?.kind == .directory else { continue }
      for entry in try FileSystem.list(path) {
        if let name = entry.name, name.hasPrefix(AtomicFile.temporaryPrefix) {
          try FileSystem.removeFile(path + "/" + name)
        }
      }
      _ = FileSystem.removeEmptyDirectory(path)
    }
  }

  private func removeEmptyFolders(above paths: some Sequence<String>) {
    var folders: Set<String> = []
    for path in paths {
      if let path = try? OutputPath(copying: path) { folders.formUnion(path.parents) }
    }
    for relative in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      _ = FileSystem.removeEmptyDirectory(folder + "/" + relative)
    }
  }
}
