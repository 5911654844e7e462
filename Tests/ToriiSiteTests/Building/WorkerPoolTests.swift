import Synchronization
import Testing

@testable import ToriiSite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Worker pool")
struct WorkerPoolTests {
  @Test("results come in order for any number of threads", arguments: [1, 2, 7, 64])
  func order(_ jobs: Int) {
    let pool = WorkerPool(jobs: jobs)
    for count in [1, 2, 3, 17, 1000] {
      #expect(pool.map(count: count) { $0 * 2 } == (0..<count).map { $0 * 2 })
      #expect(pool.mapMany(count: count) { String($0) } == (0..<count).map { String($0) })
    }
    #expect(pool.map(count: 0) { $0 }.isEmpty)
  }

  @Test("what is to be first is begun first, and results stay in order")
  func first() {
    let begun = Log()
    let results = WorkerPool(jobs: 1).map(count: 10, first: { $0 % 4 == 3 }) { index in
      begun.add(index)
      return index * 2
    }
    #expect(begun.all == [3, 7, 0, 1, 2, 4, 5, 6, 8, 9])
    #expect(results == (0..<10).map { $0 * 2 })
    #expect(WorkerPool(jobs: 3).map(count: 0, first: { _ in true }) { $0 }.isEmpty)
  }

  @Test("what is begun goes on while other work is done, and each result is had once")
  func started() {
    let pool = WorkerPool(jobs: 2)
    let flag = Flag()
    // Ends only when the other work has begun.
    let work = pool.start {
      while !flag.isRaised {}
      return "done"
    }
    let results = pool.map(count: 10) { index in
      flag.raise()
      return index
    }
    #expect(results == Array(0..<10))
    #expect(work.take() == "done")
    #expect(work.take() == nil)
  }

  @Test("work may give work to its own pool", arguments: [1, 2, 5])
  func nested(_ jobs: Int) {
    let pool = WorkerPool(jobs: jobs)
    let sums = pool.map(count: 20) { outer in
      let begun = pool.start { outer }
      return pool.map(count: 30) { $0 * outer }.reduce(0, +) + (begun.take() ?? -1)
    }
    #expect(sums == (0..<20).map { $0 * 435 + $0 })
  }

  @Test("no more threads work than there are jobs", arguments: [1, 2, 4])
  func limit(_ jobs: Int) {
    let pool = WorkerPool(jobs: jobs)
    let gauge = Gauge()
    let begun = (0..<8).map { _ in pool.start { gauge.measure() } }
    _ = pool.map(count: 200) { _ in gauge.measure() }
    for work in begun { _ = work.take() }
    #expect(gauge.highest <= jobs)
  }

  @Test("what work holds goes when it is done, even if it is the last to hold the pool")
  func release() {
    let flag = Flag()
    do {
      let pool = WorkerPool(jobs: 2)
      let last = Last(pool, flag)
      _ = pool.start { _ = last }
    }
    let start = ContinuousClock.now
    while !flag.isRaised, start.duration(to: .now) < .seconds(20) { usleep(1000) }
    #expect(flag.isRaised)
  }

  /// Needs the pool when it goes.
  private final class Last: Sendable {
    private let pool: WorkerPool
    private let flag: Flag

    init(_ pool: WorkerPool, _ flag: Flag) { (self.pool, self.flag) = (pool, flag) }

    deinit {
      _ = pool.start {}
      flag.raise()
    }
  }

  private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isRaised: Bool { value.load(ordering: .acquiring) }

    func raise() { value.store(true, ordering: .releasing) }
  }

  private final class Log: Sendable {
    private let entries = Mutex<[Int]>([])

    var all: [Int] { entries.withLock { $0 } }

    func add(_ entry: Int) { entries.withLock { $0.append(entry) } }
  }

  /// Counts who is at work.
  private final class Gauge: Sendable {
    private let state = Mutex((now: 0, highest: 0))

    var highest: Int { state.withLock(\.highest) }

    func measure() {
      state.withLock { state in
        state.now += 1
        state.highest = max(state.highest, state.now)
      }
      // Long enough for others to be seen.
      usleep(200)
      state.withLock { $0.now -= 1 }
    }
  }
}
