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
