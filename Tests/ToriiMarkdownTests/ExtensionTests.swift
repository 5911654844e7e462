import Foundation
import Testing
import ToriiMarkdown

@Suite struct ExtensionTests {
  private func html(
    _ source: String, _ change: (inout MarkdownOptions) -> Void = { _ in }
  ) throws -> String {
    var options = MarkdownOptions()
    options.headingIDs = false
    change(&options)
    return try Markdown.render(source, options: options).html
  }

  @Test func theDefaultIsWhatGitHubShows() throws {
    let source = "> [!NOTE]\n> $x$ :tada:\n"
    #expect(
      try html(source) == """
        <div class="admonition note" role="note">
        <p class="admonition-title">Note</p>
        <p><span class="math inline">\\(x\\)</span> 🎉</p>
        </div>

        """)
  }

  @Test(arguments: ["a\n: b\n", "a ==b== c^d^\n", "# a {.b}\n", "[[a]]\n", "::: a\nb\n:::\n"])
  func whatIsSwitchedOffIsText(_ source: String) throws {
    let document = try Markdown.render(source, options: .gitHub)
    for part in ["<dl>", "<mark>", "<sup>", "class=", "<a ", "<div"] {
      #expect(!document.html.contains(part))
    }
  }

  @Test(arguments: [
    ("de", "„a ‚b‘ c’d“"), ("fr", "«\u{A0}a ‹\u{A0}b\u{A0}› c’d\u{A0}»"), ("sv", "”a ’b’ c’d”"),
    ("de-CH", "«a ‹b› c’d»"), ("en-GB", "“a ‘b’ c’d”"), ("ja", "「a 『b』 c’d」"),
  ])
  func quotationMarksOfALanguage(_ language: String, _ expected: String) throws {
    let result = try html("\"a 'b' c'd\"\n") {
      $0.smartPunctuation = true
      $0.quotationMarks = .of(language: language)
    }
    #expect(result == "<p>\(expected)</p>\n")
  }

  @Test func idsThatAuthorsGiveAreKeptForTheirHeadings() throws {
    var options = MarkdownOptions()
    options.attributes = true
    let document = try Markdown.render("# part\n\n# other {#part}\n\n# part\n", options: options)
    #expect(document.headings.map(\.id) == ["part-1", "part", "part-2"])
  }

  @Test func idsNameEmoji() throws {
    let document = try Markdown.render("# :rocket: Launch\n")
    #expect(document.headings.first?.id == "rocket-launch")
    #expect(document.headings.first?.title == "🚀 Launch")
  }

  @Test func attributesRunNoScripts() throws {
    let source = "[a](b){onclick=x style=y href=javascript:z data-a=\"<\" .c}\n"
    #expect(
      try html(source) { $0.attributes = true }
        == "<p><a href=\"b\" class=\"c\" data-a=\"&lt;\">a</a></p>\n")
  }

  @Test func attributesAreEscaped() throws {
    #expect(
      try html("# a {#x&y title='\"><b'}\n") { $0.attributes = true }
        == "<h1 id=\"x&amp;y\" title=\"&quot;&gt;&lt;b\">a</h1>\n")
  }

  @Test func linksToOtherHostsGetTheirAttributes() throws {
    let result = try html("[a](https://b.c/) [d](/e) [f](https://g.h/i) <https://g.hi/>\n") {
      $0.externalLinks = ("noopener", "_blank")
      $0.ownAddress = "https://g.h"
    }
    #expect(
      result == """
        <p><a href="https://b.c/" rel="noopener" target="_blank">a</a> <a href="/e">d</a> \
        <a href="https://g.h/i">f</a> \
        <a href="https://g.hi/" rel="noopener" target="_blank">https://g.hi/</a></p>

        """)
  }

  @Test func imagesGetSizeAndLoading() throws {
    let result = try html("![a](b.png) ![c](d.png){width=1}\n") {
      $0.attributes = true
      $0.lazyImages = true
      $0.imageSize = { $0 == "b.png" ? (40, 30) : (9, 9) }
    }
    #expect(
      result == """
        <p><img src="b.png" alt="a" width="40" height="30" loading="lazy" decoding="async" /> \
        <img src="d.png" alt="c" width="1" loading="lazy" decoding="async" /></p>

        """)
  }

  @Test func formulasAreInThePlainTextAsTeX() throws {
    let document = try Markdown.render("# A $x_1$\n\n$$\ny\n$$\n")
    #expect(document.headings.first?.title == "A x_1")
    #expect(document.plainText.contains("y"))
  }
}

@Suite struct InsertionTests {
  private func html(_ source: String, _ part: String, _ html: String, isBlock: Bool) throws
    -> String
  {
    let range = try #require(source.range(of: part))
    let lower = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
    let insertion = MarkdownInsertion(
      range: lower..<(lower + part.utf8.count), html: html, isBlock: isBlock, code: "C")
    return try Markdown.render(Array(source.utf8), insertions: [insertion]).html
  }

  @Test(arguments: [
    ("a X b\n", false, "<p>a <i>1</i> b</p>\n"),
    ("a\nX\nb\n", true, "<p>a</p>\n<i>1</i>\n<p>b</p>\n"),
    ("- a\n\n  X\n", true, "<ul>\n<li>\n<p>a</p>\n<i>1</i>\n</li>\n</ul>\n"),
    ("`a X`\n", false, "<p><code>a C</code></p>\n"),
    ("```\nX\n```\n", false, "<pre><code>C\n</code></pre>\n"),
    ("**X**\n", false, "<p><strong><i>1</i></strong></p>\n"),
    (
      "|a|\n|-|\n|X|\n", false,
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><i>1</i></td>\n"
        + "</tr>\n</tbody>\n</table>\n"
    ),
  ])
  func passesThrough(_ source: String, _ isBlock: Bool, _ expected: String) throws {
    #expect(try html(source, "X", "<i>1</i>", isBlock: isBlock) == expected)
  }

  @Test func isTheAddressOfALink() throws {
    #expect(
      try html("[a](X)\n", "X", "/b?c&amp;d", isBlock: false)
        == "<p><a href=\"/b?c&amp;d\">a</a></p>\n")
  }

  @Test func mayTakeSeveralLines() throws {
    #expect(
      try html("a X\n* Y\nZ b\n", "X\n* Y\nZ", "<i>1</i>", isBlock: false)
        == "<p>a <i>1</i> b</p>\n")
  }
}
