/// Puts pages, sections, taxonomies and their relations together.
package struct SiteModelBuilder {
  let configuration: SiteConfiguration
  let collector: DiagnosticCollector
  private let tree: ContentTree
  private let sharedAssets: [SourcePath: [PageAsset]]
  private let bodies: [String: PageBody]
  let kinds: Set<PageKind>
  private(set) var pages: [Page] = []
  private var sections: [Section] = []
  private var taxonomies: [Taxonomy] = []

  /// - Parameters:
  ///   - bodies: The rendered Markdown by path below `content`.
  ///   - kinds: The generated kinds that there are templates for.
  package init(
    content: LanguageContent, bodies: [String: PageBody], kinds: Set<PageKind>,
    collector: DiagnosticCollector
  ) {
    tree = content.tree
    sharedAssets = content.sharedAssets
    self.bodies = bodies
    self.kinds = kinds
    configuration = content.configuration
    self.collector = collector
  }

  package mutating func build() -> SiteModel {
    addRegularPages()
    let all = newestFirst()
    let regular = all.filter { pages[$0].isListed }
    addSections(all)
    let posts = posts(regular)
    addTaxonomies(regular)
    addGenerated(.archive, "Archive", "/archive/", wanted: wantsArchive(of: posts))
    let (archive, periods) = addArchivePages(posts)
    addGenerated(.search, "Search", "/search/", wanted: configuration.buildsSearch)
    addGenerated(.notFound, "Page not found", "/404.html", wanted: true)
    return SiteModel(
      configuration: configuration, pages: PageList(pages), regular: regular, posts: posts,
      sections: sections, taxonomies: taxonomies, pageTerms: pageTerms(),
      neighbours: Neighbours.find(in: sections, pages: pages),
      lists: lists(posts: posts, regular: regular, sections: sections, taxonomies: taxonomies),
      archive: archive, archivePeriods: periods,
      menus: Menus.build(
        Menus.resolve(configuration, pages: pages, collector: collector), pages: pages),
      pagesByPath: PagePaths(paths(all)),
      sectionsByPath: Dictionary(
        sections.map { ($0.path.string, $0.index) }, uniquingKeysWith: { a, _ in a }))
  }

  /// Pages by their paths, with and without the language. The first page with a path has it.
  private func paths(_ all: [Int]) -> [String: Int] {
    var result: [String: Int] = [:]
    result.reserveCapacity(all.count)
    func add(_ path: String, _ index: Int) {
      if result[path] == nil { result[path] = index }
    }
    for index in all {
      guard let document = pages[index].document else { continue }
      add(document.logicalPath.string, index)
      if document.path != document.logicalPath { add(document.path.string, index) }
    }
    return result
  }

  /// The pages in the order of ``PageOrder/newestFirst(_:_:)``, which are compared by numbers as
  /// far as these tell.
  private func newestFirst() -> [Int] {
    let moments = pages.map { $0.date?.epochSeconds ?? .min }
    return pages.indices.sorted { left, right in
      moments[left] == moments[right]
        ? PageOrder.byName(pages[left], pages[right]) : moments[left] > moments[right]
    }
  }

  private mutating func addRegularPages() {
    for (index, node) in tree.pages.enumerated() {
      let body = bodies[node.document.path.string]
      let isBundle = node.document.role == .bundle
      pages.append(
        Page(
          index: index, kind: .page, document: node.document,
          title: Self.title(of: node.document), slug: node.slug, url: node.url,
          section: node.section, body: body, summary: Self.summary(node.document, body),
          assets: isBundle ? sharedAssets[node.document.logicalPath.folder] ?? [] : []))
    }
  }

  /// - Parameter all: The regular pages, newest first.
  private mutating func addSections(_ all: [Int]) {
    for (index, node) in tree.sections.enumerated() {
      let body = node.document.flatMap { bodies[$0.path.string] }
      let isHome = index == 0
      let title =
        node.document?.metadata.title
        ?? (isHome ? configuration.title : Self.humanized(String(node.path.name)))
      sections.append(
        Section(index: index, path: node.path, page: pages.count, parent: node.parent))
      pages.append(
        Page(
          index: pages.count, kind: isHome ? .home : .section, document: node.document,
          title: title, slug: configuration.slug(of: node.path.name), url: node.url, section: index,
          body: body, summary: node.document.map { Self.summary($0, body) } ?? .empty, assets: []))
    }
    for (index, node) in tree.pages.enumerated()
    where sections.indices.contains(node.section) && pages[index].isListed {
      sections[node.section].pages.append(index)
    }
    let pages = pages
    let pageOfSection = sections.map(\.page)
    var ranks = [Int](repeating: 0, count: pages.count)
    for (rank, page) in all.enumerated() { ranks[page] = rank }
    let isWeighted = { (page: Int) in (pages[page].document?.metadata.weight ?? 0) != 0 }
    for index in sections.indices {
      let metadata = pages[sections[index].page].metadata
      let field = metadata?.sortOrder ?? .weight
      let hasWeights = field == .weight && sections[index].pages.contains(where: isWeighted)
      if field == .date || field == .weight, !hasWeights {
        sections[index].pages.sort { ranks[$0] < ranks[$1] }
      } else {
        sections[index].pages.sort { PageOrder.ascends(pages[$0], pages[$1], by: field) }
      }
      if metadata?.isReversed == true { sections[index].pages.reverse() }
      if let parent = sections[index].parent, pages[sections[index].page].isListed {
        sections[parent].subsections.append(index)
      }
    }
    for index in sections.indices {
      sections[index].subsections.sort {
        PageOrder.inSection(pages[pageOfSection[$0]], pages[pageOfSection[$1]])
      }
    }
  }

  private func posts(_ regular: [Int]) -> [Int] {
    let dated = regular.filter { pages[$0].date != nil }
    guard let section = sections.first(where: { $0.path.string == "posts" }) else { return dated }
    return dated.filter { page in
      var current = pages[page].section
      while let index = current {
        if index == section.index { return true }
        current = sections[index].parent
      }
      return false
    }
  }

  private mutating func addTaxonomies(_ regular: [Int]) {
    guard kinds.contains(.term) || kinds.contains(.taxonomy) else { return }
    for (definition, named) in zip(configuration.taxonomies, namedTerms(regular)) {
      var clashes: [TermGroup.Clash] = []
      let groups = TermGroup.group(definition, named, clashes: &clashes)
      for clash in clashes { report(clash, definition) }
      guard !groups.isEmpty, let url = try? configuration.address(of: definition) else { continue }
      let page = add(
        .taxonomy, Self.humanized(definition.name), definition.slug, url,
        tree.terms[[definition.slug]])
      var terms: [Term] = []
      for group in groups {
        do throws(PathProblem) {
          let node = tree.terms[[definition.slug, group.slug]]
          let generated = try configuration.address(of: definition, term: group.slug)
          let url = node?.url ?? generated
          terms.append(
            Term(
              name: group.name, slug: group.slug, url: url,
              page: add(.term, group.name, group.slug, url, node), pages: group.pages))
        } catch {
          collector.error(
            "the \(definition.singular) \"\(TableReader.clipped(group.name))\" makes no URL: "
              + "\(error)", file: group.pages.first.map { pages[$0].sourceName })
        }
      }
      taxonomies.append(Taxonomy(definition: definition, page: page, terms: terms))
    }
    if tree.terms.isEmpty { return }
    let shown = Set(pages.compactMap { $0.document?.path })
    for node in tree.terms.values.sorted(by: { $0.document.path < $1.document.path })
    where !shown.contains(node.document.path) {
      collector.warning(
        "no page names this term, so that nothing shows its text", file: node.document.source.file,
        hint: "name it in the front matter of a page, or remove the file")
    }
  }

  /// By taxonomy, what terms the pages name.
  private func namedTerms(_ regular: [Int]) -> [[(index: Int, terms: [PageTerm])]] {
    let names = configuration.taxonomies.map(\.name)
    var result = names.map { _ in [(index: Int, terms: [PageTerm])]() }
    // Page by page, as what pages hold lies all over the memory.
    for index in regular {
      guard let terms = pages[index].document?.metadata.terms, !terms.isEmpty else { continue }
      for (taxonomy, name) in names.enumerated() {
        if let named = terms[name] { result[taxonomy].append((index, named)) }
      }
    }
    return result
  }

  /// Silently joining two terms would show pages under a term that they do not have.
  private func report(_ clash: TermGroup.Clash, _ taxonomy: TaxonomyDefinition) {
    let names = (TableReader.clipped(clash.term.name), TableReader.clipped(clash.owner.name))
    let place =
      clash.page == clash.ownerPage ? "this page" : pages[clash.ownerPage].sourceName
    var problem = Diagnostic(
      .error,
      "the \(taxonomy.singular) \"\(names.0)\" would have the address of \"\(names.1)\" "
        + "(\(place)): both are \"\(clash.term.slug)\" there",
      file: pages[clash.page].sourceName,
      hint: "write both alike if they are one, or give one a name with other letters")
    pages[clash.page].document?.locate(&problem, at: [taxonomy.name, "taxonomies"])
    collector.add(problem)
  }

  /// Without posts there is an archive only where a menu leads to it.
  private func wantsArchive(of posts: [Int]) -> Bool {
    configuration.buildsArchive
      && (!posts.isEmpty
        || configuration.menus.contains { $0.entries.contains { $0.url == "/archive/" } })
  }

  private mutating func addGenerated(
    _ kind: PageKind, _ title: String, _ address: String, wanted: Bool
  ) {
    guard wanted, kinds.contains(kind) else { return }
    addGenerated(kind, title, address)
  }

  @discardableResult
  mutating func addGenerated(_ kind: PageKind, _ title: String, _ address: String) -> Int? {
    let prefix = configuration.languagePath.map { "/" + $0 }.joined()
    return (try? URLPath(validating: prefix + address)).map {
      add(kind, title, Slug.make(title), $0)
    }
  }

  @discardableResult
  private mutating func add(
    _ kind: PageKind, _ title: String, _ slug: String, _ url: URLPath,
    _ node: ContentTree.TermNode? = nil
  ) -> Int {
    let document = node?.document
    let body = document.flatMap { bodies[$0.path.string] }
    pages.append(
      Page(
        index: pages.count, kind: kind, document: document,
        title: document?.metadata.title ?? title, slug: slug, url: node?.url ?? url,
        section: nil, body: body, summary: document.map { Self.summary($0, body) } ?? .empty,
        assets: [])
    )
    return pages.count - 1
  }

  private func pageTerms() -> PageTerms {
    let positions = taxonomies.map { taxonomy in
      Dictionary(
        taxonomy.terms.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { _, last in last })
    }
    var result = PageTerms(pageCount: pages.count)
    var references: [PageTerms.Reference] = []
    for page in pages {
      references.removeAll(keepingCapacity: true)
      if let terms = page.document?.metadata.terms, !terms.isEmpty {
        for (index, taxonomy) in taxonomies.enumerated() {
          for term in terms[taxonomy.definition.name] ?? [] {
            guard let position = positions[index][term.slug] else { continue }
            references.append(PageTerms.Reference(taxonomy: index, term: position))
          }
        }
      }
      result.addPage(references)
    }
    return result
  }

  // MARK: Texts

  static func title(of document: ContentDocument) -> String {
    document.metadata.title ?? humanized(document.fileName)
  }

  /// `my-first_post` as "My first post".
  package static func humanized(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      result.append(scalar == "-" || scalar == "_" ? " " : scalar)
    }
    guard let first = result.first else { return name }
    return first.properties.uppercaseMapping + String(result.dropFirst())
  }

  static func summary(_ document: ContentDocument, _ body: PageBody?) -> PageSummary {
    if let text = document.metadata.summary {
      return PageSummary(html: "<p>" + XMLText.escaped(text) + "</p>\n", hasMore: true)
    }
    return body?.summary ?? .empty
  }
}
