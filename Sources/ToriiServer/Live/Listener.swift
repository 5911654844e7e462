import Synchronization

/// A browser that listens for one page or several.
///
/// One that does not read holds at most one state of each page and a bounded list of changed
/// files: newer news replaces older.
package final class Listener: Sendable {
  /// More changed files than this are as good as a changed page.
  private static let maximumAssets = 200

  let number: Int
  /// The paths of the pages, by the addresses that the browser knows them by.
  package let pages: [String: String]
  private let pending = Mutex(News())
  private let wakeUps: AsyncStream<Void>
  private let source: AsyncStream<Void>.Continuation

  init(number: Int, pages: [String: String]) {
    self.number = number
    self.pages = pages
    (wakeUps, source) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Adds to what is told next.
  package func tell(_ news: News) {
    if news.isEmpty { return }
    pending.withLock { pending in
      pending.problems = news.problems ?? pending.problems
      pending.boot = news.boot ?? pending.boot
      for (address, own) in news.pages {
        var page = pending.pages[address] ?? News.Page()
        page.version = own.version ?? page.version
        page.assets.formUnion(own.assets)
        if page.assets.count > Self.maximumAssets {
          page = News.Page(version: News.reload, assets: [])
        }
        pending.pages[address] = page
      }
    }
    source.yield()
  }

  func close() { source.finish() }

  /// Hands on the news until the listener is closed.
  func forEachNews(_ body: (News) async throws -> Void) async throws {
    for await _ in wakeUps {
      let news = pending.withLock { pending in
        defer { pending = News() }
        return pending
      }
      if !news.isEmpty { try await body(news) }
    }
  }
}
