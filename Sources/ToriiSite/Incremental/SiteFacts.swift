/// The facts about a built model as hashes: what a page that read them depends on.
package struct SiteFacts: Sendable {
  /// A page as the same page in another build has it.
  package struct PageRow: Sendable, Equatable {
    package let key: UInt64
    /// One hash a facet, in the order of the bits of ``PageFacets``.
    package var hashes: SIMD8<UInt64>
  }

  /// By language, then by the page's index.
  package private(set) var rows: [[PageRow]] = []
  private let tables: LanguageTables
  private let data: UInt64
  private let moment: Int
  private let assets: AssetLibrary

  /// - Parameters:
  ///   - data: The hash of the files of `data`.
  package init(
    _ tables: LanguageTables, data: UInt64, assets: AssetLibrary, now: Int, pool: WorkerPool
  ) {
    self.tables = tables
    self.data = data
    self.assets = assets
    moment = now
    let keys = tables.all.map(PageKeys.init)
    for table in tables.all {
      let hasher = PageHasher(table, keys: keys)
      rows.append(
        pool.map(count: table.model.pages.count) { hasher.row(of: table.model.pages[$0]) })
    }
  }

  /// The facts of a model of which an earlier build knows the rows.
  init(
    _ tables: LanguageTables, rows: [[PageRow]], data: UInt64, assets: AssetLibrary, now: Int
  ) {
    self.tables = tables
    self.rows = rows
    self.data = data
    self.assets = assets
    moment = now
  }

  /// Puts in which pages are related to each page.
  package mutating func addRelated(pool: WorkerPool) {
    for (language, table) in tables.all.enumerated() {
      let model = table.model
      let keys = rows[language].map(\.key)
      let hashes = pool.map(count: model.pages.count) { index in
        Self.hash(ofKeys: model.related(to: index).lazy.map { keys[$0] })
      }
      for (index, hash) in hashes.enumerated() {
        rows[language][index].hashes[PageFacets.relatedIndex] = hash
      }
    }
  }

  /// Takes over which pages are related from a build in which all of it was the same.
  package mutating func setRelated(_ known: [UInt64: UInt64]) {
    for language in rows.indices {
      for index in rows[language].indices {
        rows[language][index].hashes[PageFacets.relatedIndex] =
          known[rows[language][index].key] ?? 0
      }
    }
  }

  package var models: [SiteModel] { tables.all.map(\.model) }

  /// All that ``SiteModel/related(to:)`` looks at.
  package func relatedInputs() -> UInt64 {
    var hash = StableHash()
    for (language, table) in tables.all.enumerated() {
      let model = table.model
      hash.combine(model.regular.count)
      for index in model.regular {
        hash.combine(rows[language][index].key)
        for reference in model.pageTerms[page: index] {
          hash.combine(reference.taxonomy)
          hash.combine(model.taxonomies[reference.taxonomy].terms[reference.term].slug)
        }
      }
    }
    return hash.value
  }

  // MARK: Facts that belong to no single page

  /// The same fact's name in every build.
  package func key(of fact: Fact) -> UInt64 {
    var hash = StableHash()
    switch fact {
    case .section(let language, let index), .sectionPages(let language, let index):
      hash.combine(rows[language][tables.all[language].model.sections[index].page].key)
    case .taxonomy(let language, let index):
      hash.combine(rows[language][tables.all[language].model.taxonomies[index].page].key)
    case .term(let language, let taxonomy, let index),
      .termPages(let language, let taxonomy, let index):
      let page = tables.all[language].model.taxonomies[taxonomy].terms[index].page
      hash.combine(rows[language][page].key)
    case .pages(let language), .posts(let language), .sections(let language),
      .taxonomies(let language), .menus(let language), .generated(let language),
      .addresses(let language):
      hash.combine(tables.all[language].model.configuration.language)
    case .asset(let asset): hash.combine(asset.path)
    case .data, .day, .now: break
    }
    hash.combine(Self.number(of: fact))
    return hash.value
  }

  /// The name of ``Fact/now``.
  static let nowKey = {
    var hash = StableHash()
    hash.combine(number(of: .now))
    return hash.value
  }()

  private static func number(of fact: Fact) -> Int {
    switch fact {
    case .section: 1
    case .sectionPages: 2
    case .taxonomy: 3
    case .term: 4
    case .termPages: 5
    case .pages: 6
    case .posts: 7
    case .sections: 8
    case .taxonomies: 9
    case .menus: 10
    case .addresses: 11
    case .data: 12
    case .asset: 13
    case .day: 14
    case .now: 15
    case .generated: 16
    }
  }

  /// What a fact is in this build.
  package func value(of fact: Fact) -> UInt64 {
    switch fact {
    case .section(let language, let index): return section(index, language)
    case .sectionPages(let language, let index):
      return keys(tables.all[language].model.sections[index].pages, language)
    case .taxonomy(let language, let index):
      let taxonomy = tables.all[language].model.taxonomies[index]
      return keys(taxonomy.terms.map(\.page), language)
    case .term(let language, let taxonomy, let index):
      let term = tables.all[language].model.taxonomies[taxonomy].terms[index]
      var hash = StableHash()
      hash.combine(term.name)
      hash.combine(term.slug)
      hash.combine(term.url.string)
      hash.combine(tables.all[language].model.pages[term.page].title)
      return hash.value
    case .termPages(let language, let taxonomy, let index):
      return keys(tables.all[language].model.taxonomies[taxonomy].terms[index].pages, language)
    case .pages(let language): return keys(tables.all[language].model.regular, language)
    case .posts(let language): return keys(tables.all[language].model.posts, language)
    case .sections(let language):
      return keys(tables.all[language].model.sections.map(\.page), language)
    case .taxonomies(let language):
      return keys(tables.all[language].model.taxonomies.map(\.page), language)
    case .menus(let language): return menus(tables.all[language].model)
    case .generated(let language):
      let pages = tables.all[language].model.pages
      return keys(
        pages.indices.lazy.filter { [.archive, .search].contains(pages[$0].kind) }, language)
    case .addresses(let language): return addresses(language)
    case .data: return data
    case .asset(let file): return asset(file.path)
    case .day: return UInt64(bitPattern: Int64(moment / 86_400))
    case .now: return UInt64(bitPattern: Int64(moment))
    }
  }

  private func keys(_ pages: some Sequence<Int>, _ language: Int) -> UInt64 {
    let rows = rows[language]
    return Self.hash(ofKeys: pages.lazy.map { rows[$0].key })
  }

  package static func hash(ofKeys keys: some Sequence<UInt64>) -> UInt64 {
    var hash = StableHash()
    for key in keys { hash.combine(key) }
    return hash.value
  }

  private func section(_ index: Int, _ language: Int) -> UInt64 {
    let model = tables.all[language].model
    let section = model.sections[index]
    var hash = StableHash()
    hash.combine(section.path.string)
    hash.combine(section.parent.map { rows[language][model.sections[$0].page].key } ?? 0)
    hash.combine(keys(section.subsections.map { model.sections[$0].page }, language))
    return hash.value
  }

  private func menus(_ model: SiteModel) -> UInt64 {
    var hash = StableHash()
    func add(_ items: [Menus.Item]) {
      hash.combine(items.count)
      for item in items {
        hash.combine(item.entry.name)
        hash.combine(item.entry.url)
        hash.combine(item.entry.weight)
        hash.combine(item.entry.identifier)
        add(item.children)
      }
    }
    for menu in model.menus {
      hash.combine(menu.name)
      add(menu.items)
    }
    return hash.value
  }

  private func addresses(_ language: Int) -> UInt64 {
    var hash = StableHash()
    for (row, page) in zip(rows[language], tables.all[language].model.pages) {
      hash.combine(row.key)
      hash.combine(page.url.string)
      hash.combine(page.document?.path.string)
      hash.combine(page.document?.logicalPath.string)
    }
    return hash.value
  }

  private func asset(_ path: String) -> UInt64 {
    guard let fingerprint = try? assets.fingerprint(path) else { return 0 }
    var hash = StableHash()
    hash.combine(fingerprint.integrity)
    return hash.value
  }
}

extension PageFacets {
  /// The place of ``related`` among the facets.
  package static let relatedIndex = 6
}
