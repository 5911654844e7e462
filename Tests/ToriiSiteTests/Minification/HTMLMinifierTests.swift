import Testing
import ToriiSite

@Suite("Minified HTML")
struct HTMLMinifierTests {
  private func minify(_ html: String) -> String {
    var options = HTMLMinifier.Options()
    options.css = true
    options.json = true
    return String(decoding: HTMLMinifier.minify(Array(html.utf8), options), as: UTF8.self)
  }

  @Test(
    "runs of whitespace become one, and go where nothing can be shown",
    arguments: [
      ("<p>a  b</p>\n\n  <p>c</p>", "<p>a b</p>\n<p>c</p>"),
      ("<p> a <b> b </b> </p>", "<p> a <b> b </b> </p>"),
      (
        "<!doctype html>\n<html>\n<head>\n  <meta charset=\"utf-8\">\n</head>\n<body>",
        "<!doctype html><html><head><meta charset=utf-8></head>\n<body>"
      ),
      (
        "<table>\n <tr>\n  <td> a </td>\n  <td>b</td>\n </tr>\n</table>",
        "<table><tr><td> a </td><td>b</td></tr></table>"
      ),
      ("<p>a<!-- x -->  b</p>", "<p>a b</p>"),
    ])
  func whitespace(_ html: String, _ expected: String) { #expect(minify(html) == expected) }

  @Test(
    "whitespace that is shown stays",
    arguments: [
      "<pre>\n a  b\n</pre>", "<textarea>  a\n\n</textarea>", "<code>a  b</code>",
      "<p style=\"white-space: pre\">a  b</p>", "<script>a  =  b</script>",
      "<pre>a  <b> c  </b></pre>",
      "<svg><text xml:space=preserve>a  b</text></svg>", "a\u{A0}\u{A0}b", "<title>a  b</title>",
    ])
  func kept(_ html: String) { #expect(minify(html) == html) }

  @Test(
    "attributes lose the quotation marks that they can do without",
    arguments: [
      ("<a  href=\"/x/\"   class='b' >", "<a href=/x/ class=b>"),
      ("<a title=\"a b\">", "<a title=\"a b\">"),
      ("<a title='\"'>", "<a title='\"'>"),
      ("<a x=\"\">", "<a x>"),
      ("<br/><img src=\"a\" />", "<br><img src=a>"),
      ("<a href=\"?a=b\">", "<a href=\"?a=b\">"),
      ("<a x=\"`\">", "<a x=\"`\">"),
      ("<svg><path d=\"M0\"/></svg>", "<svg><path d=M0 /></svg>"),
      ("</p class=x >", "</p>"),
    ])
  func attributes(_ html: String, _ expected: String) { #expect(minify(html) == expected) }

  @Test(
    "comments go, but for those that somebody reads",
    arguments: [
      ("<!-- a --><p>", "<p>"), ("a<!-- x -->b", "a<!---->b"),
      ("<!--[if IE]><p><![endif]-->", "<!--[if IE]><p><![endif]-->"),
      ("<!--! licence -->", "<!--! licence -->"),
      ("<!--#include file=\"a\" -->", "<!--#include file=\"a\" -->"),
      ("<!-- never  ends", "<!-- never  ends"),
      ("<pre>a<!-- x -->b</pre>", "<pre>a<!-- x -->b</pre>"),
      ("&am<!-- x -->p;", "&am<!---->p;"),
    ])
  func comments(_ html: String, _ expected: String) { #expect(minify(html) == expected) }

  @Test(
    "styles and JSON in a page are minified, scripts are not",
    arguments: [
      ("<style> a { b : c } </style>", "<style>a{b:c}</style>"),
      (
        "<script type=\"application/ld+json\">{ \"a\" : 1 }</script>",
        "<script type=application/ld+json>{\"a\":1}</script>"
      ),
      ("<script> a  =  1 </script>", "<script> a  =  1 </script>"),
      (
        "<script><!-- <script> </script>  --> a  b</script>",
        "<script><!-- <script> </script>  --> a  b</script>"
      ),
    ])
  func embedded(_ html: String, _ expected: String) { #expect(minify(html) == expected) }

  @Test("the hash of a policy keeps styles and JSON as they are")
  func policy() {
    let html =
      "<meta http-equiv=Content-Security-Policy content=\"style-src 'sha256-x'\">"
      + "<style>a { }</style>"
    #expect(minify(html) == html)
  }

  @Test(
    "hostile pages end and never grow",
    arguments: [
      "<", "</", "<a ", "<a b=", "<a b=\"", "<p>", "<!--", "-->", "<!", "<script>", "<script><!--",
      "<style>", "<title>", "<textarea>", "</script", "<svg>", "<![CDATA[", "<pre>", "<table>",
      " ", "\u{0}", "<?", "&", "<x style='white-space:pre'>", "<script><!--<script>",
    ])
  func hostile(_ piece: String) {
    var options = HTMLMinifier.Options()
    options.css = true
    let html = Array(String(repeating: piece, count: 400_000 / piece.utf8.count).utf8)
    #expect(HTMLMinifier.minify(html, options).count <= html.count)
  }

  @Test("any bytes can be minified")
  func binary() {
    let bytes = (0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 199 &+ $0 >> 4) }
    _ = HTMLMinifier.minify(bytes, HTMLMinifier.Options())
  }
}
