import Testing
import ToriiMarkdown

/// Inputs that make naive parsers crash or take more than linear time.
@Suite struct HostileTests {
  @Test(arguments: [
    "*", "*a ", "[", "[a]", "![", "![[]()", "[^", "~", "~a ", "~~a~ ", "`a", "\\~", "&quot;",
    "<!--", "<?", "<!A ",
    "|", "|-", "www.", "(www.a_b ", "http://", "http://a_", "a@b.", "a@b_", "mailto:", "- [ ] ",
    "> ", "1. ", "# a\n", "|a|\n|-|\n", "> |-|\n", "[^a]: x\n", "- [^a]: x\n", "a\n---\n", "\0",
    "\u{FEFF}", "\r", "\u{A95F}\\~", "'a ", "\"", "--", "http://a.b/_c_ ", "<a href=", "\t",
    "$", "$a ", "$a $", "$$", "$$a\n", "\\(", "\\[\n", "\\[a\\]\n", ":", ":a", ":a:", "::: a\n",
    ":::\n",
    ":::\n::: a\n", ": a\n", "a\n: b\n", "a\n\n: b\n\n", "==", "==a ", "^", "^a", "^a~b", "~a^b~",
    "[[", "[[a", "[[a]]", "![[a|b]] ", "{", "{#a}", "# a {#b}\n", "`a`{.b}", "{: .a}\n",
    "a\n{: .b}\n\n",
    "*[a]: b\n", "*[a]: b\n\na ", "> [!NOTE]\n", "> [!NOTE]\n\n", "[!A]", "`", "`` ` ", "``` ",
    "```\n",
    "~~~\n", "![a](b \"c\")\n\n", "$`", "`$", "> $$\n", "- $$\n", "a|b\n-|-\n$a|$b\n\n",
  ])
  func repetitionEndsInTime(_ unit: String) {
    var options = MarkdownOptions.everything
    options.smartPunctuation = true
    options.headingIDs = true
    let source = String(repeating: unit, count: 20000)
    let duration = ContinuousClock().measure { _ = try? Markdown.render(source, options: options) }
    #expect(duration < .seconds(20))
  }

  @Test func deepEmphasisDoesNotOverflow() throws {
    let source =
      String(repeating: "*a **a ", count: 20000) + "b" + String(repeating: " a** a*", count: 20000)
    #expect(try Markdown.render(source).html.contains("<em>a <strong>a <em>"))
  }

  @Test func deepNestingIsAnErrorWithItsLine() {
    let source = "text\n\n" + String(repeating: "- ", count: 4000) + "x\n"
    #expect(throws: MarkdownError(kind: .nestingTooDeep(limit: 100), line: 3)) {
      try Markdown.render(source)
    }
  }

  @Test func nestingLineByLineIsLimitedToo() {
    let lines = (0..<200).map { String(repeating: "  ", count: $0) + "- a\n" }
    #expect(throws: MarkdownError(kind: .nestingTooDeep(limit: 100), line: 101)) {
      try Markdown.render(lines.joined())
    }
  }

  @Test(arguments: [
    String(repeating: "- ", count: 90) + "x", String(repeating: "> ", count: 100) + "x",
    String(repeating: "* ", count: 500), String(repeating: " ", count: 5000) + "- x",
    (0..<100).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    String(repeating: String(repeating: "> ", count: 60) + "x\n", count: 300),
    String(repeating: "    - a\n", count: 5000),
  ])
  func nestingWithinTheLimitIsFine(_ source: String) throws {
    _ = try Markdown.render(source)
  }

  @Test func tooManyImageOpeningsAreAnError() {
    #expect(throws: MarkdownError(kind: .tooManyImageOpenings(limit: 4000), line: 1)) {
      try Markdown.render(String(repeating: "![[]()", count: 5000))
    }
  }

  @Test func manyImagesInManyParagraphsAreFine() throws {
    let document = try Markdown.render(String(repeating: "![a](b)\n\n", count: 6000))
    #expect(document.images.count == 6000)
  }

  @Test func wideTableWithShortRowsStaysSmall() throws {
    let source =
      String(repeating: "|a", count: 2000) + "|\n" + String(repeating: "|-", count: 2000) + "|\n"
      + String(repeating: "x\n", count: 20000)
    #expect(try Markdown.render(source).html.utf8.count < 8_000_000)
  }

  @Test func nulBecomesReplacementCharacter() throws {
    #expect(try Markdown.render("a\0b").html == "<p>a\u{FFFD}b</p>\n")
  }

  @Test(
    arguments: [
      [0xFF, 0xFE], [0x61, 0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0x7E, 0xFF, 0x7E], [0x27, 0xC0, 0x27], [0x5B, 0x5E, 0xFF, 0x5D, 0x3A],
    ] as [[UInt8]])
  func invalidUTF8IsReplaced(_ bytes: [UInt8]) throws {
    var options = MarkdownOptions()
    options.smartPunctuation = true
    #expect(try Markdown.render([0x78] + bytes + bytes, options: options).html.contains("\u{FFFD}"))
  }

  @Test func byteOrderMarkIsDropped() throws {
    #expect(try Markdown.render("\u{FEFF}|a|\n|-|\n").html.hasPrefix("<table>"))
  }

  @Test func marksOfOurOwnAreChosenAmongThoseThatAreFree() throws {
    #expect(try Markdown.render("\u{A95F} \\~a~").html == "<p>\u{A95F} ~a~</p>\n")
  }

  @Test func marksOfOurOwnInTheTextStay() throws {
    let marks = "\u{A95F}\u{AA5C}\u{A876}\u{1B5F}\u{1BFE}\u{1C3D}\u{1CC0}\u{A67E}"
    let html = try Markdown.render("\(marks) \\~a~").html
    #expect(html.hasPrefix("<p>\(marks) "))
  }

  @Test(arguments: ["", "\n", "\r\n", " ", "\t", "|", "~", "[^", "[^]:", "- ", "-", ">", "\\"])
  func tinyDocuments(_ source: String) throws {
    _ = try Markdown.render(source)
  }
}
