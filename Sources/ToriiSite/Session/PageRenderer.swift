import ToriiFrontMatter

/// Renders single pages from what the last build left in memory, before the next build.
///
/// Most saves change the text of a page, or a template. Then every page stays where it is, in the
/// same lists and with the same neighbours, and the few that somebody looks at can be rendered at
/// once, however large the site is. After any other change there is no answer, and the next build
/// gives it.
struct PageRenderer: Sendable {
  /// So many pages are rendered at most: more than a few open tabs are as slow as a build.
  private static let maximumPages = 16

  let options: BuildOptions
  let sources: SiteSources
  let languages: [LanguageContent]
  let resolvers: [LinkResolver]
  let tables: LanguageTables
  let work: [(language: Int, job: RenderJob)]
  let now: Int
  let pool: WorkerPool

  /// The pages at some output paths, as they are after some files changed, and the renderer for
  /// the next change.
  ///
  /// - Parameter changed: Absolute paths.
  /// - Returns: `nil` where only a build can tell, or has something to say against it.
  func pages(
    _ wanted: Set<String>, after changed: Set<String>
  ) -> (next: PageRenderer, pages: [String: [UInt8]])? {
    let positions = work.indices.filter { wanted.contains(work[$0].job.path.string) }
    let jobs = positions.prefix(Self.maximumPages).map { work[$0] }
    guard !jobs.isEmpty, let change = SmallChange(changed, sources, tables) else { return nil }
    let collector = DiagnosticCollector()
    guard let next = applying(change, collector), !collector.hasErrors else { return nil }
    let sitemap = SitemapList(next.tables)
    let renderers = next.tables.all.map { table in
      SiteRenderer(
        table: table, sitemap: sitemap, theme: next.sources.theme,
        templates: next.sources.templates, data: next.sources.data, assets: next.sources.assets,
        now: now, includesDrafts: options.includesDrafts, collector: collector)
    }
    let results = pool.map(count: jobs.count) { index in
      renderers[jobs[index].language].render(jobs[index].job)
    }
    var pages: [String: [UInt8]] = [:]
    for (work, result) in zip(jobs, results) {
      guard case .success(let bytes) = result else { return nil }
      pages[work.job.path.string] = bytes
    }
    return (next, pages)
  }

  private func applying(
    _ change: SmallChange, _ collector: DiagnosticCollector
  ) -> PageRenderer? {
    var sources = sources
    if change.hasTemplates {
      sources = sources.readingTemplates(themes: change.hasThemeTemplates, collector)
    }
    let renderers = zip(languages, resolvers).map { language, resolver in
      BodyRenderer(
        configuration: language.configuration, resolver: resolver,
        shortcodes: ShortcodeRenderer(
          configuration: language.configuration, templates: sources.templates,
          data: sources.data, resolver: resolver,
          now: DateTime(epochSeconds: now, offset: 0), collector: collector),
        images: sources.assets.images, collector: collector)
    }
    var models = tables.all.map(\.model)
    if !change.documents.isEmpty {
      for language in models.indices {
        models[language] = models[language].with(
          pages: models[language].pages.map { page in
            guard let path = page.document?.path.string, let document = change.documents[path]
            else { return page }
            let body = PageBody(
              renderers[language].render(document, at: page.url),
              summaryLength: languages[language].configuration.summaryLength)
            return page.with(document, body)
          })
        let changed = models[language].pages.lazy.filter { page in
          page.document.map { change.documents[$0.path.string] != nil } ?? false
        }
        guard changed.allSatisfy(models[language].isInOrder) else { return nil }
      }
    }
    return PageRenderer(
      options: options, sources: sources, languages: languages, resolvers: resolvers,
      tables: LanguageTables(models, images: sources.assets.images), work: work, now: now,
      pool: pool)
  }
}
