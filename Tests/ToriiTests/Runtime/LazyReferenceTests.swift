import Testing

@testable import Torii

@Suite("A place for an object that is made once")
struct LazyReferenceTests {
  private final class Made: Sendable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  private final class Holder: Sendable {
    let place = LazyReference<Made>()
  }

  @Test("keeps the first object, which goes with it")
  func first() {
    weak var kept: Made?
    weak var late: Made?
    do {
      let holder = Holder()
      #expect(holder.place.load() == nil)
      do {
        let (one, two) = (Made(1), Made(2))
        (kept, late) = (one, two)
        #expect(holder.place.storeIfNil(one) === one)
        #expect(holder.place.storeIfNil(two) === one)
      }
      #expect(holder.place.load()?.number == 1)
      #expect(late == nil)
    }
    #expect(kept == nil)
  }

  @Test("gives all threads the same one")
  func threads() async {
    let holder = Holder()
    let seen = await withTaskGroup(of: Int.self) { group in
      for number in 0..<64 { group.addTask { holder.place.storeIfNil(Made(number)).number } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(seen.count == 1)
  }
}
