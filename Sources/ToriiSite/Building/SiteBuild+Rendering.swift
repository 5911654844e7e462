extension SiteBuild {
  /// What a job made.
  struct RenderedFile: Sendable {
    let bytes: RenderedBytes
    /// The hash of the bytes.
    let hash: UInt64
  }

  /// What became of a job. A class, as it is handed from phase to phase.
  final class JobResult: Sendable {
    enum Made: Sendable {
      /// The output of an earlier build is right.
      case kept(JobMemory)
      case rendered(RenderedBytes)
      case failed(RenderFailure)
    }

    let made: Made
    /// What the next build may rely on; `nil` where it has to do the job again.
    let memory: JobMemory?
    /// Whether the template asked which pages are related.
    let readsRelated: Bool
    /// How long it took to render.
    let seconds: Double?

    fileprivate init(
      _ made: Made, _ memory: JobMemory?, readsRelated: Bool = false, seconds: Double? = nil
    ) {
      self.made = made
      self.memory = memory
      self.readsRelated = readsRelated
      self.seconds = seconds
    }
  }

  /// What became of the jobs of a plan, in their order.
  struct Outcome {
    var results: [JobResult] = []
    var facts: SiteFacts
    let table: FactTable
    var related: UInt64?
    /// What the pages of each template cost, the most expensive first.
    var costs: [BuildProfile.TemplateCost] = []

    /// Where the rendered files wait.
    var spool: RenderSpool?

    var renderedCount: Int {
      results.count { if case .rendered = $0.made { true } else { false } }
    }
  }

  /// Renders the jobs that an earlier build's output does not serve.
  func render(
    _ plan: Plan, _ tables: LanguageTables, _ closures: TemplateClosures
  ) -> Outcome {
    let counts = tables.all.map(\.model.pages.count)
    let open = renderOpenPages(plan, counts)
    var facts = SiteFacts(
      tables, data: inputKeys.data, assets: sources.assets, now: now, pool: pool)
    let related = relate(&facts)
    let changes = earlier.map { ChangedFacts($0.facts, facts) }
    let table = FactTable(facts)
    var outcome = Outcome(facts: facts, table: table, related: related)
    let current = facts
    let signers = tables.all.map {
      JobSignature($0, facts: current, sitemap: plan.sitemap, now: now)
    }
    let templates = Self.hashes(ofTemplatesOf: plan, closures)
    let old = earlier
    let currentOutput = currentOutput
    let isSession = isSession
    let asked = earlier == nil ? options.asked : nil
    let places = asked.map { _ in AskedPlan(plan, basePath: sources.configuration.basePath) }
    let spool = makeSpool()
    outcome.spool = spool
    outcome.results = pool.map(
      count: plan.work.count, first: { plan.work[$0].job.listsMuch }
    ) { index in
      if let asked, let places {
        asked.serve(places) { position in
          let (language, job) = plan.work[position]
          return try? plan.renderers[language].render(job).get()
        }
      }
      let (language, job) = plan.work[index]
      let signature = signers[language].hash(of: job)
      if open[index] == nil, let old, let changes, let known = old.jobs[job.path.string],
        known.signature == signature, known.templates == templates[index],
        !changes.touch(known), let output = currentOutput(job.path.string, known)
      {
        return JobResult(
          .kept(known), table.moved(known, from: old.facts, changes, output: output))
      }
      let rendering =
        open[index] ?? Self.render(job, plan.renderers[language], counts, spool)
      return rendering.result(signature, templates[index], table, keepsBytes: isSession)
    }
    var costs = TemplateCosts()
    var failures: [RenderFailure] = []
    for (work, result) in zip(plan.work, outcome.results) {
      if let seconds = result.seconds { costs.add(work.job, seconds) }
      if case .failed(let failure) = result.made { failures.append(failure) }
    }
    outcome.costs = costs.sorted
    collector.add(contentsOf: RenderFailure.grouped(failures))
    return outcome
  }

  private static func hashes(
    ofTemplatesOf plan: Plan, _ closures: TemplateClosures
  ) -> [UInt64] {
    var last: (name: String, hash: UInt64)?
    // Jobs of one template follow each other.
    return plan.work.map { work in
      let name = work.job.template
      if let last, last.name == name { return last.hash }
      let hash = closures.hash(of: name)
      last = (name, hash)
      return hash
    }
  }

  private static func render(
    _ job: RenderJob, _ renderer: SiteRenderer, _ pageCounts: [Int], _ spool: RenderSpool
  ) -> Rendering {
    let start = ContinuousClock.now
    let (file, facts) = FactRecorder.record(
      pageCounts: pageCounts, about: (renderer.language, job.page)
    ) { renderer.render(job, into: spool) }
    return Rendering(
      file: file, facts: facts, seconds: PhaseClock.seconds(start.duration(to: .now)))
  }

  /// Renders the pages that somebody looks at, whatever an earlier build made of them, and hands
  /// them out unless something is wrong with the site: then the whole build tells what is shown.
  ///
  /// - Returns: What was done, by the position in the plan.
  private func renderOpenPages(_ plan: Plan, _ pageCounts: [Int]) -> [Int: Rendering] {
    guard let open = options.open, earlier != nil, !collector.hasErrors else { return [:] }
    let positions = open.positions(in: plan)
    let done = pool.map(count: positions.count) { index in
      let (language, job) = plan.work[positions[index]]
      return Self.render(job, plan.renderers[language], pageCounts, RenderSpool(nil))
    }
    var pages: [String: [UInt8]] = [:]
    for (position, rendering) in zip(positions, done) {
      guard case .success(let file) = rendering.file, case .memory(let bytes) = file.bytes
      else { return [:] }
      pages[plan.work[position].job.path.string] = bytes
    }
    open.take(pages)
    return Dictionary(zip(positions, done), uniquingKeysWith: { first, _ in first })
  }

  /// What a template made, and what it read for that.
  private struct Rendering: Sendable {
    let file: Result<RenderedFile, RenderFailure>
    let facts: RecordedFacts
    let seconds: Double

    /// - Parameter keepsBytes: Whether the memory is for this process alone.
    func result(
      _ signature: UInt64, _ templates: UInt64, _ table: FactTable, keepsBytes: Bool
    ) -> JobResult {
      switch file {
      case .failure(let failure): return JobResult(.failed(failure), nil, seconds: seconds)
      case .success(let file):
        guard facts.isComplete else {
          return JobResult(.rendered(file.bytes), nil, seconds: seconds)
        }
        var output = OutputMemory.nowhere
        if keepsBytes, case .memory(let bytes) = file.bytes { output = .bytes(bytes) }
        if let identity = file.bytes.placed { output = .file(identity) }
        let memory = JobMemory(
          signature: signature, templates: templates, pages: table.pages(facts),
          others: table.others(facts), content: file.hash, output: output)
        return JobResult(
          .rendered(file.bytes), memory,
          readsRelated: facts.pages.contains { $0.facets.contains(.related) }, seconds: seconds)
      }
    }
  }

  /// Adds up what the jobs of each template took.
  private struct TemplateCosts {
    private var costs: [BuildProfile.TemplateCost] = []
    private var last = 0

    mutating func add(_ job: RenderJob, _ seconds: Double) {
      // Jobs of one template follow each other, and templates are few.
      if !costs.indices.contains(last) || costs[last].name != job.template {
        last = costs.firstIndex { $0.name == job.template } ?? costs.count
        if last == costs.count { costs.append(BuildProfile.TemplateCost(job.template)) }
      }
      costs[last].add(job.path.string, seconds)
    }

    /// The most expensive first.
    var sorted: [BuildProfile.TemplateCost] {
      costs.sorted { ($0.seconds, $1.name) > ($1.seconds, $0.name) }
    }
  }

  /// Finds out which pages are related, where an earlier build asked and it may be others now.
  ///
  /// - Returns: The hash of what it was made of; `nil` where nobody asked so far.
  private func relate(_ facts: inout SiteFacts) -> UInt64? {
    guard let memory = earlier?.facts, memory.hasRelated else { return nil }
    let inputs = facts.relatedInputs()
    guard inputs == memory.relatedInputs else {
      facts.addRelated(pool: pool)
      return inputs
    }
    var known: [UInt64: UInt64] = [:]
    known.reserveCapacity(memory.rows.count)
    for row in memory.rows { known[row.key] = row.hashes[PageFacets.relatedIndex] }
    facts.setRelated(known)
    return inputs
  }

  // MARK: Memory

  func product(_ plan: Plan, _ outcome: Outcome, _ memory: BuildMemory) -> BuildProduct {
    var product = BuildProduct(memory: memory)
    product.spool = outcome.spool
    product.pages.reserveCapacity(plan.work.count)
    var facts: Set<UInt32> = []
    for (work, result) in zip(plan.work, outcome.results) {
      if case .failed = result.made { continue }
      if case .kept(let job) = result.made { facts.formUnion(job.others) }
      product.pages.append(BuildProduct.Page(job: work.job, result: result))
    }
    request(facts)
    // What is written to the disk is remembered from the pages.
    if isSession { product.memory.jobs = jobs(of: product.pages) }
    product.pageCount = plan.work.count { $0.job.isPage }
    product.copies =
      SiteFiles(rendered: [], copies: plan.copies, sources: [:])
      .adding(sources.assets, taken: product.pages.map(\.path), pool: pool, collector: collector)
      .copies
    return product
  }

  /// Publishes the assets among what jobs of the earlier build read.
  private func request(_ facts: Set<UInt32>) {
    guard let known = earlier?.facts.others else { return }
    for index in facts where known.indices.contains(Int(index)) {
      if let asset = known[Int(index)].asset { sources.assets.request(asset) }
    }
  }

  /// What the next build may rely on, but for the jobs.
  func memory(
    _ content: SiteContent, _ bodies: [[String: BodyMemory]], _ outcome: Outcome
  ) -> BuildMemory {
    var memory = BuildMemory(keys: inputKeys)
    memory.keys.codecs = sources.assets.images.codecUse
    // What is kept asked for its libraries in an earlier build.
    if let earlier { memory.keys.codecs.add(earlier.keys.codecs) }
    memory.documents = content.takeMemory()
    memory.bodies = bodies
    var facts = outcome.facts
    var related = outcome.related
    if related == nil, outcome.results.contains(where: \.readsRelated) {
      let inputs = pool.start { [facts] in facts.relatedInputs() }
      facts.addRelated(pool: pool)
      related = inputs.take()
    }
    memory.facts = outcome.table.memory(facts, related: related)
    return memory
  }

  /// What the next build of the session may rely on of the jobs.
  private func jobs(of pages: [BuildProduct.Page]) -> [String: JobMemory] {
    var jobs: [String: JobMemory] = [:]
    jobs.reserveCapacity(pages.count)
    for page in pages { jobs[page.path.string] = page.memory }
    return jobs
  }
}

extension RenderJob {
  /// Whether it may go through the whole site.
  fileprivate var listsMuch: Bool {
    switch subject {
    case .archive, .taxonomy: true
    case .page, .list, .term, .feed, .sitemap, .sitemapIndex, .redirect: !isPage
    }
  }

  /// Whether it is counted as a page: not feeds, redirects and what search engines read.
  var isPage: Bool {
    switch subject {
    case .feed, .sitemap, .sitemapIndex, .redirect: false
    case .page, .list, .taxonomy, .term, .archive:
      path.string.utf8.suffix(5).elementsEqual(".html".utf8)
    }
  }
}
