import Testing

@testable import ToriiMarkdown

/// Texts on both sides of where another way to read them begins.
@Suite struct BoundaryTests {
  /// libcmark's memory is another one for large documents.
  @Test(arguments: [-1, 0, 1])
  func documentsAroundTheSizeOfMemoryAreRead(difference: Int) throws {
    let size = ParseMemory.maximumBytes + difference
    let word = String(repeating: "a", count: size - 7)
    let document = try Markdown.render("*b*\n\n\(word)\n\n")
    #expect(document.html == "<p><em>b</em></p>\n<p>\(word)</p>\n")
    #expect(document.wordCount == 2)
    let items = try Markdown.render(String(repeating: "- a\n", count: size / 4))
    #expect(items.html == "<ul>\n" + String(repeating: "<li>a</li>\n", count: size / 4) + "</ul>\n")
  }

  /// Words are counted in eight bytes at a time.
  @Test(arguments: 0...33)
  func wordsOfAnyLengthAreCounted(length: Int) throws {
    let word = String(repeating: "a", count: length)
    let counts: [(text: String, expected: Int)] = [
      (word, length == 0 ? 0 : 1), ("x \(word)", length == 0 ? 1 : 2),
      ("\(word) y", length == 0 ? 1 : 2), ("x \(word) y\n\(word)", length == 0 ? 2 : 4),
      ("x  \(word)  y", length == 0 ? 2 : 3), ("*\(word)x* y", 2),
      (String(repeating: "a ", count: length), length),
    ]
    for (text, expected) in counts {
      #expect(try Markdown.render(text).wordCount == expected, "\(text)")
    }
  }

  /// Texts are looked through sixteen and eight bytes at a time.
  @Test(arguments: 0...35)
  func marksAreFoundAnywhere(place: Int) throws {
    var options = MarkdownOptions()
    options.smartPunctuation = true
    let before = String(repeating: "a", count: place)
    for length in 0...18 {
      let after = String(repeating: "b", count: length)
      func html(_ mark: String) throws -> String {
        try Markdown.render("x\(before)\(mark)\(after)y", options: options).html
      }
      for (mark, written) in [
        ("&", "&amp;"), ("<", "&lt;"), ("--", "\u{2013}"), ("...", "\u{2026}"),
        (":rocket:", "\u{1F680}"), ("'", "\u{2019}"), (" ~~b~~ ", " <del>b</del> "),
        (" www.a.org ", " <a href=\"http://www.a.org\">www.a.org</a> "), ("#", "#"), ("-", "-"),
        ("\u{E9}", "\u{E9}"), ("w", "w"),
      ] {
        #expect(try html(mark) == "<p>x\(before)\(written)\(after)y</p>\n")
      }
      let invalid = Array("x\(before)".utf8) + [0xC3] + Array("\(after)y".utf8)
      #expect(try Markdown.render(invalid).html == "<p>x\(before)\u{FFFD}\(after)y</p>\n")
    }
  }

  /// Where a table is found before libcmark reads, and where it is not, as with carriage returns,
  /// the same comes of it.
  @Test(arguments: [
    "| a | b |\n|---|--:|\n| 1 | 2 |\n", "text\n\n| a |\n|---|\n| *b* |\n\nmore\n",
    "| a |\n|---|\n\n| b |\n|---|\n| c |\n", "text\n| a |\n|---|\n| b |\n",
    "| a |\n|---|\n| b |\nlazy\n", "```\n| a |\n|---|\n```\n\n| b |\n|---|\n",
    "> | a |\n> |---|\n\n| b |\n|---|\n", "- | a |\n  |---|\n", "    | a |\n    |---|\n",
    "<div>\n| a |\n|---|\n</div>\n\n| b |\n|---|\n", "| a | b |\n|---|\n", "| a |\n| b |\n|---|\n",
    "| a \\| b |\n|---|\n| `c \\| d` |\n", "| a |\n|---|\n# b\n", "  | a |\n  |---|\n  | b |\n",
  ])
  func tablesAreReadAlikeBothWays(_ source: String) throws {
    let returns = source.replacing("\n", with: "\r\n")
    let html = try Markdown.render(source).html
    #expect(html == (try Markdown.render(returns).html.replacing("\r\n", with: "\n")))
  }
}
