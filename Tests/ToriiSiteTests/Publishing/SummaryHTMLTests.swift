import Testing
import ToriiSite

@Suite("Summaries in lists")
struct SummaryHTMLTests {
  @Test(
    "footnotes and ids stay on the page",
    arguments: [
      (
        "<p>A<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> b.</p>\n",
        "<p>A b.</p>\n"
      ),
      (
        "<h2 id=\"x\" class=\"y\">X <a class=\"anchor\" href=\"#x\">#</a></h2>\n<p>a</p>\n",
        "<h2 class=\"y\">X</h2>\n<p>a</p>\n"
      ),
      (
        "<p>a</p>\n<section class=\"footnotes\" data-footnotes>\n<ol>\n<li id=\"fn-1\">x</li>\n</ol>\n"
          + "</section>\n", "<p>a</p>\n"
      ),
      ("<p id=\"own\">2<sup>nd</sup></p>\n", "<p id=\"own\">2<sup>nd</sup></p>\n"),
    ])
  func cleaned(_ html: String, _ expected: String) {
    #expect(SummaryHTML.cleaned(html) == expected)
  }

  @Test("parts of the page are named by its address")
  func fragments() {
    #expect(
      SummaryHTML.linking("<p><a href=\"#x\">x</a> <a href=\"/y/#z\">y</a></p>", to: "/b/p/")
        == "<p><a href=\"/b/p/#x\">x</a> <a href=\"/y/#z\">y</a></p>")
  }

  @Test(
    "any bytes give an answer",
    arguments: [
      "<sup class=\"footnote-ref\"", "<h2 id=\"", "<section class=\"footnotes\"><p id=\"a\">",
    ])
  func broken(_ html: String) {
    _ = SummaryHTML.cleaned(html)
    _ = SummaryHTML.cleaned("<p id=\"a\">" + html)
  }
}
