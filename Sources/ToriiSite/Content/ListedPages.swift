import ToriiFrontMatter

/// The pages that a list goes through, as `paginate: {list: …}` in front matter says it.
package struct ListedPages: Sendable {
  package enum Source: Sendable {
    /// The section's own pages and those of all sections below it.
    case below
    /// What the home page lists.
    case posts
    /// Every page of the site.
    case pages
    /// The pages of another section.
    case section(SourcePath)
    /// The pages of a term.
    case term(taxonomy: String, slug: String)
  }

  package let source: Source
}

extension PageMetadata {
  /// The order of the list that the page chooses; `nil` for the one that its pages have anyway.
  var orderOfList: PageOrder.Field? {
    guard let list else { return nil }
    if case .below = list.source { return sortOrder ?? .weight }
    return sortOrder
  }

  /// `paginate: 10` or `paginate: {by: 10, list: below}`.
  mutating func readPagination(
    _ reader: inout TableReader, _ configuration: SiteConfiguration
  ) {
    guard let node = reader.node("paginate") else { return }
    guard let entries = node.mapping else {
      var single = TableReader(
        [DataNode.Entry(key: "paginate", keyPosition: node.position, value: node)],
        source: reader.source, collector: reader.collector, path: reader.path)
      paginate = single.int("paginate", in: 0...10_000)
      return
    }
    var table = reader.reader(entries, "paginate")
    paginate = table.int("by", in: 0...10_000)
    if let node = table.node("list") { list = Self.list(node, table, configuration) }
    table.refuseUnknownKeys()
  }

  private static func list(
    _ node: DataNode, _ table: TableReader, _ configuration: SiteConfiguration
  ) -> ListedPages? {
    switch node.string {
    case "below": return ListedPages(source: .below)
    case "posts": return ListedPages(source: .posts)
    case "pages": return ListedPages(source: .pages)
    default: break
    }
    if let entry = node.mapping?.first, node.mapping?.count == 1,
      let text = TableReader.text(of: entry.value)
    {
      if entry.key == "section" {
        let folder = text.split(separator: "/").joined(separator: "/")
        return ListedPages(source: .section(SourcePath(folder)))
      }
      if configuration.taxonomies.contains(where: { $0.name == entry.key }) {
        return ListedPages(
          source: .term(taxonomy: entry.key, slug: configuration.slug(of: text)))
      }
    }
    table.error(
      "\"\(table.qualified("list"))\" names no list of pages", at: node.position,
      hint: "write below, posts, pages, {section: docs}"
        + (configuration.taxonomies.first.map { " or {\($0.name): a \($0.singular)}" } ?? ""))
    return nil
  }
}
