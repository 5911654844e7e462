import Testing

@testable import Torii

@Suite struct TextInPlaceTests {
  private static let texts = [
    "", "x", "fifteen bytes!!", "é", "日本語", "sixteen bytes!!!",
    "🎌 and a text beyond the small ones",
    String(repeating: "ab", count: 5000),
    String(decoding: [0x61, 0xCC, 0x81] as [UInt8], as: UTF8.self),
  ]

  @Test(arguments: texts) func readsTheBytesOfEveryKindOfText(text: String) {
    for value in [Value.string(text), .markup(text), .string(text + "!"), .string("<" + text)] {
      var value = value
      withUnsafeMutablePointer(to: &value) { place in
        let bytes = TextInPlace.isSupported ? TextInPlace.bytes(at: place) : nil
        if let bytes { #expect(bytes.elementsEqual(place.pointee.text?.utf8 ?? "?".utf8)) }
      }
    }
  }

  @Test func isSupportedOnMachinesWithWordsOf64Bits() {
    #if _pointerBitWidth(_64) && _endian(little)
      #expect(TextInPlace.isSupported)
    #endif
  }

  @Test func tellsTheSameWordsFromOthers() {
    var values = [Value.string("a text that is kept elsewhere"), .string("b"), .string("b")]
    values.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      #expect(TextInPlace.isIdentical(start, start))
      #expect(TextInPlace.isIdentical(start + 1, start + 2))
      #expect(!TextInPlace.isIdentical(start, start + 1))
    }
  }
}
