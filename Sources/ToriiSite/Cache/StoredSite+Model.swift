extension SiteModel {
  /// How the pages are put together, without what they are.
  func encodedShape() -> [UInt8] {
    var writer = ByteWriter(capacity: pages.count * 16 + 4096)
    writer.indices(regular)
    writer.indices(posts)
    writer.count(sections.count)
    for section in sections {
      writer.text(section.path.string)
      writer.count(section.page)
      writer.optionalIndex(section.parent)
      writer.indices(section.pages)
      writer.indices(section.subsections)
    }
    writer.count(taxonomies.count)
    for taxonomy in taxonomies {
      writer.count(configuration.taxonomies.firstIndex(of: taxonomy.definition) ?? 0)
      writer.count(taxonomy.page)
      writer.count(taxonomy.terms.count)
      for term in taxonomy.terms {
        writer.text(term.name)
        writer.text(term.slug)
        writer.text(term.url.string)
        writer.count(term.page)
        writer.indices(term.pages)
      }
    }
    for page in pages.indices {
      let positions = pageTerms.positions(ofPage: page)
      writer.count(positions.count)
      for position in positions {
        writer.count(pageTerms[position].taxonomy)
        writer.count(pageTerms[position].term)
      }
    }
    for neighbours in neighbours {
      writer.optionalIndex(neighbours.previous)
      writer.optionalIndex(neighbours.next)
    }
    writer.count(lists.count)
    for (page, items) in lists {
      writer.count(page)
      writer.indices(items)
    }
    writeArchive(to: &writer)
    writer.count(menus.count)
    for menu in menus {
      writer.text(menu.name)
      Self.write(menu.items, to: &writer)
    }
    return writer.bytes
  }

  private func writeArchive(to writer: inout ByteWriter) {
    writer.count(archive.count)
    for year in archive {
      writer.count(year.year)
      writer.optionalIndex(year.page)
      writer.count(year.months.count)
      for month in year.months {
        writer.count(month.month)
        writer.optionalIndex(month.page)
        writer.indices(month.pages)
      }
    }
    writer.count(archivePeriods.count)
    for (page, period) in archivePeriods {
      writer.count(page)
      writer.count(period.year)
      writer.optionalIndex(period.month)
    }
  }

  private static func write(_ items: [Menus.Item], to writer: inout ByteWriter) {
    writer.count(items.count)
    for item in items {
      writer.text(item.entry.name)
      writer.text(item.entry.url)
      writer.number(Int64(item.entry.weight))
      writer.text(item.entry.identifier)
      writer.text(item.entry.parent)
      write(item.children, to: &writer)
    }
  }

  /// The model of a stored site; `nil` where its bytes make no sense.
  convenience init?(
    _ site: StoredSite, _ stored: StoredPages, _ configuration: SiteConfiguration
  ) {
    var reader = ByteReader(site.shape)
    let count = stored.count
    let regular = reader.indices(below: count)
    let posts = reader.indices(below: count)
    let sections = Self.sections(from: &reader, count)
    let taxonomies = Self.taxonomies(from: &reader, count, configuration)
    let terms = Self.terms(from: &reader, count, taxonomies)
    let neighbours = Self.neighbours(from: &reader, count)
    let lists = Dictionary(
      (0..<reader.count(ofBytes: 2)).map { _ in
        (reader.index(below: count), reader.indices(below: count))
      }, uniquingKeysWith: { first, _ in first })
    let archive = Self.archive(from: &reader, count)
    let periods = Self.periods(from: &reader, count, archive)
    let menus = (0..<reader.count(ofBytes: 2)).map { _ in
      (name: reader.text(), items: Self.items(from: &reader, depth: 0))
    }
    if reader.hasFailed || !reader.isAtEnd || sections.isEmpty { return nil }
    self.init(
      configuration: configuration, pages: PageList(stored), regular: regular, posts: posts,
      sections: sections, taxonomies: taxonomies, pageTerms: terms, neighbours: neighbours,
      lists: lists, archive: archive, archivePeriods: periods, menus: menus,
      pagesByPath: PagePaths(stored),
      sectionsByPath: Dictionary(
        sections.map { ($0.path.string, $0.index) }, uniquingKeysWith: { a, _ in a }),
      isSparse: true)
  }

  private static func sections(from reader: inout ByteReader, _ count: Int) -> [Section] {
    let sectionCount = reader.count(ofBytes: 5)
    return (0..<sectionCount).map { index in
      Section(
        index: index, path: SourcePath(reader.text()), page: reader.index(below: count),
        parent: reader.optionalIndex(below: index), pages: reader.indices(below: count),
        subsections: reader.indices(below: sectionCount))
    }
  }

  private static func taxonomies(
    from reader: inout ByteReader, _ count: Int, _ configuration: SiteConfiguration
  ) -> [Taxonomy] {
    var result: [Taxonomy] = []
    for _ in 0..<reader.count(ofBytes: 3) {
      let index = reader.index(below: configuration.taxonomies.count)
      let page = reader.index(below: count)
      let terms = (0..<reader.count(ofBytes: 5)).map { _ in
        Term(
          name: reader.text(), slug: reader.text(), url: URLPath(stored: reader.text()),
          page: reader.index(below: count), pages: reader.indices(below: count))
      }
      if reader.hasFailed { return [] }
      result.append(
        Taxonomy(definition: configuration.taxonomies[index], page: page, terms: terms))
    }
    return result
  }

  private static func terms(
    from reader: inout ByteReader, _ count: Int, _ taxonomies: [Taxonomy]
  ) -> PageTerms {
    var result = PageTerms(pageCount: count)
    var references: [PageTerms.Reference] = []
    for _ in 0..<count {
      references.removeAll(keepingCapacity: true)
      for _ in 0..<reader.count(ofBytes: 2) {
        let taxonomy = reader.index(below: taxonomies.count)
        if reader.hasFailed { return result }
        references.append(
          PageTerms.Reference(
            taxonomy: taxonomy, term: reader.index(below: taxonomies[taxonomy].terms.count)))
      }
      result.addPage(references)
    }
    return result
  }

  private static func neighbours(from reader: inout ByteReader, _ count: Int) -> [Neighbours] {
    (0..<count).map { _ in
      Neighbours(
        previous: reader.optionalIndex(below: count), next: reader.optionalIndex(below: count))
    }
  }

  private static func archive(from reader: inout ByteReader, _ count: Int) -> [ArchiveYear] {
    (0..<reader.count(ofBytes: 3)).map { _ in
      let year = reader.count()
      let page = reader.optionalIndex(below: count)
      let months = (0..<reader.count(ofBytes: 3)).map { _ in
        let month = reader.count()
        let page = reader.optionalIndex(below: count)
        return ArchiveMonth(month: month, pages: reader.indices(below: count), page: page)
      }
      return ArchiveYear(year: year, months: months, page: page)
    }
  }

  private static func periods(
    from reader: inout ByteReader, _ count: Int, _ archive: [ArchiveYear]
  ) -> [Int: ArchivePeriod] {
    var result: [Int: ArchivePeriod] = [:]
    for _ in 0..<reader.count(ofBytes: 3) {
      let page = reader.index(below: count)
      let year = reader.index(below: archive.count)
      if reader.hasFailed { return [:] }
      result[page] = ArchivePeriod(
        year: year, month: reader.optionalIndex(below: archive[year].months.count))
    }
    return result
  }

  /// Menus are nested less deeply than this.
  private static func items(from reader: inout ByteReader, depth: Int) -> [Menus.Item] {
    let count = reader.count(ofBytes: 13)
    if depth > 32 || reader.hasFailed {
      reader.fail()
      return []
    }
    return (0..<count).map { _ in
      let entry = MenuEntry(
        name: reader.text(), url: reader.text(), weight: Int(truncatingIfNeeded: reader.signed()),
        identifier: reader.text(), parent: reader.optionalText())
      return Menus.Item(entry: entry, children: items(from: &reader, depth: depth + 1))
    }
  }
}
