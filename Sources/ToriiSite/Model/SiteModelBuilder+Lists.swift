extension SiteModelBuilder {
  /// What the pages go through that say it themselves, in the order that they say.
  func lists(
    posts: [Int], regular: [Int], sections: [Section], taxonomies: [Taxonomy]
  ) -> [Int: [Int]] {
    var lists: [Int: [Int]] = [:]
    for page in pages {
      // Few pages have one, and metadata is large.
      guard let list = page.document?.metadata.list, let metadata = page.metadata else { continue }
      var items: [Int]
      switch list.source {
      case .posts: items = posts
      case .pages: items = regular
      case .below:
        items = Self.pages(below: page.section ?? 0, sections)
      case .section(let path):
        guard let section = sections.first(where: { $0.path == path }) else {
          refuse(list, of: page, "there is no section \"\(path.string)\"")
          continue
        }
        items = section.pages
      case .term(let name, let slug):
        let taxonomy = taxonomies.first { $0.definition.name == name }
        guard let term = taxonomy?.terms.first(where: { $0.slug == slug }) else {
          refuse(list, of: page, "no page has \"\(slug)\" among its \(name)")
          continue
        }
        items = term.pages
      }
      items.removeAll { $0 == page.index }
      if let field = metadata.orderOfList {
        items.sort { PageOrder.ascends(pages[$0], pages[$1], by: field) }
      }
      if metadata.isReversed { items.reverse() }
      lists[page.index] = items
    }
    return lists
  }

  private static func pages(below section: Int, _ sections: [Section]) -> [Int] {
    // A section comes after the one that it lies in.
    var inside = Set([section])
    var pages: [Int] = []
    for candidate in sections[section...] {
      guard candidate.index == section || candidate.parent.map(inside.contains) == true else {
        continue
      }
      inside.insert(candidate.index)
      pages += candidate.pages
    }
    return pages
  }

  private func refuse(_ list: ListedPages, of page: Page, _ reason: String) {
    guard let document = page.document else { return }
    var problem = Diagnostic(
      .error, "the list of this page cannot be made: \(reason)", file: document.source.file)
    document.locate(&problem, at: ["paginate"])
    collector.add(problem)
  }
}

extension SiteModel {
  /// What a page goes through page by page; `nil` for a page that lists nothing.
  package func listed(on page: Page) -> [Int]? {
    if let items = lists[page.index] { return items }
    switch page.kind {
    case .home: return posts
    case .section: return page.section.map { sections[$0].pages } ?? []
    default: return nil
    }
  }
}
