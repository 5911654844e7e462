/// Hashes of what a job gives to its template: which page, which list, which part of it.
final class JobSignature: Sendable {
  private let table: ObjectTable
  private let model: SiteModel
  private let facts: SiteFacts
  private let sitemap: SitemapList
  private let keys: [UInt64]
  private let moment: Int

  init(_ table: ObjectTable, facts: SiteFacts, sitemap: SitemapList, now: Int) {
    self.table = table
    self.facts = facts
    self.sitemap = sitemap
    model = table.model
    keys = facts.rows[table.language].map(\.key)
    moment = now
  }

  func hash(of job: RenderJob) -> UInt64 {
    var hash = StableHash()
    hash.combine(job.template)
    hash.combine(keys[job.page])
    hash.combine(job.url.string)
    hash.combine(job.source)
    switch job.subject {
    case .page: hash.combine(1)
    case .redirect: hash.combine(2)
    case .list(let pagination, let number):
      hash.combine(3)
      add(pagination, number, to: &hash)
    case .taxonomy(let index):
      hash.combine(4)
      hash.combine(keys[model.taxonomies[index].page])
    case .term(let taxonomy, let term, let pagination, let number):
      hash.combine(5)
      hash.combine(keys[model.taxonomies[taxonomy].terms[term].page])
      add(pagination, number, to: &hash)
    case .archive:
      hash.combine(6)
      addArchive(job.page, to: &hash)
    case .feed(let scope):
      hash.combine(7)
      add(scope, to: &hash)
    case .sitemap(let number):
      hash.combine(8)
      for reference in sitemap.references[sitemap.range(ofFile: number)] {
        hash.combine(facts.rows[reference.language][reference.page].key)
      }
    case .sitemapIndex(let urls):
      hash.combine(9)
      for url in urls { hash.combine(url.string) }
    }
    return hash.value
  }

  private func add(_ pagination: Pagination, _ number: Int, to hash: inout StableHash) {
    hash.combine(pagination.url.string)
    hash.combine(number)
    hash.combine(pagination.total)
    hash.combine(pagination.perPage)
    hash.combine(pagination.items.count)
    for item in pagination.items(ofPage: number) { hash.combine(keys[item]) }
  }

  private func addArchive(_ page: Int, to hash: inout StableHash) {
    func add(_ months: [ArchiveMonth]) {
      for month in months {
        hash.combine(month.month)
        hash.combine(month.page.map { model.pages[$0].url.string })
        hash.combine(month.pages.count)
        for page in month.pages { hash.combine(keys[page]) }
      }
    }
    var years = model.archive(ofPage: page)
    if let period = model.archivePeriods[page] { years.append(model.archive[period.year]) }
    for year in years {
      hash.combine(year.year)
      hash.combine(year.page.map { model.pages[$0].url.string })
      add(year.months)
    }
  }

  private func add(_ scope: FeedScope, to hash: inout StableHash) {
    let page = model.page(of: scope)
    hash.combine(keys[page.index])
    hash.combine(page.title)
    let items = model.feedItems(scope)
    hash.combine(items.count)
    for item in items {
      hash.combine(keys[item])
      hash.combine(model.pages[item].updated)
      hash.combine(model.pages[item].date)
    }
    // A feed of nothing shows the day of the build.
    if items.isEmpty { hash.combine(moment / 86_400) }
  }
}
