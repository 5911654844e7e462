/// Which templates a page may be shown by, the best first.
package enum TemplateLookup {
  /// - Parameter section: The `page_template` of the page's section.
  package static func candidates(
    _ page: Page, isPost: Bool, ofSection section: String? = nil
  ) -> [String] {
    if let own = page.metadata?.template ?? section { return [own] }
    switch page.kind {
    case .home: return ["index.html"]
    case .page: return isPost ? ["post.html", "page.html"] : ["page.html"]
    case .section: return ["section.html"]
    case .taxonomy: return ["taxonomy.html"]
    case .term: return ["term.html"]
    case .archive: return ["archive.html"]
    case .archiveYear: return ["archive_year.html", "archive.html"]
    case .archiveMonth: return ["archive_month.html", "archive.html"]
    case .search: return ["search.html"]
    case .notFound: return ["404.html"]
    }
  }

  /// The generated kinds that there are templates for.
  package static func generatedKinds(_ templates: TemplateSet) -> Set<PageKind> {
    var kinds: Set<PageKind> = []
    if templates["taxonomy.html"] != nil { kinds.insert(.taxonomy) }
    if templates["term.html"] != nil { kinds.insert(.term) }
    if templates["archive.html"] != nil {
      kinds.formUnion([.archive, .archiveYear, .archiveMonth])
    }
    if templates["archive_year.html"] != nil { kinds.insert(.archiveYear) }
    if templates["archive_month.html"] != nil { kinds.insert(.archiveMonth) }
    if templates["search.html"] != nil { kinds.insert(.search) }
    if templates["404.html"] != nil { kinds.insert(.notFound) }
    return kinds
  }
}
