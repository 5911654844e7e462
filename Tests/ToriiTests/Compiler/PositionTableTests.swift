import Testing

@testable import Torii

@Suite("Positions by hash")
struct PositionTableTests {
  /// Hashes of which many share the half that the table keeps.
  private static func hash(_ position: Int) -> UInt64 { UInt64(position / 7) << 32 }

  @Test("are found again, however many there are", arguments: [0, 1, 31, 32, 33, 1000, 5000])
  func found(count: Int) {
    var table = PositionTable()
    for position in 0..<count { table.insert(position, hash: Self.hash(position)) }
    for position in 0..<count {
      #expect(table.first(hash: Self.hash(position)) { $0 == position } == position)
    }
    #expect(table.first(hash: Self.hash(count + 7)) { _ in true } == nil)
    #expect(table.first(hash: Self.hash(0)) { _ in false } == nil)
  }

  @Test("are gone after a reset, and others take their places", arguments: [3, 2000])
  func reset(count: Int) {
    var table = PositionTable()
    for position in 0..<count { table.insert(position, hash: Self.hash(position)) }
    table.reset()
    #expect(table.first(hash: Self.hash(1)) { _ in true } == nil)
    table.insert(9, hash: Self.hash(1))
    #expect(table.first(hash: Self.hash(1)) { _ in true } == 9)
  }
}
