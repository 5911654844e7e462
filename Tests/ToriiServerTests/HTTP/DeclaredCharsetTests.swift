import Testing
import ToriiServer

struct DeclaredCharsetTests {
  @Test(arguments: [
    ("<meta charset=\"utf-8\">", "text/html", false),
    ("<meta charset=UTF8>", "text/html", false),
    ("<!-- <meta charset=latin1> --><meta charset='utf-8'>", "text/html", false),
    ("<title>charset=latin1</title>", "text/html", false),
    ("<META CHARSET=Shift_JIS>", "text/html", true),
    (
      "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">", "text/html",
      true
    ),
    ("<meta http-equiv=content-type content=\"text/html\">", "text/html", false),
    ("<?xml version='1.0' encoding=\"ISO-8859-1\"?>", "image/svg+xml", true),
    ("<?xml version='1.0'?><a encoding='x'/>", "application/xml", false),
    ("<?xml version='1.0' encoding='UTF-8'?>", "application/xml", false),
    ("@charset \"latin1\";", "text/css", true),
    ("<meta charset=latin1>", "text/plain", false),
  ])
  func isReadWhereBrowsersReadIt(_ text: String, type: String, isForeign: Bool) {
    let type = type + "; charset=utf-8"
    #expect(DeclaredCharset.isForeign(Array(text.utf8), mediaType: type) == isForeign)
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x41, 0], true), ([0xFE, 0xFF, 0, 0x41], true),
    ([0xEF, 0xBB, 0xBF, 0x41], false),
    ([], false),
  ])
  func aByteOrderMarkTells(_ bytes: [UInt8], isForeign: Bool) {
    #expect(DeclaredCharset.isForeign(bytes, mediaType: "text/plain; charset=utf-8") == isForeign)
  }
}
