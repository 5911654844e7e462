import Testing
import ToriiServer

struct DebounceTests {
  private let start = ContinuousClock.now

  @Test func waitsForNothing() {
    #expect(Debounce().deadline == nil)
  }

  @Test func actsShortlyAfterOneChange() throws {
    var debounce = Debounce()
    debounce.note(at: start)
    let wait = try #require(debounce.deadline) - start
    #expect(wait >= .milliseconds(10) && wait <= .milliseconds(20))
  }

  @Test func waitsWhileMoreArrive() {
    var debounce = Debounce()
    for step in 0..<5 { debounce.note(at: start + .milliseconds(step * 10)) }
    let due = [50, 60].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func waitsAHundredMillisecondsAtMost() {
    var debounce = Debounce()
    for step in 0..<20 { debounce.note(at: start + .milliseconds(step * 10)) }
    let due = [99, 100].map { debounce.isDue(at: start + .milliseconds($0)) }
    #expect(due == [false, true])
  }

  @Test func startsAnew() {
    var debounce = Debounce()
    debounce.note(at: start)
    let isDue = debounce.isDue(at: start + .seconds(1))
    #expect(isDue)
    #expect(debounce.deadline == nil)
  }
}
