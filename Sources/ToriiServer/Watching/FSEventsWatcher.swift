#if os(macOS)
  import CoreServices
  import Dispatch
  import Synchronization
  import ToriiSite

  /// Notices changes through FSEvents: one stream for all folders, also for those that are still to
  /// be made.
  package final class FSEventsWatcher: ChangeSource {
    /// Events of one save are told together; the first of them at once.
    private static let latencySeconds = 0.01

    private let wakeUp: WakePipe
    private let inbox: Inbox
    private let queue = DispatchQueue(label: "torii.watcher")
    private var stream: FSEventStreamRef?
    private var folders: [String] = []
    private var excluded: Set<String> = []
    /// Whether the system refused to tell of changes; then somebody else must look.
    package private(set) var isExhausted = false

    package init(_ wakeUp: WakePipe) {
      self.wakeUp = wakeUp
      inbox = Inbox(wakeUp)
    }

    deinit { stop() }

    package func watch(_ folders: [String], excluding excluded: Set<String>) {
      if folders == self.folders && excluded == self.excluded { return }
      stop()
      self.folders = folders
      self.excluded = excluded
      // Events name resolved paths.
      let roots = folders.map { (try? FileSystem.realPath($0)) ?? $0 }
      inbox.look(at: roots, excluding: excluded)
      start(roots)
    }

    package func wait(milliseconds: Int?) -> ChangeBatch {
      wakeUp.wait(milliseconds: milliseconds)
      let wasWoken = wakeUp.drain()
      var batch = inbox.take()
      batch.wasWoken = wasWoken
      return batch
    }

    private func start(_ roots: [String]) {
      var context = FSEventStreamContext(
        version: 0, info: Unmanaged.passUnretained(inbox).toOpaque(), retain: nil, release: nil,
        copyDescription: nil)
      guard let paths = Self.list(roots),
        let stream = FSEventStreamCreate(
          kCFAllocatorDefault, receive, &context, paths,
          FSEventStreamEventId(kFSEventStreamEventIdSinceNow), Self.latencySeconds,
          FSEventStreamCreateFlags(
            kFSEventStreamCreateFlagFileEvents | kFSEventStreamCreateFlagNoDefer
              | kFSEventStreamCreateFlagWatchRoot))
      else {
        isExhausted = true
        return
      }
      FSEventStreamSetDispatchQueue(stream, queue)
      self.stream = stream
      if !FSEventStreamStart(stream) {
        isExhausted = true
        stop()
      }
    }

    private func stop() {
      guard let stream else { return }
      FSEventStreamStop(stream)
      FSEventStreamInvalidate(stream)
      FSEventStreamRelease(stream)
      self.stream = nil
      // A callback that is under way still uses the inbox.
      queue.sync {}
    }

    private static func list(_ paths: [String]) -> CFArray? {
      var callbacks = kCFTypeArrayCallBacks
      let list = CFArrayCreateMutable(kCFAllocatorDefault, paths.count, &callbacks)
      for path in paths {
        let text = CFStringCreateWithCString(
          kCFAllocatorDefault, path, CFStringBuiltInEncodings.UTF8.rawValue)
        if let text { CFArrayAppendValue(list, Unmanaged.passUnretained(text).toOpaque()) }
      }
      return list
    }
  }

  extension FSEventsWatcher {
    /// What has been told and not been fetched: written by the system's queue, read by our thread.
    fileprivate final class Inbox: Sendable {
      private struct State {
        var batch = ChangeBatch()
        var roots: [String] = []
        var excluded: Set<String> = []
      }

      private let wakeUp: WakePipe
      private let state = Mutex(State())

      init(_ wakeUp: WakePipe) { self.wakeUp = wakeUp }

      func look(at roots: [String], excluding excluded: Set<String>) {
        state.withLock { state in
          state.roots = roots
          state.excluded = excluded
        }
      }

      func take() -> ChangeBatch {
        state.withLock { state in
          defer { state.batch = ChangeBatch() }
          return state.batch
        }
      }

      func add(_ path: String, _ flags: Int) {
        let lost =
          kFSEventStreamEventFlagMustScanSubDirs | kFSEventStreamEventFlagUserDropped
          | kFSEventStreamEventFlagKernelDropped | kFSEventStreamEventFlagRootChanged
        state.withLock { state in
          if flags & lost != 0 { state.batch.lostSome = true }
          if Self.concerns(path, state) { state.batch.paths.insert(path) }
        }
        wakeUp.wake()
      }

      private static func concerns(_ path: String, _ state: State) -> Bool {
        guard let root = state.roots.first(where: { path.isContained(in: $0) }),
          !state.excluded.contains(where: { path.isContained(in: $0) })
        else { return false }
        return !path.utf8.dropFirst(root.utf8.count).split(separator: UInt8(ascii: "/"))
          .contains { IgnoredNames.contains(String(Substring($0))) }
      }
    }
  }

  /// Called by the system with paths as an array of C strings.
  private func receive(
    _ stream: ConstFSEventStreamRef, _ info: UnsafeMutableRawPointer?, _ count: Int,
    _ paths: UnsafeMutableRawPointer, _ flags: UnsafePointer<FSEventStreamEventFlags>,
    _ identifiers: UnsafePointer<FSEventStreamEventId>
  ) {
    guard let info else { return }
    let inbox = Unmanaged<FSEventsWatcher.Inbox>.fromOpaque(info).takeUnretainedValue()
    let names = paths.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    for index in 0..<max(0, count) {
      guard let name = names[index], let path = String(validatingCString: name) else { continue }
      inbox.add(path, Int(flags[index]))
    }
  }
#endif
