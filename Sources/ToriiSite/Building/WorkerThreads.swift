#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that wait for work: made when there is something to do for them, and kept until nobody
/// holds them any more.
final class WorkerThreads: Sendable {
  private let queue: WorkQueue

  /// - Parameter limit: How many threads there are at most.
  init(limit: Int) { queue = WorkQueue(limit: limit) }

  deinit { queue.close() }

  /// Work that one or more threads do, each by calling it until it returns.
  final class Piece: @unchecked Sendable {
    // What follows is only touched by who holds the lock of the queue.
    /// Goes once it is done, without the lock: what it holds may be the last of the pool itself.
    fileprivate var work: (@Sendable () -> Void)?
    /// How many more threads may take part.
    fileprivate var places: Int
    /// How many do.
    fileprivate var workers = 0

    fileprivate init(places: Int, _ work: @escaping @Sendable () -> Void) {
      self.work = work
      self.places = places
    }

    /// Whether nothing is left of it, and of what it held.
    fileprivate var isDone = false
  }

  /// Runs work on up to so many threads at once, and waits for the end of all of it.
  func run(onAtMost limit: Int, _ work: @escaping @Sendable () -> Void) {
    wait(for: submit(onAtMost: limit, work))
  }

  /// Gives work to the threads; what was submitted before is begun before.
  func submit(onAtMost limit: Int, _ work: @escaping @Sendable () -> Void) -> Piece {
    let piece = Piece(places: max(1, limit), work)
    queue.add(piece)
    return piece
  }

  /// Waits for the end of work. A thread of the pool, or the caller where there can be no threads,
  /// takes part in it instead.
  func wait(for piece: Piece) { queue.wait(for: piece) }
}

/// The work that is not done, and the threads that do it.
private final class WorkQueue: @unchecked Sendable {
  private static let stackBytes = 16 << 20

  private let limit: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// That there is work, or none will come any more.
  private let hasNews = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// That some work is done.
  private let hasEnded = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // What follows is only touched under the lock.
  private var pieces: [WorkerThreads.Piece] = []
  private var threads: [pthread_t] = []
  private var idle = 0
  private var isClosed = false

  init(limit: Int) {
    self.limit = limit
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(hasNews, nil)
    pthread_cond_init(hasEnded, nil)
  }

  deinit {
    pthread_cond_destroy(hasEnded)
    pthread_cond_destroy(hasNews)
    pthread_mutex_destroy(mutex)
    hasEnded.deallocate()
    hasNews.deallocate()
    mutex.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  func add(_ piece: WorkerThreads.Piece) {
    locked {
      pieces.append(piece)
      var wanted = min(piece.places - idle, limit - threads.count)
      while wanted > 0, let thread = makeThread() {
        threads.append(thread)
        wanted -= 1
      }
      pthread_cond_broadcast(hasNews)
    }
  }

  /// Lets the threads end once nothing is left to do.
  func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(hasNews)
    }
  }

  func wait(for piece: WorkerThreads.Piece) {
    locked {
      let current = pthread_self()
      let takesPart = threads.isEmpty || threads.contains { pthread_equal($0, current) != 0 }
      if takesPart && piece.places > 0 { work(on: piece) }
      while !piece.isDone { pthread_cond_wait(hasEnded, mutex) }
    }
  }

  /// What a thread does from its start to its end.
  func serve() {
    locked {
      while true {
        if let piece = pieces.first {
          work(on: piece)
        } else if isClosed {
          break
        } else {
          idle += 1
          pthread_cond_wait(hasNews, mutex)
          idle -= 1
        }
      }
    }
  }

  /// Takes part in work until nothing is left of it. The lock is held but for the work itself.
  private func work(on piece: WorkerThreads.Piece) {
    piece.places -= 1
    piece.workers += 1
    if piece.places == 0 { remove(piece) }
    unlocked(piece.work) { $0?() }
    piece.workers -= 1
    piece.places = 0
    remove(piece)
    // Who returns from the work has seen that nothing is left of it.
    guard piece.workers == 0 else { return }
    unlocked(piece.work.take()) { _ in }
    piece.isDone = true
    pthread_cond_broadcast(hasEnded)
  }

  /// Does something, and lets go of what it takes, without the lock that is held before and after.
  private func unlocked<Thing>(_ thing: consuming Thing, _ body: (Thing) -> Void) {
    pthread_mutex_unlock(mutex)
    use(thing, body)
    pthread_mutex_lock(mutex)
  }

  @inline(never)
  private func use<Thing>(_ thing: consuming Thing, _ body: (Thing) -> Void) { body(thing) }

  private func remove(_ piece: WorkerThreads.Piece) { pieces.removeAll { $0 === piece } }

  private func makeThread() -> pthread_t? {
    // Not a variable: which C module its initializer belongs to depends on what else is imported.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, Self.stackBytes)
    // Nobody waits for their end.
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    let queue = Unmanaged.passRetained(self)
    #if canImport(Darwin)
      var thread: pthread_t?
      let failed = pthread_create(&thread, attributes, serveQueue, queue.toOpaque()) != 0
    #else
      var thread = pthread_t()
      let failed = pthread_create(&thread, attributes, serveQueue, queue.toOpaque()) != 0
    #endif
    if failed { queue.release() }
    return failed ? nil : thread
  }
}

#if canImport(Darwin)
  private func serveQueue(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkQueue>.fromOpaque(context).takeRetainedValue().serve()
    return nil
  }
#else
  private func serveQueue(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<WorkQueue>.fromOpaque(context).takeRetainedValue().serve() }
    return nil
  }
#endif
