import Testing
import ToriiServer

struct DebounceTests {
  private let start = ContinuousClock.now

  @Test func waitsForNothing() {
    #expect(Debounce().deadline == nil)
  }

  @Test func actsShortlyAfterOneChange() throws {
    var debounce = Debounce()
    debounce.note(at: start, files: 1)
    let wait = try #require(debounce.deadline) - start
    #expect(wait >= .milliseconds(10) && wait <= .milliseconds(20))
  }

  @Test func waitsWhileMoreArrive() {
    var debounce = Debounce()
    for step in 0..<5 { debounce.note(at: start + .milliseconds(step * 10), files: 1) }
    let due = [50, 60].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func waitsAHundredMillisecondsAtMost() {
    var debounce = Debounce()
    for step in 0..<20 { debounce.note(at: start + .milliseconds(step * 10), files: 1) }
    let due = [99, 100].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func waitsUntilAFloodIsOver() {
    var debounce = Debounce()
    for step in 0..<1000 { debounce.note(at: start + .milliseconds(step), files: step + 1) }
    let due = [1098, 1099].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func doesNotWaitForAnEndlessFlood() {
    var debounce = Debounce()
    for step in 0..<60 { debounce.note(at: start + .milliseconds(step * 50), files: 40 + step) }
    let due = [2999, 3000].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func isQuickAgainAfterAFlood() throws {
    var debounce = Debounce()
    debounce.note(at: start, files: 1000)
    _ = debounce.isDue(at: start + .seconds(1))
    debounce.note(at: start + .seconds(2), files: 1)
    let wait = try #require(debounce.deadline) - (start + .seconds(2))
    #expect(wait == Debounce.quiet)
  }

  @Test func waitsOnWhileChangesAreIncomplete() {
    var debounce = Debounce()
    debounce.note(at: start, files: 2)
    debounce.hold(at: start + .milliseconds(15))
    let due = [29, 30].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func losesItsPatience() {
    var debounce = Debounce()
    debounce.note(at: start, files: 2)
    let isOver = [9999, 10_000].map { debounce.isPatienceOver(at: start + .milliseconds($0)) }
    #expect(isOver == [false, true])
  }

  @Test func startsAnew() {
    var debounce = Debounce()
    debounce.note(at: start, files: 1)
    let isDue = debounce.isDue(at: start + .seconds(1))
    #expect(isDue)
    #expect(debounce.deadline == nil)
  }
}
