import Testing
import ToriiHighlight

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// No input stops the process or takes more than linear time, and no text is lost.
@Suite struct RobustnessTests {
  private func text(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    let entities: [(StaticString, UInt8)] = [
      ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
    ]
    while index < html.count {
      if html[index] == UInt8(ascii: "<") {
        while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
      } else if html[index] == UInt8(ascii: "&"),
        let entity = entities.first(where: { entity, _ in
          entity.withUTF8Buffer { html[index...].starts(with: $0) }
        })
      {
        result.append(entity.1)
        index += entity.0.utf8CodeUnitCount
      } else {
        result.append(html[index])
        index += 1
      }
    }
    return result
  }

  @Test(arguments: Highlighter.languages.map(\.names[0]))
  func randomBytesComeThrough(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    var random = Generator(seed: 7)
    for count in [0, 1, 2, 3, 10, 100, 1000] {
      for _ in 0..<8 {
        let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 33) }
        #expect(text(Highlighter.html(bytes, in: language)) == bytes)
      }
    }
  }

  /// Pieces of syntax in any order reach what random bytes do not.
  @Test(arguments: Highlighter.languages.map(\.names[0]))
  func randomSyntaxComesThrough(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    let pieces = [
      "\"", "'", "`", "\"\"\"", "'''", "/*", "*/", "//", "#", "--", "{-", "-}", "(*", "*)", "<",
      ">",
      "</", "<!--", "-->", "{{", "}}", "{%", "%}", "${", "#{", "}", "{", "(", ")", "[", "]", "$",
      "@",
      "\\", "\n", "  ", "\t", "=", ":", ";", ",", ".", "-", "+", "*", "/", "%", "&", "|", "!", "?",
      "~", "^", "if", "else", "def", "class", "import", "end", "begin", "x", "_y", "Foo", "0x1F",
      "1.5e3", "017", "é", "日本", "<<EOF", "EOF", "r#\"", "=begin", "=end", "q{", "%w[", "s/",
      "script>",
      "```", "---", "| ", "- ", "> ", "\\begin{", "#if 0", "#include <", "::", "->", "=>", "\u{0}",
    ].map { Array($0.utf8) }
    var random = Generator(seed: 11)
    for count in [3, 10, 30, 100, 300] {
      for _ in 0..<20 {
        let bytes = (0..<count).flatMap { _ in pieces[Int(random.next() >> 40) % pieces.count] }
        #expect(text(Highlighter.html(bytes, in: language)) == bytes)
      }
    }
  }

  @Test(arguments: Highlighter.languages.map(\.names[0]))
  func longRunsOfOneCharacterAreFast(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    for piece in [
      "\"", "'", "`", "(", "{", "[", "<", "/", "\\", "#", "$", "a", "0", " ", "\n", "*",
    ] {
      let bytes = Array(String(repeating: piece, count: 30_000).utf8)
      let time = secondsOfThread {
        #expect(Highlighter.html(bytes, in: language).count >= bytes.count)
      }
      #expect(time < 5, "\(piece)")
    }
  }

  @Test(arguments: Highlighter.languages.map(\.names[0]))
  func repeatedOpeningsAreFast(_ name: String) throws {
    let language = try #require(Highlighter.language(named: name))
    let pieces = [
      "/*", "${", "#{", "\\(", "<!--", "{{", "{%", "f\"{", "`${", "<a ", "r\"", "\"\\", "'\\", "(*",
      "{-", "a(", "a b(", "[[", "x:", "<<E\n", "~~~", "@\"", "q(", "$(", "\"$(", "a.", "- ", "%w(",
    ]
    for piece in pieces {
      let bytes = Array(String(repeating: piece, count: 12_000).utf8)
      let time = secondsOfThread {
        #expect(Highlighter.html(bytes, in: language).count >= bytes.count)
      }
      #expect(time < 5, "\(piece)")
    }
  }
}

/// The time that the processor spends on something; other tests run meanwhile.
private func secondsOfThread(_ body: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  body()
  return now() - start
}

/// Numbers that are the same in every run.
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
