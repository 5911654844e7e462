/// A list cut into pages.
package struct Pagination: Sendable {
  /// The address of the first page.
  package let url: URLPath
  package let items: [Int]
  /// 0 puts everything on one page.
  package let perPage: Int

  package init(url: URLPath, items: [Int], perPage: Int) {
    self.url = url
    self.items = items
    self.perPage = perPage
  }

  /// How many pages there are: at least one.
  package var total: Int {
    guard perPage > 0 else { return 1 }
    return max(1, (items.count + perPage - 1) / perPage)
  }

  /// The items of a page, numbered from 1.
  package func items(ofPage number: Int) -> ArraySlice<Int> {
    guard perPage > 0 else { return items[...] }
    let start = min(items.count, max(0, number - 1) * perPage)
    return items[start..<min(items.count, start + perPage)]
  }

  /// `/posts/`, `/posts/page/2/`; a list at `/posts.html` goes on at `/posts/page/2/`.
  package func url(ofPage number: Int) throws(PathProblem) -> URLPath {
    number <= 1 ? url : try url.listFolder.page(number)
  }
}
