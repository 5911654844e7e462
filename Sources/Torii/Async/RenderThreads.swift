import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(Darwin)
  import Darwin
#endif

#if canImport(Glibc) || canImport(Musl) || canImport(Android) || canImport(Darwin)
  /// Threads on which asynchronous renders run, and may block while a task works for them.
  ///
  /// They are not those of Swift's own pool, where blocking could stop every task of the program. A
  /// thread ends when nothing is left to do. Threads that wait do not count against the limit, so
  /// renders that wait for renders cannot stop each other.
  enum RenderThreads {
    private struct State {
      var queue: [@Sendable () -> Void] = []
      /// Where the next job is in the queue.
      var next = 0
      var running = 0
      var waiting = 0
      let limit = max(4, 2 * sysconf(Int32(_SC_NPROCESSORS_ONLN)))

      mutating func takeJob() -> (@Sendable () -> Void)? {
        guard next < queue.count else {
          queue = []
          next = 0
          return nil
        }
        next += 1
        return queue[next - 1]
      }

      /// Whether one more thread is to be started; it then counts.
      mutating func startsThread() -> Bool {
        guard next < queue.count, running - waiting < limit else { return false }
        running += 1
        return true
      }
    }

    private static let state = Mutex(State())
    private static let stackBytes = 16 << 20

    /// Runs a job on one of the threads, soon.
    static func run(_ job: @escaping @Sendable () -> Void) {
      let starts = state.withLock { state in
        state.queue.append(job)
        return state.startsThread()
      }
      if starts { startThread() }
    }

    /// Runs a body that blocks this thread, which is one of ours; another one may take its place.
    static func blocking<Result>(_ body: () -> Result) -> Result {
      let starts = state.withLock { state in
        state.waiting += 1
        return state.startsThread()
      }
      if starts { startThread() }
      defer { state.withLock { $0.waiting -= 1 } }
      return body()
    }

    private static func startThread() {
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, stackBytes)
      pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
      defer { pthread_attr_destroy(&attributes) }
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let failed = pthread_create(&thread, &attributes, { _ in RenderThreads.work() }, nil) != 0
      guard failed else { return }
      // The system has no thread to give. Another one of ours, or this caller, has to do the work.
      let isAlone = state.withLock { state in
        state.running -= 1
        return state.running == 0
      }
      if isAlone { drain() }
    }

    private static func work() -> UnsafeMutableRawPointer? {
      while let job = state.withLock({ state in
        let job = state.takeJob()
        if job == nil { state.running -= 1 }
        return job
      }) {
        job()
      }
      return nil
    }

    private static func drain() {
      while let job = state.withLock({ $0.takeJob() }) { job() }
    }
  }
#endif
