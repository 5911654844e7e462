import Testing
import ToriiServer

struct MediaTypeTests {
  @Test(arguments: [
    ("index.html", "text/html; charset=utf-8"), ("A.CSS", "text/css; charset=utf-8"),
    ("a/b.min.js", "text/javascript; charset=utf-8"),
    ("feed.xml", "application/xml; charset=utf-8"),
    ("x.svg", "image/svg+xml; charset=utf-8"), ("x.png", "image/png"), ("x.woff2", "font/woff2"),
    ("a.b/noextension", "application/octet-stream"), ("x.unknown", "application/octet-stream"),
  ])
  func goesByExtension(_ path: String, _ expected: String) {
    #expect(MediaType.of(path) == expected)
  }
}
