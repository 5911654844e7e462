import Testing
import ToriiSite

@Suite("Worker pool")
struct WorkerPoolTests {
  @Test("results come in order for any number of threads", arguments: [1, 2, 7, 64])
  func order(_ jobs: Int) {
    #expect(WorkerPool(jobs: jobs).map(count: 1000) { $0 * 2 } == (0..<1000).map { $0 * 2 })
    #expect(WorkerPool(jobs: jobs).map(count: 0) { $0 }.isEmpty)
  }
}
