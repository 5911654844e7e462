import Synchronization
import Torii

/// Renders the jobs of a plan. Jobs share nothing that changes, so any number of threads may work.
///
/// A class, as jobs are many and it refers to much.
package final class SiteRenderer: Sendable {
  private let model: SiteModel
  private let table: ObjectTable
  /// Holds the tables for as long as templates are rendered.
  private let languages: LanguageTables
  private let templates: TemplateSet
  private let environment: Environment
  /// The variables of all templates, with a place for the page.
  private let shared: Value.Dict
  private let siteObject: SiteObject
  /// The templates that read the variable `data`.
  private let dataReaders: Set<String>
  private let archive: Value
  private let sitemap: SitemapList
  /// When feeds changed that hold nothing.
  private let day: DateTime

  package init(
    table: ObjectTable, sitemap: SitemapList, theme: Theme?, templates: TemplateSet,
    data: DataFolder, dataReaders: Set<String> = [], assets: AssetLibrary,
    now: Int, includesDrafts: Bool, collector: DiagnosticCollector
  ) {
    let model = table.model
    self.model = model
    self.templates = templates
    self.table = table
    languages = table.languages
    let configuration = model.configuration
    let params = Theme.parameters(
      of: theme, overlaidBy: configuration.params, in: configuration.paramSources,
      collector: collector)
    // The day, not the second: a page that shows it does not change with every build.
    let day = DateTime(epochSeconds: now - now % 86_400, offset: 0)
    let build = DataValue.table([
      ("version", .string(ToriiVersion.current)), ("date", Value(DateObject(day))),
      ("environment", .string(configuration.environment)), ("drafts", .bool(includesDrafts)),
    ])
    let files = DataValue.value(data.root)
    self.dataReaders = dataReaders
    siteObject = SiteObject(table: table, params: params, data: files, build: build)
    shared = Value.Dict([("site", Value(siteObject)), ("page", .none), ("data", files)])
    shared.freeze()
    archive = Value(model.archive.map { ArchiveYearObject(table: table, year: $0) })
    self.sitemap = sitemap
    self.day = day
    environment = SiteEnvironment.make(
      templates: templates, table: table, data: data, assets: assets,
      now: DateTime(epochSeconds: now, offset: configuration.timeZone.offset(at: now)))
  }

  /// The language whose pages these are.
  var language: Int { table.language }

  /// The bytes of a job, or why there are none.
  package func render(_ job: RenderJob) -> Result<[UInt8], RenderFailure> {
    do throws(TemplateError) {
      return .success(try bytes(job))
    } catch {
      return .failure(RenderFailure(error, job: job, templates: templates))
    }
  }

  /// Keeps the bytes of a job where rendered files wait; what lists the whole site is not put
  /// together in memory.
  func render(
    _ job: RenderJob, into spool: RenderSpool
  ) -> Result<SiteBuild.RenderedFile, RenderFailure> {
    let file = spool.file(for: job.path)
    do throws(TemplateError) {
      if isRewritten(job) {
        try bytes(job).withUnsafeBufferPointer { file.add($0) }
      } else {
        try environment.template(named: job.template)
          .lend(
            context(job), chunkSize: RenderSpool.pieceBytes,
            observer: FactRecorder.current?.observer
          ) { file.add($0) }
      }
      return .success(file.finish())
    } catch {
      return .failure(RenderFailure(error, job: job, templates: templates))
    }
  }

  /// Whether what the template makes is gone through as a whole.
  private func isRewritten(_ job: RenderJob) -> Bool {
    job.path.string.hasSuffix(".xml")
      || model.configuration.minification.isEnabled
  }

  private func bytes(_ job: RenderJob) throws(TemplateError) -> [UInt8] {
    var bytes: [UInt8] = []
    try environment.template(named: job.template)
      .render(context(job), observer: FactRecorder.current?.observer, into: &bytes)
    if job.path.string.hasSuffix(".xml") { bytes = XMLText.strippingForbidden(bytes) }
    return model.configuration.minification.minified(bytes, of: job.path.string)
  }

  /// What a job makes of a site that has no other pages than some.
  func render(
    _ job: RenderJob, of pages: [Int]
  ) -> Result<[UInt8], RenderFailure> {
    do throws(TemplateError) {
      let narrowed = NarrowedSite(site: siteObject, pages: table.list(pages))
      let context = context(job, site: Value(narrowed))
      var bytes: [UInt8] = []
      try environment.template(named: job.template).render(context, into: &bytes)
      return .success(bytes)
    } catch {
      return .failure(RenderFailure(error, job: job, templates: templates))
    }
  }

  /// - Parameter site: Another one than that of the whole site.
  private func context(_ job: RenderJob, site other: Value? = nil) -> Value.Dict {
    let context = shared.copy()
    if let other { context.set(text: "site", to: other) }
    context.set(text: "page", to: table.pages[job.page])
    if dataReaders.contains(job.template) { FactRecorder.current?.read(.data) }
    switch job.subject {
    case .page, .redirect: break
    case .list(let pagination, let number):
      context.set(text: "paginator", to: paginator(pagination, number))
    case .taxonomy(let index):
      context.set(text: "taxonomy", to: table.taxonomies[index])
    case .term(let taxonomy, let term, let pagination, let number):
      context.set(text: "taxonomy", to: table.taxonomies[taxonomy])
      context.set(text: "term", to: table.terms[taxonomy][term])
      context.set(text: "paginator", to: paginator(pagination, number))
    case .archive: addArchive(job.page, to: context)
    case .feed(let scope): context.set(text: "feed", to: feed(scope, job))
    case .sitemap(let number): context.set(text: "sitemap", to: sitemap.pages(ofFile: number))
    case .sitemapIndex(let urls):
      context.set(text: "sitemaps", to: Value(urls.map { table.permalink($0) }))
    }
    if let section = model.pages[job.page].section, model.pages[job.page].kind == .section {
      context.set(text: "section", to: table.sections[section])
    }
    context.freeze()
    return context
  }

  /// The pages of years and months see their part of the archive, and which part it is.
  private func addArchive(_ page: Int, to context: Value.Dict) {
    guard let period = model.archivePeriods[page] else {
      context.set(text: "archive", to: archive)
      return
    }
    let years = model.archive(ofPage: page)
    context.set(text: "archive", to: Value(years.map { ArchiveYearObject(table: table, year: $0) }))
    context.set(
      text: "year", to: Value(ArchiveYearObject(table: table, year: model.archive[period.year])))
    if period.month != nil, let month = years.first?.months.first {
      context.set(text: "month", to: Value(ArchiveMonthObject(table: table, month: month)))
    }
  }

  private func feed(_ scope: FeedScope, _ job: RenderJob) -> Value {
    let items = model.feedItems(scope)
    // The feed changed when a page was added or edited, whatever the page says of an older edit.
    let updated = items.lazy.flatMap { [model] index in
      [model.pages[index].updated, model.pages[index].date].compactMap(\.self)
    }.max()
    let site = model.configuration.title
    let title = model.page(of: scope).title
    return Value(
      FeedObject(
        title: scope == .site ? site : "\(title) – \(site)", items: table.list(items),
        updated: Value(DateObject(updated ?? day)), url: table.href(job.url),
        permalink: table.permalink(job.url), page: table.pages[job.page],
        isFull: model.configuration.feed.hasFullContent))
  }

  private func paginator(_ pagination: Pagination, _ number: Int) -> Value {
    Value(PaginatorObject(table: table, pagination: pagination, number: number))
  }
}
