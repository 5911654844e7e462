import Testing
import ToriiMarkdown

@Suite struct DocumentTests {
  @Test func headingIDsFollowGitHub() throws {
    let document = try Markdown.render(
      "# Hello, World!\n## `code` & _more_\n## Über 鳥居\n# snake_case - dash\n# !!!\n")
    #expect(
      document.headings.map(\.id) == [
        "hello-world", "code--more", "über-鳥居", "snake_case---dash", "section",
      ])
    #expect(document.html.hasPrefix("<h1 id=\"hello-world\">Hello, World!</h1>"))
  }

  @Test func equalHeadingsGetNumbers() throws {
    let document = try Markdown.render("# a\n# a\n# a-1\n# a\n# A\n")
    #expect(document.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "a-3"])
  }

  @Test func headingIDsCannotLeaveTheAttribute() throws {
    let document = try Markdown.render("# \"><img src=x onerror=alert(1)>\n")
    #expect(document.headings.count == 1)
    #expect(!(document.headings.first?.id.contains("\"") ?? true))
    #expect(!(document.headings.first?.id.contains("<") ?? true))
  }

  @Test func headingsKnowTitleLevelAndLine() throws {
    let heading = try Markdown.render("text\n\n### A *b* `c`\n").headings.first
    #expect(heading?.title == "A b c")
    #expect(heading?.level == 3)
    #expect(heading?.line == 3)
  }

  @Test func tableOfContentsNestsByLevel() throws {
    let contents = try Markdown.render("## a\n#### b\n### c\n# d\n## e\n").tableOfContents
    #expect(contents.map(\.heading.title) == ["a", "d"])
    #expect(contents.first?.children.map(\.heading.title) == ["b", "c"])
    #expect(contents.last?.children.map(\.heading.title) == ["e"])
  }

  @Test func headingAnchorsFollowTheText() throws {
    var options = MarkdownOptions()
    options.headingAnchors = true
    let html = try Markdown.render("# A\n", options: options).html
    #expect(
      html
        == "<h1 id=\"a\">A <a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section\">#</a>"
        + "</h1>\n")
  }

  @Test func codeCanBeWrapped() throws {
    var options = MarkdownOptions()
    options.wrapsCode = true
    let html = try Markdown.render("```c++\nx\n```\n", options: options).html
    #expect(
      html
        == "<div class=\"highlight\" data-lang=\"c++\"><pre tabindex=\"0\">"
        + "<code class=\"language-c++\">x\n</code></pre></div>\n")
  }

  @Test func codeCanBeHighlighted() throws {
    var options = MarkdownOptions()
    options.highlightCode = { code, language in language == "x" ? "<i>\(code)</i>" : nil }
    let html = try Markdown.render("```x\na\n```\n```y\n<\n```\n", options: options).html
    #expect(html.contains("<i>a\n</i>"))
    #expect(html.contains("&lt;\n"))
  }

  @Test func infoStringsAreEscaped() throws {
    var options = MarkdownOptions()
    options.wrapsCode = true
    let html = try Markdown.render("```\"><script>\nx\n```\n", options: options).html
    #expect(!html.contains("<script>"))
  }

  @Test func tablesCanBeWrapped() throws {
    var options = MarkdownOptions()
    options.wrapsTables = true
    let html = try Markdown.render("|a|\n|-|\n", options: options).html
    #expect(
      html.hasPrefix(
        "<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>"))
    #expect(html.hasSuffix("</table>\n</div>\n"))
  }

  @Test(arguments: ["<!--more-->", "<!-- more -->", "  <!--more-->"])
  func summaryEndsAtTheMarker(_ marker: String) throws {
    let document = try Markdown.render("one\n\n\(marker)\n\ntwo\n")
    #expect(document.summaryHTML == "<p>one</p>\n")
    #expect(document.html == "<p>one</p>\n<p>two</p>\n")
  }

  @Test func markerInTheTextEndsTheSummaryWithTheParagraph() throws {
    let document = try Markdown.render("one <!--more--> two\n\nthree\n")
    #expect(document.summaryHTML == "<p>one  two</p>\n")
  }

  @Test(arguments: ["text\n", "```\n<!--more-->\n```\n", "> <!--more-->\n", "`<!--more-->`\n"])
  func noSummaryWithoutMarker(_ source: String) throws {
    #expect(try Markdown.render(source).summaryHTML == nil)
  }

  @Test func firstParagraphIsKnown() throws {
    let document = try Markdown.render("# h\n\n> no\n\nyes *it is*\n\nno\n")
    #expect(document.firstParagraphHTML == "<p>yes <em>it is</em></p>\n")
  }

  @Test func destinationsCanBeRewritten() throws {
    var options = MarkdownOptions()
    options.rewriteDestination = { kind, destination, _ in
      kind == .image ? "/img/\(destination)" : "/page/\(destination)?a&b"
    }
    let html = try Markdown.render("[a](x.md) ![b](y.png)", options: options).html
    #expect(html.contains("href=\"/page/x.md?a&amp;b\""))
    #expect(html.contains("src=\"/img/y.png\""))
  }

  @Test func rewrittenDestinationsAreCheckedToo() throws {
    var options = MarkdownOptions()
    options.rewriteDestination = { _, _, _ in "javascript:x" }
    #expect(try Markdown.render("[a](b)", options: options).html == "<p><a href=\"\">a</a></p>\n")
  }

  @Test func linksKnowTheirLines() throws {
    let links = try Markdown.render(
      "# t\n\n[a](1)\nand [b](2)\n\n| x |\n|---|\n| [c](3) |\n\n- www.example.org\n"
    ).links
    #expect(links.map(\.line) == [3, 4, 8, 10])
    #expect(links.map(\.destination) == ["1", "2", "3", "http://www.example.org"])
  }

  @Test(
    "links below link definitions know their lines too",
    arguments: [
      ("[k]: /k\n[a](1)\nand [b](2)\n", [2, 3]),
      ("> [k]: /k\n> [a](1) `x\n> y` *[b](2)*\n", [2, 3]),
      ("- [k]: /k\n  \"a\n  title\"\n  [a](1)\n", [4]), ("[k]: /k\n\n[a](1)\n", [3]),
      ("[k]: /k\n[l]: /l\n[a](1) [l]\n\n| x |\n|---|\n| [c](3) |\n", [3, 3, 7]),
      ("`x\ny` [a](1)\n", [2]),
      ("[a]: is text [b](2)\n[c](3)\n", [1, 2]), ("x [k]: /k\n[a](1)\n", [2]),
    ])
  func linksBelowDefinitionsKnowTheirLines(_ source: String, _ lines: [Int]) throws {
    #expect(try Markdown.render(source).links.map(\.line) == lines)
  }

  @Test func imagesAreListed() throws {
    let document = try Markdown.render("[![alt *text*](a.png)](b)\n\n![](c.png)\n")
    #expect(document.firstImage?.destination == "a.png")
    #expect(document.firstImage?.text == "alt text")
    #expect(document.images.count == 2)
  }

  @Test func plainTextHasALinePerBlock() throws {
    let text = try Markdown.render(
      "# A *b*\n\nc\nd `e`[^1]\n\n- f\n- g\n\n| h | i |\n|---|---|\n| j | k |\n\n[^1]: note\n"
    ).plainText
    #expect(text == "A b\nc d e\nf\ng\nh i\nj k\nnote")
  }

  @Test(arguments: [
    ("", 0), ("one two, three - four\n", 4), ("don't well-known", 2), ("鳥居は赤い", 5),
    ("Swift で書く", 4), ("слово 한국", 3), ("*a* **b**", 2),
  ])
  func wordsAreCounted(_ source: String, _ count: Int) throws {
    #expect(try Markdown.render(source).wordCount == count)
  }

  @Test(arguments: [(0, 0), (1, 1), (213, 1), (214, 2), (2130, 10)])
  func readingTimeIsRoundedUp(_ words: Int, _ minutes: Int) throws {
    let source = String(repeating: "word ", count: words)
    #expect(try Markdown.render(source).readingMinutes == minutes)
  }

  @Test func smartPunctuationLeavesAddressesAlone() throws {
    var options = MarkdownOptions.gitHub
    options.smartPunctuation = true
    let html = try Markdown.render(
      "https://example.org/a--b...c <http://x.y/--> a--b", options: options
    )
    .html
    #expect(html.contains(">https://example.org/a--b...c</a>"))
    #expect(html.contains(">http://x.y/--</a>"))
    #expect(html.contains("a\u{2013}b"))
  }

  @Test func documentsRenderInParallel() async throws {
    let source = "# h\n\n| a |\n|---|\n| ~~b~~ www.x.org[^1] |\n\n[^1]: n\n"
    let expected = try Markdown.render(source).html
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<64 {
        group.addTask { try? Markdown.render(source).html }
      }
      for await html in group { #expect(html == expected) }
    }
  }

  @Test func templateSyntaxIsText() throws {
    #expect(try Markdown.render("{{ 7*7 }} {% x %}").html == "<p>{{ 7*7 }} {% x %}</p>\n")
  }
}
