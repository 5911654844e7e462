extension SiteBuild {
  /// Which pages there are, how they are put together, and which files are made of them: all that
  /// does not depend on what their texts are, so that it is found out beside the Markdown.
  struct Outline: Sendable {
    /// The models of all languages; their pages have no bodies before ``fill(_:_:)``.
    let models: [SiteModel]
    let tables: LanguageTables
    /// What search engines are told of.
    let indexed: [Translations.Reference]
    fileprivate var files: [Files] = []
    /// By language and page, the position of its document; none for generated pages.
    fileprivate let documents: [[Int?]]

    /// What is to be rendered and copied in one language.
    fileprivate struct Files: Sendable {
      let jobs: [RenderJob]
      /// The names of the templates of the jobs.
      let templates: Set<String>
      let copies: [OutputFile]
      let unmade: [String]
    }

    /// - Parameter bodies: Of all languages, where ``readsBodies(_:)``.
    init(
      _ languages: [LanguageContent], _ bodies: [Bodies], _ sources: SiteSources,
      _ collector: DiagnosticCollector
    ) {
      let kinds = TemplateLookup.generatedKinds(sources.templates)
      models = languages.enumerated().map { index, language in
        var builder = SiteModelBuilder(
          content: language,
          bodies: bodies.indices.contains(index)
            ? bodies[index].byPath(language).mapValues(\.body) : [:],
          kinds: kinds, collector: collector)
        return builder.build()
      }
      tables = LanguageTables(models, images: sources.assets.images)
      documents = zip(models, languages).map { model, language in
        let positions = Dictionary(
          language.tree.documents.enumerated().map { ($1.document.path.string, $0) },
          uniquingKeysWith: { first, _ in first })
        return model.pages.map { $0.document.flatMap { positions[$0.path.string] } }
      }
      indexed = SitemapList.references(models)
      let sitemapFiles = SitemapList.fileCount(of: indexed.count)
      var claims = OutputClaims()
      for (model, language) in zip(models, languages) {
        let plan = RenderPlan(
          model: model, tree: language.tree, templates: sources.templates,
          staticFiles: model.configuration.languageIndex == 0 ? sources.staticFiles : [:],
          sitemapFiles: sitemapFiles, claims: &claims, collector: collector)
        files.append(
          Files(
            jobs: plan.jobs, templates: plan.usedTemplates, copies: plan.copies,
            unmade: plan.unmade))
      }
    }

    /// The names of the templates of all jobs.
    var templates: Set<String> { files.reduce(into: []) { $0.formUnion($1.templates) } }

    /// Whether the order of any list depends on how long texts are.
    static func readsBodies(_ languages: [LanguageContent]) -> Bool {
      // Sections order their pages, and any page the list that it chooses.
      languages.contains { language in
        language.tree.pages.contains { $0.document.metadata.sortOrder == .length }
          || language.tree.listDocuments.contains { $0.document.metadata.sortOrder == .length }
      }
    }
  }

  /// Gives the pages of the models their bodies.
  func fill(_ outline: Outline, _ bodies: [Bodies]) {
    for (language, model) in outline.models.enumerated() {
      let documents = outline.documents[language]
      let found = bodies[language].found
      _ = pool.mapMany(count: documents.count) { index in
        if let position = documents[index] { model.pages[index].fill(found[position].body) }
      }
    }
  }

  // MARK: Plan

  /// What is to be rendered and copied, in all languages.
  struct Plan: Sendable {
    var sitemap: SitemapList
    var renderers: [SiteRenderer] = []
    /// By the position of their renderers.
    var work: [(language: Int, job: RenderJob)] = []
    var copies: [OutputFile] = []
    /// Files that would be there but for a problem that is told of.
    var unmade: Set<String> = []
  }

  func plan(_ outline: Outline, _ tables: LanguageTables, _ closures: TemplateClosures) -> Plan {
    var result = Plan(sitemap: SitemapList(outline.indexed, tables))
    result.work.reserveCapacity(outline.files.reduce(0) { $0 + $1.jobs.count })
    for (position, (table, files)) in zip(tables.all, outline.files).enumerated() {
      result.renderers.append(
        SiteRenderer(
          table: table, sitemap: result.sitemap, theme: sources.theme,
          templates: sources.templates, data: sources.data,
          dataReaders: files.templates.filter(closures.readsData), assets: sources.assets, now: now,
          includesDrafts: options.includesDrafts, collector: collector))
      result.work += files.jobs.lazy.map { (position, $0) }
      result.copies += files.copies
      result.unmade.formUnion(files.unmade)
    }
    return result
  }
}
