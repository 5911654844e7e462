import Testing
import ToriiSite

@Suite("Summaries by length")
struct SummaryCutTests {
  @Test(
    "words are counted as a reader does, elements closed",
    arguments: [
      ("<p>One two three</p>", 2, "<p>One two…</p>\n"),
      ("<p>One <em>two three</em> four</p>", 2, "<p>One <em>two…</em></p>\n"),
      ("<p>One two</p>\n<p>three</p>", 2, "<p>One two…</p>\n"),
      ("<ul><li>a b</li><li>c</li></ul>", 2, "<ul><li>a b…</li></ul>\n"),
      (
        "<p>a<br>b<img src=\"x.png\" alt=\"p q r\"> c d</p>", 3,
        "<p>a<br>b<img src=\"x.png\" alt=\"p q r\"> c…</p>\n"
      ),
      ("<p>fish &amp; chips, then</p>", 2, "<p>fish &amp; chips,…</p>\n"),
      ("<p>鳥居は神社の門</p>", 4, "<p>鳥居は神…</p>\n"),
      ("<p>Torii 鳥居 gate, more</p>", 4, "<p>Torii 鳥居 gate,…</p>\n"),
      ("<p>pre<em>fix</em> next</p>", 1, "<p>pre<em>fix</em>…</p>\n"),
      ("<style>a b c</style><p>x y</p>", 1, "<style>a b c</style><p>x…</p>\n"),
    ])
  func cut(_ html: String, _ words: Int, _ expected: String) {
    #expect(SummaryCut.cut(html, words: words) == expected)
  }

  @Test("what is short enough is not cut", arguments: ["", "<p>a b c</p>\n", "a b c", "<hr>", "…"])
  func whole(_ html: String) {
    #expect(SummaryCut.cut(html, words: 3) == nil)
  }

  @Test(
    "any bytes in any place give an answer", arguments: ["<", "<p", "</", "<!--", "&#", "<p>a <b"])
  func broken(_ html: String) {
    for words in 1...3 { _ = SummaryCut.cut(html + " " + html, words: words) }
  }
}
