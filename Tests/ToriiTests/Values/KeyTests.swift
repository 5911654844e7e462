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

  @Test("Short texts spread over a table", arguments: [1, 2, 3, 8, 15])
  func shortTextsSpread(length: Int) {
    let texts = (0..<256).map { number in
      String(repeating: "x", count: length - 1) + String(Unicode.Scalar(UInt8(number % 96 + 32)))
    }
    let places = Set(texts).map { Key($0).tableHash >> 20 & 0xFFF }
    #expect(Set(places).count > 80)
  }
}
