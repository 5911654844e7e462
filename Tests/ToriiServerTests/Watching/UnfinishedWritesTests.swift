import Testing
import ToriiServer

struct UnfinishedWritesTests {
  private var writes = UnfinishedWrites()
  private let start = ContinuousClock.now

  @Test mutating func aFileThatStaysOpenCountsAsChangedOnceNobodyWrites() {
    writes.note("a", at: start)
    writes.note("a", at: start + .milliseconds(900))
    #expect(writes.deadline == start + .milliseconds(1900))
    #expect(writes.takePaused(at: start + .milliseconds(1800)).isEmpty)
    #expect(writes.takePaused(at: start + .milliseconds(1900)) == ["a"])
    #expect(writes.takePaused(at: start + .seconds(9)).isEmpty)
    #expect(writes.deadline == nil)
  }

  @Test mutating func aFileThatWasClosedIsFinished() {
    writes.note("a", at: start)
    writes.note("b", at: start)
    writes.end("a")
    #expect(writes.takePaused(at: start + .seconds(2)) == ["b"])
  }
}
