import Testing

@testable import Torii

@Suite("Packed keys")
struct KeyTests {
  /// Texts whose two words, folded in one way that does not know the seed, give the same number.
  private static func foldedAlike(_ count: UInt64) -> [[UInt8]] {
    (0..<count).map { number in
      let high = number | 15 << 56
      let low = 0x5A5A_5A5A_5A5A_5A5A ^ (high &* 0x9E37_79B9_7F4A_7C15)
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: low >> ($0 * 8)) }
      return bytes + (0..<7).map { UInt8(truncatingIfNeeded: high >> ($0 * 8)) }
    }
  }

  @Test("The seed decides which texts share a place in tables")
  func placesDependOnTheSeed() {
    let hashes = Self.foldedAlike(4000).map { bytes in
      bytes.withUnsafeBufferPointer { Key(utf8: $0).tableHash }
    }
    #expect(Set(hashes).count == 4000)
    #expect(Set(hashes.map { $0 >> 20 & 0xFFFF }).count > 3000)
  }

  /// With a few of all seeds they do not; so the mean of many is looked at, of seeds that are the same
  /// in every run.
  @Test("Short texts spread over a table", arguments: [1, 2, 3, 8, 15])
  func shortTextsSpread(length: Int) {
    let keys = (32..<128).map { code in
      Key(String(repeating: "x", count: length - 1) + String(Unicode.Scalar(UInt8(code))))
    }
    var seed: UInt64 = 0
    var places = 0
    for _ in 0..<500 {
      seed = seed &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814F
      places += Set(keys.map { $0.tableHash((seed ^ seed >> 32) | 1) >> 20 & 0xFFF }).count
    }
    // Of 96 that are thrown at random into 4096 places, 95 are alone.
    #expect(places / 500 > 92)
  }
}
