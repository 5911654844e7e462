import ToriiFrontMatter

/// Everything that a build renders and copies, with the claims on output files checked.
package struct RenderPlan: Sendable {
  package private(set) var jobs: [RenderJob] = []
  package private(set) var copies: [OutputFile] = []
  /// The names of the templates of the jobs.
  package private(set) var usedTemplates: Set<String> = []
  /// The paths of pages that have no template, or whose address another one has.
  package private(set) var unmade: [String] = []

  private let model: SiteModel
  private let templates: TemplateSet
  private let collector: DiagnosticCollector
  private var claims: OutputClaims
  private var lastCandidates: [String] = []
  private var lastTemplate: String?
  /// The content files by name, for problems.
  private lazy var documents: [String: ContentDocument] = Dictionary(
    model.pages.compactMap { page in page.document.map { ($0.source.file, $0) } },
    uniquingKeysWith: { first, _ in first })

  /// How the sources of generated files begin.
  private static let generated = "the generated "

  package init(
    model: SiteModel, tree: ContentTree, templates: TemplateSet,
    staticFiles: [String: StaticFile], sitemapFiles: Int, claims: inout OutputClaims,
    collector: DiagnosticCollector
  ) {
    self.claims = claims
    self.model = model
    self.templates = templates
    self.collector = collector
    self.claims.reserve(pages: model.pages.count)
    for page in model.pages where page.document != nil || page.kind == .home { add(page) }
    for page in model.pages where page.document == nil && page.kind != .home { add(page) }
    addPublished(sitemapFiles: sitemapFiles)
    for page in model.pages { addAliases(page) }
    usedTemplates = Self.templates(of: jobs)
    for asset in tree.assets { add(asset) }
    for (path, file) in staticFiles.sorted(by: { SourcePath($0.key) < SourcePath($1.key) }) {
      add(path, file)
    }
    claims = self.claims
  }

  private static func templates(of jobs: [RenderJob]) -> Set<String> {
    var result: Set<String> = []
    var last: String?
    // Jobs of one template follow each other.
    for job in jobs where job.template != last {
      last = job.template
      result.insert(job.template)
    }
    return result
  }

  // MARK: Pages

  private mutating func add(_ page: Page) {
    let isPost = page.kind == .page && (page.date != nil || isInPosts(page))
    let candidates = TemplateLookup.candidates(
      page, isPost: isPost, ofSection: pageTemplate(page))
    guard let template = template(of: candidates) else {
      var problem = Diagnostic(
        .error, "no template \"\(candidates.joined(separator: "\" or \""))\" for \(page.url)",
        file: page.sourceName,
        hint: candidates.first.map(templates.hint(missing:)))
      locate(&problem, ofTemplateOf: page)
      collector.add(problem)
      guard let path = try? page.url.outputPath else { return }
      unmade.append(path.string)
      // Another page at its address is a problem all the same.
      _ = claim(path, by: page.sourceName)
      return
    }
    switch page.kind {
    case .home, .section:
      addList(page, template, items: model.listed(on: page) ?? []) { .list($0, number: $1) }
    case .page where model.lists[page.index] != nil:
      addList(page, template, items: model.listed(on: page) ?? []) { .list($0, number: $1) }
    case .term: addTerm(page, template)
    case .taxonomy:
      let index = model.taxonomies.firstIndex { $0.page == page.index } ?? 0
      add(page, template, .taxonomy(index), page.url)
    case .archive, .archiveYear, .archiveMonth: add(page, template, .archive, page.url)
    case .page, .search, .notFound: add(page, template, .page, page.url)
    }
  }

  /// The first of several names that there is a template for. Most pages have the same.
  private mutating func template(of candidates: [String]) -> String? {
    if candidates == lastCandidates { return lastTemplate }
    lastTemplate = templates.first(of: candidates)
    lastCandidates = candidates
    return lastTemplate
  }

  /// Where a template is named that is not there: in the page, or in a folder above it.
  private func locate(_ problem: inout Diagnostic, ofTemplateOf page: Page) {
    guard let document = page.document else { return }
    if document.locate(&problem, at: ["template"]) { return }
    for section in model.ancestors(of: page).reversed() {
      guard let above = model.pages[model.sections[section].page].document else { continue }
      if page.metadata?.template != nil {
        if above.locate(&problem, cascading: "template") { return }
      } else if page.kind == .page, above.metadata.pageTemplate != nil {
        above.locate(&problem, at: ["page_template"])
        return
      }
    }
  }

  /// What the nearest section above says of the template of its pages.
  private func pageTemplate(_ page: Page) -> String? {
    guard page.kind == .page else { return nil }
    var section = page.section
    while let index = section {
      let metadata = model.pages[model.sections[index].page].metadata
      if let template = metadata?.pageTemplate { return template }
      section = model.sections[index].parent
    }
    return nil
  }

  private func isInPosts(_ page: Page) -> Bool {
    model.ancestors(of: page).contains { model.sections[$0].path.string == "posts" }
  }

  private mutating func addTerm(_ page: Page, _ template: String) {
    for (taxonomyIndex, taxonomy) in model.taxonomies.enumerated() {
      guard let index = termIndex(page.index, taxonomy) else { continue }
      addList(page, template, items: taxonomy.terms[index].pages) {
        .term(taxonomy: taxonomyIndex, term: index, $0, number: $1)
      }
    }
  }

  /// The pages of a taxonomy's terms follow each other, in the order of the terms.
  private func termIndex(_ page: Int, _ taxonomy: Taxonomy) -> Int? {
    guard let first = taxonomy.terms.first?.page, page >= first else { return nil }
    let index = page - first
    guard index < taxonomy.terms.count, taxonomy.terms[index].page == page else { return nil }
    return index
  }

  private mutating func addList(
    _ page: Page, _ template: String, items: [Int],
    _ subject: (Pagination, Int) -> RenderJob.Subject
  ) {
    let pagination = Pagination(
      url: page.url, items: items,
      perPage: page.metadata?.paginate ?? model.configuration.paginate)
    for number in 1...pagination.total {
      do throws(PathProblem) {
        add(page, template, subject(pagination, number), try pagination.url(ofPage: number))
      } catch {
        collector.error("the list makes no URL: \(error)", file: page.sourceName)
      }
    }
  }

  private mutating func add(
    _ page: Page, _ template: String, _ subject: RenderJob.Subject, _ url: URLPath
  ) {
    do throws(PathProblem) {
      let path = try url.outputPath
      guard claim(path, by: page.sourceName) else { return unmade.append(path.string) }
      jobs.append(
        RenderJob(
          template: template, page: page.index, subject: subject, url: url, path: path,
          source: page.sourceName))
    } catch {
      collector.error("\(url) makes no file: \(error)", file: page.sourceName)
    }
  }

  // MARK: Feeds and the rest

  private mutating func addPublished(sitemapFiles: Int) {
    let settings = model.configuration
    for scope in settings.feed.formats.isEmpty ? [] : model.feedScopes {
      for format in settings.feed.formats { publish(scope, format) }
    }
    let prefix = settings.languagePath.map { "/" + $0 }.joined()
    if model.pages.contains(where: { $0.kind == .search }) {
      publish(prefix + "/search.json", "search.json", .page)
    }
    if settings.buildsLLMs { publish(prefix + "/llms.txt", "llms.txt", .page) }
    // One sitemap and one robots.txt are for the whole site.
    guard settings.languageIndex == 0 else { return }
    if settings.buildsSitemap { addSitemap(files: sitemapFiles) }
    if settings.buildsRobots { publish("/robots.txt", "robots.txt", .page) }
  }

  private mutating func addSitemap(files: Int) {
    if files <= 1 {
      publish("/sitemap.xml", "sitemap.xml", .sitemap(1))
      return
    }
    let urls = (1...files).compactMap { try? URLPath(validating: "/sitemap-\($0).xml") }
    for (index, url) in urls.enumerated() {
      publish(url.string, "sitemap.xml", .sitemap(index + 1))
    }
    publish("/sitemap.xml", "sitemap_index.xml", .sitemapIndex(urls))
  }

  private mutating func publish(
    _ address: String, _ template: String, _ subject: RenderJob.Subject
  ) {
    guard let url = try? URLPath(validating: address), let home = model.sections.first?.page
    else { return }
    publish(url, template, subject, of: home)
  }

  private mutating func publish(_ scope: FeedScope, _ format: FeedFormat) {
    guard let url = try? model.feedURL(scope, format) else { return }
    publish(url, format.template, .feed(scope), of: model.page(of: scope).index)
  }

  private mutating func publish(
    _ url: URLPath, _ template: String, _ subject: RenderJob.Subject, of page: Int
  ) {
    guard let path = try? url.outputPath, templates[template] != nil else { return }
    let source = Self.generated + path.string
    guard claim(path, by: source) else { return }
    jobs.append(
      RenderJob(
        template: template, page: page, subject: subject, url: url, path: path, source: source))
  }

  private mutating func addAliases(_ page: Page) {
    // A page that stands in for its translation has its aliases where it is at home.
    if let language = page.document?.language, language != model.configuration.languageIndex {
      return
    }
    for (index, alias) in (page.metadata?.aliases ?? []).enumerated() {
      guard alias != page.url, let path = try? alias.outputPath else { continue }
      let source = "an alias in " + page.sourceName
      guard claim(path, by: source, alias: (page.sourceName, index)) else { continue }
      jobs.append(
        RenderJob(
          template: "redirect.html", page: page.index, subject: .redirect, url: alias,
          path: path, source: source))
    }
  }

  // MARK: Copies

  private mutating func add(_ asset: ContentTree.AssetNode) {
    let name = "content/" + asset.file.path.string
    guard let path = try? OutputPath(copying: asset.url.string.dropFirstByte()),
      claim(path, by: name)
    else { return }
    copies.append(
      OutputFile(
        path: path, source: .copy(asset.file.absolutePath), identity: asset.file.identity))
  }

  private mutating func add(_ path: String, _ file: StaticFile) {
    do throws(PathProblem) {
      let path = try OutputPath(copying: path)
      if claim(path, by: file.label) {
        copies.append(OutputFile(path: path, source: file.source, identity: file.identity))
      }
    } catch {
      collector.error(
        "the file cannot be copied: \(error)", file: file.label, hint: "rename the file")
    }
  }

  private mutating func claim(
    _ path: OutputPath, by source: String, alias: (file: String, index: Int)? = nil
  ) -> Bool {
    guard var problem = claims.claim(path, by: source) else { return true }
    let owner = claims.owner(of: path) ?? source
    let isGenerated = source.hasPrefix(Self.generated) || owner.hasPrefix(Self.generated)
    problem.file = alias?.file ?? (source.hasPrefix(Self.generated) ? owner : source)
    let document = problem.file.flatMap { documents[$0] }
    if let alias {
      document?.locate(&problem, at: ["aliases"], element: alias.index)
    } else {
      document?.locate(&problem, at: ["permalink", "slug"])
    }
    if isGenerated {
      problem.hint = "give the page another slug, or switch what is generated off in torii.yaml"
    }
    collector.add(problem)
    return false
  }
}
