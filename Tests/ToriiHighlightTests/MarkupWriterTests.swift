import Testing

@testable import ToriiHighlight

/// What is written sixteen bytes at a time, beside a writer of one byte after the other.
struct MarkupWriterTests {
  /// As Pygments writes tokens: a span for each line of each, none for text.
  private static func plain(_ bytes: [UInt8], _ pieces: [(TokenClass, Int)]) -> String {
    var (html, start) = ("", 0)
    for (tokenClass, end) in pieces {
      let code = String(decoding: bytes[start..<end], as: UTF8.self)
      let lines = code.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if index > 0 { html += "\n" }
        if line.isEmpty { continue }
        var text = ""
        for scalar in line {
          switch scalar {
          case "&": text += "&amp;"
          case "<": text += "&lt;"
          case ">": text += "&gt;"
          case "\"": text += "&quot;"
          case "'": text += "&#39;"
          default: text.unicodeScalars.append(scalar)
          }
        }
        html += tokenClass == .text ? text : "<span class=\"\(tokenClass.name)\">\(text)</span>"
      }
      start = end
    }
    return html
  }

  @Test(arguments: 0..<16)
  func writesWhatAPlainWriterWrites(seed: UInt64) {
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(count))
    }
    let characters = Array("abcdefghij  \n<>&\"'#;é".unicodeScalars)
    for length in 0..<60 {
      var code = String.UnicodeScalarView()
      // Each other text has few of what is written otherwise.
      let kinds = length % 2 == 0 ? 12 : characters.count
      for _ in 0..<(length * 3) { code.append(characters[random(kinds)]) }
      let bytes = Array(String(code).utf8)
      var tokens = TokenList(capacity: 8)
      var pieces: [(TokenClass, Int)] = []
      var end = 0
      while end < bytes.count {
        end = min(bytes.count, end + 1 + random(random(8) == 0 ? 70 : 9))
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let tokenClass = TokenClass.allCases[random(TokenClass.allCases.count)]
        tokens.append(tokenClass, to: end)
        if pieces.last?.0 == tokenClass { pieces.removeLast() }
        pieces.append((tokenClass, end))
      }
      tokens.finish()
      let html = String(decoding: MarkupWriter(bytes, tokens).html(), as: UTF8.self)
      #expect(html == Self.plain(bytes, pieces), "\(String(code))")
    }
  }
}
