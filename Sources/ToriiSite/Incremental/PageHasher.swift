/// Names of pages that the same pages have in other builds.
package struct PageKeys: Sendable {
  package let all: [UInt64]

  init(all: [UInt64]) { self.all = all }

  package init(_ table: ObjectTable) {
    let language = table.model.configuration.language
    all = table.model.pages.map { page in
      var hash = StableHash()
      hash.combine(language)
      hash.combine(page.kind.rawValue)
      // A section without a file is known by its address, as all generated pages are.
      hash.combine(page.document?.path.string ?? page.url.string)
      return hash.value
    }
  }
}

/// Makes the hashes of the parts of pages.
struct PageHasher: Sendable {
  private let table: ObjectTable
  private let model: SiteModel
  /// Of all languages.
  private let keys: [PageKeys]
  private let own: [UInt64]
  /// The page of the whole archive.
  private let archive: UInt64

  init(_ table: ObjectTable, keys: [PageKeys]) {
    self.table = table
    self.keys = keys
    model = table.model
    let all = keys[table.language].all
    own = all
    archive = table.model.pages.index(of: .archive).map { all[$0] } ?? 0
  }

  func row(of page: Page) -> SiteFacts.PageRow {
    var hashes = SIMD8<UInt64>(repeating: 0)
    hashes[0] = address(page)
    hashes[1] = dates(page)
    hashes[2] = metadata(page)
    hashes[3] = body(page)
    hashes[4] = summary(page)
    hashes[5] = relations(page)
    return SiteFacts.PageRow(key: own[page.index], hashes: hashes)
  }

  private func address(_ page: Page) -> UInt64 {
    var hash = StableHash()
    hash.combine(page.kind.rawValue)
    hash.combine(page.url.string)
    hash.combine(page.slug)
    hash.combine(page.document?.path.string)
    hash.combine(page.document?.language ?? -1)
    hash.combine(page.metadata?.language)
    return hash.value
  }

  private func dates(_ page: Page) -> UInt64 {
    var hash = StableHash()
    hash.combine(page.date)
    hash.combine(page.metadata?.updated)
    if let commit = page.document?.commit {
      hash.combine(commit.hash)
      hash.combine(commit.author)
      hash.combine(commit.seconds)
    }
    return hash.value
  }

  private func metadata(_ page: Page) -> UInt64 {
    var hash = StableHash()
    hash.combine(page.title)
    hash.combine(page.document?.metadataHash ?? 0)
    return hash.value
  }

  private func body(_ page: Page) -> UInt64 {
    var hash = StableHash()
    hash.combine(page.body?.hash ?? 0)
    hash.combine(page.document?.source.bodyHash ?? 0)
    return hash.value
  }

  private func summary(_ page: Page) -> UInt64 {
    var hash = StableHash()
    hash.combine(SummaryHTML.linking(page.summary.html, to: page.url.string))
    hash.combine(page.summary.hasMore)
    return hash.value
  }

  private func relations(_ page: Page) -> UInt64 {
    var hash = StableHash()
    let neighbours = model.neighbours(ofPage: page.index)
    hash.combine(neighbours.previous.map { own[$0] } ?? 0)
    hash.combine(neighbours.next.map { own[$0] } ?? 0)
    var section = page.section
    // Paths are shorter than this, and no section is its own ancestor.
    for _ in 0..<(FileTreeScanner.maximumDepth * 2) {
      guard let index = section else { break }
      hash.combine(own[model.sections[index].page])
      section = model.sections[index].parent
    }
    for asset in page.assets {
      hash.combine(asset.name)
      hash.combine(asset.url.string)
      hash.combine(asset.path.string)
      let size = table.imageSizes.size(ofFile: asset.absolutePath)
      hash.combine(size?.width ?? 0)
      hash.combine(size?.height ?? 0)
    }
    hash.combine(page.assets.count)
    for other in table.languages.translations.others(of: page, in: model) {
      hash.combine(keys[other.language].all[other.page])
    }
    for position in model.pageTerms.positions(ofPage: page.index) {
      let reference = model.pageTerms[position]
      hash.combine(own[model.taxonomies[reference.taxonomy].terms[reference.term].page])
    }
    if page.kind == .archiveYear || page.kind == .archiveMonth {
      hash.combine(archive)
      let year = model.archivePeriods[page.index].flatMap { model.archive[$0.year].page }
      hash.combine(year.map { own[$0] } ?? 0)
    }
    if page.kind == .term { hash.combine(taxonomy(ofTermPage: page.index)) }
    if let scope = table.feedScopes[page.index] { hash.combine(feeds(scope)) }
    return hash.value
  }

  private func taxonomy(ofTermPage index: Int) -> UInt64 {
    let taxonomy = model.taxonomies.first { taxonomy in
      guard let first = taxonomy.terms.first, let last = taxonomy.terms.last else { return false }
      return first.page <= index && index <= last.page
    }
    return taxonomy.map { own[$0.page] } ?? 0
  }

  private func feeds(_ scope: FeedScope) -> UInt64 {
    var hash = StableHash()
    hash.combine(model.page(of: scope).title)
    for format in model.configuration.feed.formats {
      hash.combine((try? model.feedURL(scope, format))?.string)
    }
    return hash.value
  }
}

extension StableHash {
  mutating func combine(_ date: DateTime?) {
    guard let date else { return combine(0 as UInt64) }
    combine(date.epochSeconds)
    combine(date.offset)
    combine(date.hasTime)
  }
}
