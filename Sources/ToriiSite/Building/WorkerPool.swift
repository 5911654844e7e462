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
  private let threads: WorkerThreads
  /// Who is told of finished pieces.
  private var progress: BuildProgress?

  /// How many pieces a thread takes at a time: few, so that all threads end together.
  private static let maximumBatch = 16

  package init(jobs: Int, progress: BuildProgress? = nil) {
    self.jobs = min(max(jobs, 1), 256)
    self.progress = progress
    threads = WorkerThreads(limit: self.jobs)
  }

  /// A pool of another size that tells the same progress.
  package func with(jobs: Int) -> WorkerPool { WorkerPool(jobs: jobs, progress: progress) }

  /// The same threads, of whose work nobody is told.
  var untold: WorkerPool {
    var result = self
    result.progress = nil
    return result
  }

  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The results of `body` for `0..<count`, in order, whoever finished first.
  package func map<Result: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    map(count: count, beginning: { $0 }, body)
  }

  /// The same, where some are begun before all others: those that take longest, as whoever got one of
  /// them last would work on alone.
  func map<Result: Sendable>(
    count: Int, first isFirst: (Int) -> Bool, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    var (order, others): ([Int], [Int]) = ([], [])
    order.reserveCapacity(count)
    for index in 0..<max(0, count) {
      if isFirst(index) { order.append(index) } else { others.append(index) }
    }
    order += others
    return map(count: order.count, beginning: { [order] in order[$0] }, body)
  }

  /// - Parameter place: Which result is made next: each number below the count once.
  @inline(__always)
  private func map<Result: Sendable>(
    count: Int, beginning place: @escaping @Sendable (Int) -> Int,
    _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if count <= 0 { return [] }
    progress?.expect(count)
    let progress = progress
    let batch = max(1, min(Self.maximumBatch, count / (jobs * 8)))
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      let slots = ResultSlots(buffer)
      let next = Counter()
      threads.run(onAtMost: min(jobs, count)) {
        while true {
          let start = next.add(batch)
          if start >= count { break }
          let end = min(start + batch, count)
          for position in start..<end {
            let index = place(position)
            slots.fill(index, with: body(index))
          }
          progress?.advance(by: end - start)
        }
      }
      initialized = count
    }
  }

  /// The same for pieces that take so little time that nobody is told of them, and that threads are
  /// worth it only for many.
  package func mapMany<Result: Sendable>(
    count: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if jobs == 1 || count < 512 { return (0..<max(0, count)).map(body) }
    return untold.map(count: count, body)
  }

  /// Begins work that runs beside what the pool is given to do meanwhile.
  package func start<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) -> StartedWork<Result> {
    StartedWork(on: threads, body)
  }
}

/// Work that a pool began, whose result is wanted later.
package final class StartedWork<Result: Sendable>: Sendable {
  private let threads: WorkerThreads
  private let piece: WorkerThreads.Piece
  private let made: Made

  private final class Made: Sendable {
    let result = Mutex<Result?>(nil)
  }

  init(on threads: WorkerThreads, _ body: @escaping @Sendable () -> Result) {
    let made = Made()
    self.threads = threads
    self.made = made
    piece = threads.submit(onAtMost: 1) {
      let result = body()
      made.result.withLock { $0 = result }
    }
  }

  /// The result, once it is there; `nil` where it was asked for before.
  package func take() -> Result? {
    threads.wait(for: piece)
    return made.result.withLock { result in
      defer { result = nil }
      return result
    }
  }
}

/// The memory of an array that several threads fill, each its own places.
private struct ResultSlots<Result>: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<Result>

  init(_ buffer: UnsafeMutableBufferPointer<Result>) { self.buffer = buffer }

  /// - Parameter index: A place that nobody else fills.
  func fill(_ index: Int, with result: Result) {
    buffer.initializeElement(at: index, to: result)
  }
}

private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func add(_ count: Int) -> Int { value.add(count, ordering: .relaxed).oldValue }
}
