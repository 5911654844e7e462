import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs independent work on a fixed number of threads.
///
/// Threads of our own instead of Swift's pool: `--jobs` is then exact, and templates and Markdown
/// nest on a stack whose size we choose (the pool's threads have 512 KiB on Apple systems).
package struct WorkerPool: Sendable {
  package let jobs: Int
  /// Who is told of finished pieces.
  private let progress: BuildProgress?

  private static let stackBytes = 16 << 20

  package init(jobs: Int, progress: BuildProgress? = nil) {
    self.jobs = min(max(jobs, 1), 256)
    self.progress = progress
  }

  /// A pool of another size that tells the same progress.
  package func with(jobs: Int) -> WorkerPool { WorkerPool(jobs: jobs, progress: progress) }

  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The results of `body` for `0..<count`, in order, whoever finished first.
  package func map<Result: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if count <= 0 { return [] }
    let next = Atomic<Int>(0)
    let finished = Mutex<[(start: Int, results: [Result])]>([])
    let batch = max(1, min(64, count / (jobs * 8)))
    let progress = progress
    progress?.expect(count)
    let work: @Sendable () -> Void = {
      while true {
        let start = next.add(batch, ordering: .relaxed).oldValue
        if start >= count { break }
        let end = min(start + batch, count)
        let results = (start..<end).map(body)
        finished.withLock { $0.append((start, results)) }
        progress?.advance(by: end - start)
      }
    }
    withoutActuallyEscaping(work) { run(min(jobs, count), $0) }
    var batches = finished.withLock { batches in
      defer { batches = [] }
      return batches
    }
    // The last first, so that each can be let go of when it was taken over.
    batches.sort { $0.start > $1.start }
    var results: [Result] = []
    results.reserveCapacity(count)
    while let next = batches.popLast() { results.append(contentsOf: next.results) }
    return results
  }

  /// The same for pieces that take so little time that nobody is told of them, and that threads are
  /// worth it only for many.
  package func mapMany<Result: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if jobs == 1 || count < 512 { return (0..<max(0, count)).map(body) }
    return WorkerPool(jobs: jobs).map(count: count, body)
  }

  private func run(_ threadCount: Int, _ work: @escaping @Sendable () -> Void) {
    // Not a variable: which C module its initializer belongs to depends on what else is imported.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, Self.stackBytes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    var threads: [pthread_t] = []
    for _ in 0..<threadCount {
      let box = Unmanaged.passRetained(WorkBox(work))
      #if canImport(Darwin)
        var thread: pthread_t?
        let failed = pthread_create(&thread, attributes, runWorkBox, box.toOpaque()) != 0
      #else
        var thread = pthread_t()
        let failed = pthread_create(&thread, attributes, runWorkBox, box.toOpaque()) != 0
      #endif
      if failed {
        box.release()
        continue
      }
      #if canImport(Darwin)
        if let thread { threads.append(thread) }
      #else
        threads.append(thread)
      #endif
    }
    // Without a single thread the caller does the work: slower, never lost.
    if threads.isEmpty { work() }
    for thread in threads { pthread_join(thread, nil) }
  }
}

private final class WorkBox: Sendable {
  let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

#if canImport(Darwin)
  private func runWorkBox(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<WorkBox>.fromOpaque(context).takeRetainedValue().work()
    return nil
  }
#else
  private func runWorkBox(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<WorkBox>.fromOpaque(context).takeRetainedValue().work() }
    return nil
  }
#endif
