import Testing
import Torii

@testable import ToriiSite

@Suite("Text for the search index")
struct SearchTextTests {
  /// The one pass gives what the filter of templates gives without the links of headings.
  @Test(arguments: [
    "", "plain", "<p>One <em>two</em>\n three</p>\n", "  <p> \t\n a\u{A0}b\u{3000}c\u{2009} </p>  ",
    "<p>a &lt;b&gt; &amp;amp; &quot;c&quot; &#39;d&#34;</p>", "<p>a &nbsp; b &eacute; &#x41; &</p>",
    "<p>a<!-- b -->c</p>", "<p>a <b", "a < b > c", "<a <b> c>", "<>", "a &am<b>p;</b>",
    "<h2 id=\"x\">Title <a class=\"anchor\" href=\"#x\" aria-label=\"Link\">#</a></h2>\n<p>b</p>",
    "one <a class=\"anchor\" href=\"#x\">#</a>two", "<a class=\"anchor\" href=\"#x\">never closed",
    "<a class=\"anchor\" href=\"#x\"><b>#</b></a> <a class=\"other\" href=\"#\">#</a>",
    "x <a class=\"anchor\" href=\"#\">#</a> <a class=\"anchor\" href=\"#\">#</a> y",
    "<p>naïve 日本語 \u{1F600}\u{85}\u{1C}end</p>", "<p>x</p><p>y</p>", "<br />a<br />b&lt",
  ])
  func equalsStriptags(_ html: String) {
    let expected = htmlStripTags(HeadingAnchors.removed(from: html))
    #expect(Array(expected.utf8) == SearchText.bytes(of: html))
  }

  /// Eight bytes are looked at together, wherever something else stands among them.
  @Test(arguments: 0...33)
  func textsOfAnyLength(length: Int) {
    let pieces = [
      ("<b>", ""), (" ", " "), ("  ", " "), ("\n", " "), ("&amp;", "&"), ("é", "é"),
      ("\u{3000}", " "),
    ]
    for (written, expected) in pieces {
      for place in 0...length {
        let before = String(repeating: "x", count: place)
        let after = String(repeating: "y", count: length - place)
        let text = before + expected + after
        let trimmed = before.isEmpty || after.isEmpty ? text.filter { $0 != " " } : text
        let bytes = SearchText.bytes(of: "<p>" + before + written + after + "</p>\n")
        #expect(bytes == Array(trimmed.utf8), "\(written) at \(place) of \(length)")
      }
    }
  }

  /// HTML of random pieces, beside the filter that looks at one character after the other.
  @Test(arguments: 0..<8)
  func randomTexts(seed: UInt64) {
    let pieces = [
      "word", "a", " ", "  ", "\n", "<b>", "</b>", "<span class=\"nx\">", "</span>", "<p>",
      "</p>\n",
      "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "é", "日本", "\u{1F600}", "e\u{301}", "\u{3000}",
      "\0",
      "\u{A0}", "<img alt=\"a long description of sixteen bytes\" />", "1234567890123456",
      " <a class=\"anchor\" href=\"#x\" aria-label=\"Link\">#</a>", "&copy;", "<!-- c -->",
    ]
    var state = seed
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(count))
    }
    for _ in 0..<200 {
      // What is rare is left out of most, so that the one pass is what is compared.
      let kinds = pieces.count - (random(4) == 0 ? 0 : 2)
      let html = (0..<random(40)).map { _ in pieces[random(kinds)] }.joined()
      let expected = htmlStripTags(HeadingAnchors.removed(from: html))
      #expect(Array(expected.utf8) == SearchText.bytes(of: html), "\(html)")
    }
  }
}
