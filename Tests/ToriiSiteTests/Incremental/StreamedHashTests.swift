import Testing
import ToriiSite

@Suite struct StreamedHashTests {
  @Test(arguments: [0, 1, 7, 8, 15, 16, 17, 31, 32, 63, 64, 65, 80, 127, 128, 200])
  func piecesHashAsTheWhole(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    for size in 1...130 {
      var hash = StreamedHash()
      for start in stride(from: 0, to: count, by: size) {
        hash.add(Array(bytes[start..<min(start + size, count)]))
      }
      #expect(hash.value == StableHash.of(bytes), "pieces of \(size)")
    }
  }

  @Test func emptyPiecesChangeNothing() {
    var hash = StreamedHash()
    for piece in [[], [1, 2, 3], [], [4]] as [[UInt8]] { hash.add(piece) }
    #expect(hash.value == StableHash.of([1, 2, 3, 4]))
  }

  @Test func theOrderOfPartsCounts() {
    let parts = (0..<8).map { part in
      (0..<16).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ part &* 77) }
    }
    var hashes: Set<UInt64> = [StableHash.of(parts.flatMap(\.self))]
    for first in 0..<8 {
      for second in 0..<first {
        var other = parts
        other.swapAt(first, second)
        hashes.insert(StableHash.of(other.flatMap(\.self)))
      }
    }
    #expect(hashes.count == 1 + 8 * 7 / 2)
  }

  @Test func everyByteCounts() {
    let bytes = [UInt8](repeating: 7, count: 143)
    let whole = StableHash.of(bytes)
    for index in bytes.indices {
      var other = bytes
      other[index] = 8
      #expect(StableHash.of(other) != whole)
    }
  }
}
