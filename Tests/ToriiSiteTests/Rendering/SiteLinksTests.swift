import Testing
import ToriiSite

@Suite("Addresses written in templates")
struct SiteLinksTests {
  private var links: SiteLinks {
    var configuration = SiteConfiguration()
    configuration.baseURL = "https://example.org/blog"
    return SiteLinks(configuration)
  }

  @Test(
    "url_for",
    arguments: [
      ("/", "/blog/"), ("about/", "/blog/about/"), ("/a b/é", "/blog/a%20b/%C3%A9"),
      ("/x?q=a b#c", "/blog/x?q=a b#c"), ("https://example.com/", "https://example.com/"),
      ("//cdn.example/x", "//cdn.example/x"), ("#top", "#top"), ("mailto:a@b.c", "mailto:a@b.c"),
    ])
  func href(_ path: String, _ expected: String) {
    #expect(links.href(path) == expected)
  }

  @Test(
    "absolute_url",
    arguments: [
      ("/", "https://example.org/blog/"), ("atom.xml", "https://example.org/blog/atom.xml"),
      ("/blog/posts/", "https://example.org/blog/posts/"),
      ("/blogs/", "https://example.org/blog/blogs/"),
      ("https://example.com/", "https://example.com/"), ("//cdn/x", "https://cdn/x"),
    ])
  func absolute(_ path: String, _ expected: String) {
    #expect(links.absolute(path) == expected)
  }

  @Test(
    "relative_url",
    arguments: [
      ("https://example.org/blog/posts/", "/blog/posts/"), ("/blog/posts/", "/blog/posts/"),
      ("https://example.org/blogger/", "https://example.org/blogger/"), ("about/", "/blog/about/"),
    ])
  func relative(_ url: String, _ expected: String) {
    #expect(links.relative(url) == expected)
  }
}
