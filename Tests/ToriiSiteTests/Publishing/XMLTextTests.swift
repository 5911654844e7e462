import Testing
import ToriiSite

@Suite("Text for XML")
struct XMLTextTests {
  @Test("markup is escaped and forbidden characters go")
  func escaped() {
    #expect(
      XMLText.escaped("<a href=\"x\">'&]]>\u{0}\u{8}\u{FFFE}\t\u{2028}é</a>")
        == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;]]&gt;\t\u{2028}é&lt;/a&gt;")
    #expect(XMLText.escaped("plain") == "plain")
  }

  @Test("a rendered document loses the bytes that XML forbids, and no others")
  func stripping() {
    let text = "a\u{1}\u{B}b\u{FFFF}\u{FFFD}\u{FEFF}\n\r\tc"
    #expect(
      String(decoding: XMLText.strippingForbidden(Array(text.utf8)), as: UTF8.self)
        == "ab\u{FFFD}\u{FEFF}\n\r\tc")
  }
}
