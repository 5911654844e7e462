import Testing

@testable import ToriiSite

@Suite("Where facts are in a list")
struct FactPositionsTests {
  @Test func areFoundAfterManyWereAdded() {
    var positions = FactPositions()
    let facts =
      (0..<500).map { Fact.term(language: $0 % 3, taxonomy: $0 % 2, $0) }
      + (0..<500).map { Fact.asset(AssetFact("images/\($0).png")) }
    for (index, fact) in facts.enumerated() { positions.add(fact, at: UInt32(index)) }
    for (index, fact) in facts.enumerated() {
      #expect(positions.position(of: fact, mark: fact.mark) == UInt32(index))
    }
    #expect(positions.position(of: .day, mark: Fact.day.mark) == nil)
  }

  @Test func ofFactsWithTheSameMarkAreToldApart() {
    let left = Fact.term(language: 1, taxonomy: 0, 7)
    let right = Fact.term(language: 257, taxonomy: 1, 7)
    #expect(left.mark == right.mark && left != right)
    var positions = FactPositions()
    positions.add(left, at: 3)
    #expect(positions.position(of: right, mark: right.mark) == nil)
    positions.add(right, at: 5)
    #expect(positions.position(of: left, mark: left.mark) == 3)
    #expect(positions.position(of: right, mark: right.mark) == 5)
  }
}
