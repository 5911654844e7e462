import Testing
import ToriiSite

@Suite("Pagination")
struct PaginationTests {
  private func pagination(_ count: Int, _ perPage: Int, _ url: String = "/posts/") throws
    -> Pagination
  {
    Pagination(url: try URLPath(validating: url), items: Array(0..<count), perPage: perPage)
  }

  @Test(
    "pages needed for items",
    arguments: [(0, 10, 1), (1, 10, 1), (10, 10, 1), (11, 10, 2), (25, 10, 3), (25, 0, 1)])
  func total(_ count: Int, _ perPage: Int, _ expected: Int) throws {
    #expect(try pagination(count, perPage).total == expected)
  }

  @Test("the pages hold all items once, in order")
  func items() throws {
    let pagination = try pagination(25, 10)
    #expect((1...3).flatMap { pagination.items(ofPage: $0) } == Array(0..<25))
    #expect(pagination.items(ofPage: 4).isEmpty)
    #expect(pagination.items(ofPage: 0).count == 10)
  }

  @Test(
    "addresses of later pages",
    arguments: [
      ("/", 2, "/page/2/"), ("/posts/", 1, "/posts/"), ("/posts/", 3, "/posts/page/3/"),
      ("/list.html", 2, "/list/page/2/"), ("/list/index.html", 2, "/list/page/2/"),
      ("/index.html", 2, "/page/2/"), ("/v1.2/list.html", 2, "/v1.2/list/page/2/"),
    ])
  func urls(_ url: String, _ number: Int, _ expected: String) throws {
    #expect(try pagination(100, 10, url).url(ofPage: number).string == expected)
  }
}
