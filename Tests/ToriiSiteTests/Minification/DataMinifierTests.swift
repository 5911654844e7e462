import Testing
import ToriiSite

@Suite("Minified JSON and XML")
struct DataMinifierTests {
  private func json(_ text: String) -> String {
    String(decoding: JSONMinifier.minify(Array(text.utf8)), as: UTF8.self)
  }

  private func xml(_ text: String) -> String {
    String(decoding: XMLMinifier.minify(Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "JSON loses the whitespace between its tokens",
    arguments: [
      ("{ \"a\" : [ 1 , -2.5e3 ] }\n", "{\"a\":[1,-2.5e3]}"),
      ("{\"a b\": \" \\\" c \"}", "{\"a b\":\" \\\" c \"}"), (" null ", "null"),
    ])
  func smallerJSON(_ text: String, _ expected: String) { #expect(json(text) == expected) }

  @Test(
    "what is no JSON stays whole",
    arguments: ["{\"a\": 1}\n{\"b\": 2}\n", "// x\n{ }", "{ 'a': 1 }", "[ 1, # x\n 2 ]", "[ \"a ]"])
  func noJSON(_ text: String) { #expect(json(text) == text) }

  @Test(
    "XML loses comments and the whitespace between elements",
    arguments: [
      ("<a>\n  <b>x  y</b>\n  <!-- z -->\n  <c/>\n</a>\n", "<a><b>x  y</b><c/></a>\n"),
      (
        "<?xml version=\"1.0\"?>\n<a  b=\"c  d\"   e='f' />",
        "<?xml version=\"1.0\"?><a b=\"c  d\" e='f'/>"
      ),
      ("<a>x <b/> <c/></a>", "<a>x <b/> <c/></a>"),
      ("<a> <![CDATA[ x ]]> </a>", "<a> <![CDATA[ x ]]> </a>"),
      ("<a> </a>", "<a> </a>"),
    ])
  func smallerXML(_ text: String, _ expected: String) { #expect(xml(text) == expected) }

  @Test(
    "XML that shows its whitespace stays",
    arguments: [
      "<a xml:space=\"preserve\"> <b/> </a>", "<svg><text> <tspan/> </text></svg>",
      "<p xmlns=\"http://www.w3.org/1999/xhtml\"> <b/> <i/> </p>",
      "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a> <b/> </a>", "<a> <b> </a>", "<a> <b/> </c>", "<a ",
    ])
  func keptXML(_ text: String) { #expect(xml(text) == text) }

  @Test(
    "hostile data ends and never grows",
    arguments: [
      "<", "<a>", "</a>", "<a/>", "<!--", "<![CDATA[", "<?", "[", "{\"a\":", "\"", "\\", " ",
      "<a b='",
      "<!", "1 ", "\u{0}",
    ])
  func hostile(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: 400_000 / piece.utf8.count).utf8)
    #expect(JSONMinifier.minify(bytes).count <= bytes.count)
    #expect(XMLMinifier.minify(bytes).count <= bytes.count)
  }
}
