/// A folder of the content with the pages in it. The first section is the whole site.
package struct Section: Sendable {
  package let index: Int
  /// The folder below `content`; empty for the home page.
  package let path: SourcePath
  /// The page that shows the section.
  package let page: Int
  package let parent: Int?
  /// Regular pages in the section's order.
  package var pages: [Int] = []
  package var subsections: [Int] = []
}
