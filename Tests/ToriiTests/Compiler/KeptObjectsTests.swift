import Testing

@testable import Torii

@Suite("Objects that are kept and lent")
struct KeptObjectsTests {
  private final class Guest {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  @Test("last as long as they are on the list")
  func lifetimes() {
    weak var first: Guest?
    weak var last: Guest?
    do {
      var list = KeptObjects<Guest>()
      for number in 0..<5 { list.append(Guest(number)) }
      first = list[0].takeUnretainedValue()
      last = list[4].takeUnretainedValue()
      #expect(list.count == 5)
      #expect(first?.number == 0)
      #expect(last?.number == 4)

      list.shrink(to: 3)
      #expect(list.count == 3)
      #expect(last == nil)
      #expect(first != nil)

      list.shrink(to: 8)
      #expect(list.count == 3)
    }
    #expect(first == nil)
  }
}
