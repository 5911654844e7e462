/// One file to render: a template, what it shows, and where the result goes.
///
/// A class: jobs are handed from phase to phase.
package final class RenderJob: Sendable {
  /// What a template is given beside `site` and `page`.
  package enum Subject: Sendable {
    case page
    /// A list, cut into pages; `number` counts from 1.
    case list(Pagination, number: Int)
    case taxonomy(Int)
    case term(taxonomy: Int, term: Int, Pagination, number: Int)
    case archive
    case feed(FeedScope)
    /// One of the files of the sitemap, numbered from 1.
    case sitemap(Int)
    /// What leads to the files of a large sitemap.
    case sitemapIndex([URLPath])
    case redirect
  }

  package let template: String
  /// The page that is `page` in the template.
  package let page: Int
  package let subject: Subject
  /// The file's own address, which differs from the page's on the later pages of a list.
  package let url: URLPath
  package let path: OutputPath
  /// Who is to blame in messages.
  package let source: String

  init(
    template: String, page: Int, subject: Subject, url: URLPath, path: OutputPath,
    source: String
  ) {
    self.template = template
    self.page = page
    self.subject = subject
    self.url = url
    self.path = path
    self.source = source
  }
}
