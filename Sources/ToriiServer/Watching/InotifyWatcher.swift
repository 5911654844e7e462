#if os(Linux)
  import ToriiSite

  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// Notices changes through inotify(7): one watch a folder, nothing to do while nothing happens.
  package final class InotifyWatcher: ChangeSource {
    /// A missing folder of the site is looked for this often.
    private static let missingFolderMilliseconds = 300
    private static let mask = UInt32(
      IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
        | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ATTRIB)

    private let descriptor: Int32
    private let wakeUp: WakePipe
    private var writes = UnfinishedWrites()
    private var folders: [String] = []
    private var missing: Set<String> = []
    private var excluded: Set<String> = []
    private var pathsByWatch: [Int32: String] = [:]
    private var watchesByPath: [String: Int32] = [:]
    /// Whether the system has no more watches to give; then somebody else must look.
    package private(set) var isExhausted = false

    /// `nil` where inotify is not to be had.
    package init?(_ wakeUp: WakePipe) {
      self.wakeUp = wakeUp
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    package func watch(_ folders: [String], excluding excluded: Set<String>) {
      if folders == self.folders && excluded == self.excluded { return }
      for path in self.folders where !folders.contains(path) { forget(path) }
      for path in excluded.subtracting(self.excluded) { forget(path) }
      self.excluded = excluded
      self.folders = folders
      missing = []
      var ignored: Set<String> = []
      for folder in folders { addTop(folder, &ignored) }
    }

    package func wait(milliseconds: Int?) -> ChangeBatch {
      var limit = milliseconds
      if !missing.isEmpty {
        limit = min(limit ?? Self.missingFolderMilliseconds, Self.missingFolderMilliseconds)
      }
      if let rest = writes.millisecondsLeft { limit = min(limit ?? rest, rest) }
      wakeUp.wait(or: descriptor, milliseconds: limit)
      var batch = ChangeBatch()
      batch.wasWoken = wakeUp.drain()
      readEvents(into: &batch)
      batch.paths.formUnion(writes.takePaused(at: ContinuousClock.now))
      if batch.lostSome { watchAnew() }
      for folder in missing where FileSystem.isDirectory(folder) {
        missing.remove(folder)
        addTop(folder, &batch.paths)
      }
      return batch
    }

    // MARK: Watches

    private func addTop(_ folder: String, _ found: inout Set<String>) {
      if FileSystem.isDirectory(folder) { add(folder, &found) } else { missing.insert(folder) }
    }

    /// Starts over: the queue was full, and nobody knows which folders came and went meanwhile.
    private func watchAnew() {
      for watch in pathsByWatch.keys { inotify_rm_watch(descriptor, watch) }
      pathsByWatch = [:]
      watchesByPath = [:]
      missing = []
      writes = UnfinishedWrites()
      var ignored: Set<String> = []
      for folder in folders { addTop(folder, &ignored) }
    }

    /// Watches a folder and those below it. What is in it already counts as changed: it may have
    /// been made before there was a watch.
    private func add(_ root: String, _ found: inout Set<String>) {
      var paths: [String] = []
      FolderWalk.visit(root, excluding: excluded) { path, identity in
        paths.append(path)
        if !identity.isFolder || watchesByPath[path] != nil { return }
        let watch = inotify_add_watch(descriptor, path, Self.mask)
        if watch >= 0 {
          pathsByWatch[watch] = path
          watchesByPath[path] = watch
        } else if errno == ENOSPC {
          isExhausted = true
        }
      }
      found.formUnion(paths)
    }

    /// Takes the watches from a folder that is gone, and from those that were below it.
    private func forget(_ folder: String) {
      for (path, watch) in watchesByPath where path.isContained(in: folder) {
        inotify_rm_watch(descriptor, watch)
        watchesByPath[path] = nil
        pathsByWatch[watch] = nil
      }
    }

    // MARK: Events

    private func readEvents(into batch: inout ChangeBatch) {
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        var offset = 0
        while let event = Event(buffer[..<count], at: offset) {
          offset += event.length
          handle(event, &batch)
        }
      }
    }

    private func handle(_ event: Event, _ batch: inout ChangeBatch) {
      if event.has(IN_Q_OVERFLOW) { batch.lostSome = true }
      guard let folder = pathsByWatch[event.watch] else { return }
      if event.has(IN_IGNORED) || event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF) {
        return leave(folder, event, &batch)
      }
      guard let name = event.name, !IgnoredNames.contains(name) else { return }
      let path = folder + "/" + name
      if excluded.contains(path) { return }
      if event.has(IN_ISDIR) {
        if event.has(IN_CREATE) || event.has(IN_MOVED_TO) {
          add(path, &batch.paths)
        } else if event.has(IN_DELETE) || event.has(IN_MOVED_FROM) {
          forget(path)
          batch.paths.insert(path)
        } else if event.has(IN_ATTRIB) {
          // What could not be read may be readable now.
          add(path, &batch.paths)
          batch.paths.insert(path)
        }
        return
      }
      // Whoever empties or writes a file closes it afterwards: then it has changed.
      if event.has(IN_MODIFY) { return writes.note(path, at: ContinuousClock.now) }
      writes.end(path)
      let isNew = event.has(IN_CREATE) && !batch.paths.contains(path)
      if isNew { batch.made.insert(path) }
      // An empty new file is about to be written, which is told when it is closed.
      if event.has(IN_CREATE), let identity = FileIdentity(path), identity.size == 0 { return }
      batch.paths.insert(path)
    }

    /// A watched folder itself is gone, or has another name.
    private func leave(_ folder: String, _ event: Event, _ batch: inout ChangeBatch) {
      let isTop = folders.contains(folder)
      // Below the top the folder above has told already, and may watch a new one of that name.
      if !isTop && !event.has(IN_IGNORED) { return }
      forget(folder)
      if isTop {
        missing.insert(folder)
        batch.paths.insert(folder)
      } else if event.has(IN_IGNORED) {
        pathsByWatch[event.watch] = nil
      }
    }
  }

  extension InotifyWatcher {
    /// One record of what the kernel writes: a head of 16 bytes, then a name filled up with NULs.
    fileprivate struct Event {
      let watch: Int32
      let flags: UInt32
      let length: Int
      let name: String?

      init?(_ buffer: ArraySlice<UInt8>, at offset: Int) {
        let head = 16
        guard offset + head <= buffer.count else { return nil }
        let word = { (index: Int) -> UInt32 in
          buffer[(offset + index)..<(offset + index + 4)].withUnsafeBytes {
            $0.loadUnaligned(as: UInt32.self)
          }
        }
        let nameLength = Int(word(12))
        guard nameLength <= buffer.count - offset - head else { return nil }
        watch = Int32(bitPattern: word(0))
        flags = word(4)
        length = head + nameLength
        let bytes = buffer[(offset + head)..<(offset + length)].prefix { $0 != 0 }
        name = bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
      }

      func has(_ flag: some BinaryInteger) -> Bool { flags & UInt32(truncatingIfNeeded: flag) != 0 }
    }
  }
#endif
