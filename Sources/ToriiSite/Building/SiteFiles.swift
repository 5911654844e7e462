/// Every file of a build, before it is written.
package struct SiteFiles: Sendable {
  package let rendered: [OutputFile]
  package let copies: [OutputFile]
  /// Who is to blame for a rendered file, by its path: the content file, or what generated it.
  package let sources: [String: String]

  package init(rendered: [OutputFile], copies: [OutputFile], sources: [String: String]) {
    self.rendered = rendered
    self.copies = copies
    self.sources = sources
  }

  package var paths: Set<String> {
    Set(rendered.map(\.path.string) + copies.map(\.path.string))
  }
}
