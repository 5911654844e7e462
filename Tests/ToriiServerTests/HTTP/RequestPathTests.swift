import Testing
import ToriiServer

struct RequestPathTests {
  @Test(arguments: [
    ("/", "/"), ("/a%20b.html", "/a b.html"), ("/caf%C3%A9/", "/café/"), ("/a+b", "/a+b"),
    ("/x?y=/../z", "/x"), ("/x#y", "/x"), ("/sub/page%2ehtml", "/sub/page.html"),
    ("/%252e%252e/x", "/%2e%2e/x"), ("//x", "//x"),
  ])
  func decodesOnce(_ target: String, _ expected: String) throws {
    #expect(try RequestPath(target: target).string == expected)
  }

  @Test(arguments: [
    "", "*", "x", "http://127.0.0.1/", "/../x", "/%2e%2e/x", "/.%2E/x", "/a/..", "/./x", "/%00",
    "/a%0d%0ab", "/a\\b", "/a%5cb", "/a%2fb", "/a%2Fb", "/%", "/%2", "/%zz", "/%c0%ae", "/%ff",
    "/%ed%a0%80", "/a\u{7F}",
  ])
  func refusesWhatCouldMeanAnotherPlace(_ target: String) {
    #expect(throws: RequestPath.Refusal.bad) { try RequestPath(target: target) }
  }

  @Test(arguments: ["/.git/config", "/.env", "/%2egit/x", "/sub/.secret", "/.../x", "/..a"])
  func hidesDotFiles(_ target: String) {
    #expect(throws: RequestPath.Refusal.hidden) { try RequestPath(target: target) }
  }

  @Test func refusesLongTargets() {
    #expect(throws: RequestPath.Refusal.tooLong) {
      try RequestPath(target: "/" + String(repeating: "a", count: 9000))
    }
  }

  @Test func keepsTheQuery() throws {
    #expect(try RequestPath(target: "/a?b=c#d").query == "?b=c")
  }
}
