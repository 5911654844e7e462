import Testing
import Torii

@testable import ToriiSite

@Suite("Values that stay where they are")
struct FixedValuesTests {
  @Test func eachIsMadeOnceAndFoundByItsPlace() {
    var made: [Int] = []
    let values = FixedValues(count: 3) { index in
      made.append(index)
      return .string("a text of more than fifteen bytes: \(index)")
    }
    for index in [2, 0, 2] {
      #expect(values[index]?.stringValue == "a text of more than fifteen bytes: \(index)")
    }
    #expect(made == [0, 1, 2])
  }

  @Test(arguments: [-1, 3, .max, .min])
  func otherPlacesHoldNothing(index: Int) {
    #expect(FixedValues(count: 3) { .int($0) }.place(index) == nil)
  }

  @Test func whatIsKeptStaysUntilItIsForgotten() {
    var values = KeptValues()
    #expect(values.place(5) == nil)
    values.keep("first", at: 5)
    let place = values.place(5)
    values.keep("second", at: 5)
    values.keep("other", at: 6)
    #expect(values.place(5) == place)
    #expect(values.place(5)?.pointee.stringValue == "first")
    values.forgetAll()
    #expect(values.place(5) == nil && values.place(6) == nil)
    values.keep("third", at: 5)
    #expect(values.place(5)?.pointee.stringValue == "third")
  }

  @Test(arguments: [-1, KeptValues.capacity, .max, .min])
  func numbersBeyondTheCapacityAreNotKept(number: Int) {
    var values = KeptValues()
    values.keep("value", at: number)
    #expect(values.place(number) == nil)
  }

  @Test func whatIsHeldIsReleased() {
    final class Witness: TemplateObject, Sendable {
      let templateText = "witness"
      func attribute(named name: String) -> Value? { nil }
    }
    weak var fixed: Witness?
    weak var kept: Witness?
    do {
      let witnesses = (Witness(), Witness())
      (fixed, kept) = witnesses
      _ = FixedValues(count: 1) { _ in Value(witnesses.0) }
      var values = KeptValues()
      values.keep(Value(witnesses.1), at: 63)
    }
    #expect(fixed == nil)
    #expect(kept == nil)
  }
}
