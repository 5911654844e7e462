import Testing

@testable import ToriiMarkdown

/// What reads and writes sixteen bytes at a time, with each thing it looks for at each place.
struct TextPassTests {
  private static let lengths = Array(0...70)

  @Test(arguments: lengths)
  func escapingWritesWhatHTMLNeedsAtEachPlace(_ length: Int) {
    let entities: [(Character, String)] = [
      ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "'"), ("é", "é"),
    ]
    for (sign, entity) in entities {
      for place in 0...length {
        let before = String(repeating: "a", count: place)
        let after = String(repeating: "z", count: length - place)
        // A small capacity, so that it grows on the way.
        var output = HTMLOutput(capacity: 1)
        output.append("<p>")
        output.append(escaping: before + String(sign) + after)
        output.append(escaping: Array((after + String(sign)).utf8))
        #expect(
          output.string(0..<output.count) == "<p>" + before + entity + after + after + entity)
      }
    }
  }

  @Test func outputGrowsByPiecesOfAnySize() {
    var output = HTMLOutput(capacity: 0)
    var expected: [UInt8] = []
    for size in [0, 1, 63, 64, 65, 1000, 7] {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: 0x41 + size % 26), count: size)
      output.append(contentsOf: piece)
      output.append(contentsOf: piece[...])
      output.append(ASCII.newline)
      expected += piece + piece + [ASCII.newline]
    }
    #expect(output.string(0..<output.count) == String(decoding: expected, as: UTF8.self))
    #expect(output.last == ASCII.newline)
    #expect(output.string(-5..<0) == "")
    #expect(output.string(0..<(output.count + 5)).utf8.count == expected.count)
  }

  @Test(arguments: lengths)
  func traitsAreFoundAtEachPlace(_ length: Int) {
    let cases: [(String, TextTraits)] = [
      ("", []), ("a", []), (".", []), ("-", []), ("<", .markup), (">", .markup), ("&", .markup),
      ("\"", [.markup, .typographic]), ("'", .typographic), ("--", .typographic),
      ("..", .typographic), ("ww", .web), (":", .signs), ("@", .signs), ("[", .signs),
      ("~", .signs), ("=", .signs), ("^", .signs), ("{", .signs), ("é", .beyondASCII),
    ]
    for (sign, wanted) in cases {
      for place in 0...length {
        let text =
          String(repeating: "b", count: place) + sign
          + String(repeating: " ", count: length - place)
        let found = text.withCString { start in
          TextTraits(ofTerminated: UnsafeRawBufferPointer(start: start, count: text.utf8.count))
        }
        #expect(found.isSuperset(of: wanted), "\(sign) at \(place) of \(length)")
        if wanted.isEmpty { #expect(found.isEmpty, "\(sign) at \(place) of \(length)") }
      }
    }
  }

  /// Beside Swift's own decoding, which writes anew what is no UTF-8.
  @Test(arguments: [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 150])
  func whatIsNotUTF8IsFoundAtEachPlace(_ length: Int) {
    let cases: [[UInt8]] = [
      [], [0x41], [0], [0xC3, 0xA9], [0xE6, 0xBC, 0xA2], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xC3],
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE6, 0xBC], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ]
    for bytes in cases {
      for place in 0...length {
        let text =
          [UInt8](repeating: 0x61, count: place) + bytes
          + [UInt8](repeating: 0x7A, count: length - place)
        let isValid = Array(String(decoding: text, as: UTF8.self).utf8) == text
        let found = text.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset($0) }
        #expect(found == (isValid ? nil : place), "\(bytes) at \(place) of \(length)")
      }
    }
  }

  /// Counts that do not fit a byte.
  @Test func manyWordsAreCounted() {
    for count in [126, 127, 128, 255, 256, 2031, 2032, 2033, 5000] {
      for text in ["a ", "a\t", "\(count % 10) "] {
        let bytes = [UInt8](String(repeating: text, count: count).utf8)
        var counter = WordCounter()
        bytes.withUnsafeBufferPointer { counter.read(1..<bytes.count, of: $0) }
        #expect(counter.words == count - 1)
        bytes.withUnsafeBufferPointer { counter.read(0..<(bytes.count + 9), of: $0) }
        #expect(counter.words == 2 * count - 1)
      }
    }
  }

  /// Texts of letters, spaces and signs, cut in two, beside a count of one character after the other.
  @Test func wordsAreCountedHoweverTextIsCut() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(count))
    }
    let characters = Array("ab9  \n--.'漢é\u{3000}")
    for _ in 0..<2000 {
      let text = String((0..<random(90)).map { _ in characters[random(characters.count)] })
      var (words, ideographs, isInWord) = (0, 0, false)
      for character in text {
        switch character {
        case " ", "\n", "\u{3000}": isInWord = false
        case "漢": (ideographs, isInWord) = (ideographs + 1, false)
        case "a", "b", "9", "é":
          if !isInWord { words += 1 }
          isInWord = true
        default: break
        }
      }
      var counter = WordCounter()
      let bytes = Array(text.utf8)
      let cut = text[..<text.index(text.startIndex, offsetBy: random(text.count + 1))].utf8.count
      // What stands around the parts is not counted.
      let before = random(20)
      let around =
        Array(repeating: UInt8(ascii: "a"), count: before) + bytes
        + Array(repeating: UInt8(ascii: "b"), count: random(20))
      around.withUnsafeBufferPointer { around in
        counter.read(before..<(before + cut), of: around)
        counter.read((before + cut)..<(before + bytes.count), of: around)
      }
      #expect(counter.words == words && counter.ideographs == ideographs, "\(text)")
    }
  }
}
