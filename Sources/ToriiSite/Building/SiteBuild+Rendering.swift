extension SiteBuild {
  /// What a job made.
  struct RenderedFile: Sendable {
    let bytes: RenderedBytes
    /// The hash of the bytes.
    let hash: UInt64
  }

  /// What became of the jobs of a plan, in their order.
  struct Outcome {
    enum Result {
      case kept(JobMemory)
      case rendered(RenderedFile, RecordedFacts)
      case failed
    }

    var results: [Result] = []
    var signatures: [UInt64] = []
    var templates: [UInt64] = []
    var facts: SiteFacts
    var changes: ChangedFacts?
    var related: UInt64?
    /// What the pages of each template cost, the most expensive first.
    var costs: [BuildProfile.TemplateCost] = []

    /// Where the rendered files wait.
    var spool: RenderSpool?

    var renderedCount: Int {
      results.count { if case .rendered = $0 { true } else { false } }
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
    var outcome = Outcome(facts: facts, changes: changes, related: related)
    let current = facts
    let signers = tables.all.map {
      JobSignature($0, facts: current, sitemap: plan.sitemap, now: now)
    }
    outcome.templates = plan.work.map { closures.hash(of: $0.job.template) }
    let templates = outcome.templates
    let old = earlier
    let currentOutput = currentOutput
    let asked = earlier == nil ? options.asked : nil
    let places = asked.map { _ in AskedPlan(plan, basePath: sources.configuration.basePath) }
    let spool = makeSpool()
    outcome.spool = spool
    // What lists the whole site takes longest; whoever gets it last would work on alone.
    let order =
      plan.work.indices.filter { !plan.work[$0].job.isPage }
      + plan.work.indices.filter { plan.work[$0].job.isPage }
    let unordered = pool.map(count: order.count) { position in
      let index = order[position]
      if let asked, let places {
        asked.serve(places) { position in
          let (language, job) = plan.work[position]
          return try? plan.renderers[language].render(job).get()
        }
      }
      let (language, job) = plan.work[index]
      let signature = signers[language].hash(of: job)
      if let done = open[index] { return (signature, done) }
      if let known = old?.jobs[job.path.string], known.signature == signature,
        known.templates == templates[index], changes?.touch(known) == false,
        let output = currentOutput(job.path.string, known)
      {
        return (signature, Done.kept(known.with(output)))
      }
      return (signature, Self.render(job, plan.renderers[language], counts, spool))
    }
    var positions = [Int](repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { positions[index] = position }
    outcome.signatures.reserveCapacity(order.count)
    outcome.results.reserveCapacity(order.count)
    var costs = TemplateCosts()
    var failures: [RenderFailure] = []
    for (index, work) in plan.work.enumerated() {
      let (signature, result) = unordered[positions[index]]
      if case .rendered(_, _, let seconds) = result { costs.add(work.job, seconds) }
      outcome.signatures.append(signature)
      outcome.results.append(Self.result(result, &failures))
    }
    outcome.costs = costs.sorted
    collector.add(contentsOf: RenderFailure.grouped(failures))
    return outcome
  }

  private static func render(
    _ job: RenderJob, _ renderer: SiteRenderer, _ pageCounts: [Int], _ spool: RenderSpool
  ) -> Done {
    let start = ContinuousClock.now
    let (result, facts) = FactRecorder.record(
      pageCounts: pageCounts, about: (renderer.language, job.page)
    ) { renderer.render(job, into: spool) }
    let seconds = PhaseClock.seconds(start.duration(to: .now))
    return .rendered(result, facts, seconds: seconds)
  }

  /// Renders the pages that somebody looks at, whatever an earlier build made of them, and hands
  /// them out unless something is wrong with the site: then the whole build tells what is shown.
  ///
  /// - Returns: What was done, by the position in the plan.
  private func renderOpenPages(_ plan: Plan, _ pageCounts: [Int]) -> [Int: Done] {
    guard let open = options.open, earlier != nil, !collector.hasErrors else { return [:] }
    let positions = open.positions(in: plan)
    let done = pool.map(count: positions.count) { index in
      let (language, job) = plan.work[positions[index]]
      return Self.render(job, plan.renderers[language], pageCounts, RenderSpool(nil))
    }
    var pages: [String: [UInt8]] = [:]
    for (position, result) in zip(positions, done) {
      guard case .rendered(.success(let file), _, _) = result,
        case .memory(let bytes) = file.bytes
      else { return [:] }
      pages[plan.work[position].job.path.string] = bytes
    }
    open.take(pages)
    return Dictionary(zip(positions, done), uniquingKeysWith: { first, _ in first })
  }

  private enum Done: Sendable {
    case kept(JobMemory)
    case rendered(Result<RenderedFile, RenderFailure>, RecordedFacts, seconds: Double)
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

  private static func result(
    _ done: Done, _ failures: inout [RenderFailure]
  ) -> Outcome.Result {
    switch done {
    case .kept(let job): return .kept(job)
    case .rendered(.success(let bytes), let facts, _): return .rendered(bytes, facts)
    case .rendered(.failure(let failure), _, _):
      failures.append(failure)
      return .failed
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
    var facts: Set<UInt32> = []
    for (work, result) in zip(plan.work, outcome.results) {
      let bytes: RenderedBytes?
      switch result {
      case .failed: continue
      case .kept(let job):
        facts.formUnion(job.others)
        bytes = nil
      case .rendered(let rendered, _): bytes = rendered.bytes
      }
      product.pages.append(
        BuildProduct.Page(path: work.job.path, source: work.job.source, rendered: bytes))
    }
    request(facts)
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

  /// What the next build may rely on, but for the outputs.
  func memory(_ content: SiteContent, _ bodies: [Bodies], _ outcome: Outcome, _ plan: Plan)
    -> BuildMemory
  {
    var memory = BuildMemory(keys: inputKeys)
    memory.documents = content.memory
    memory.bodies = bodies.map(\.memory)
    var facts = outcome.facts
    var related = outcome.related
    if related == nil, outcome.readsRelated {
      facts.addRelated(pool: pool)
      related = facts.relatedInputs()
    }
    var table = FactTable(facts)
    if let related { table.setRelated(related) }
    memory.jobs.reserveCapacity(plan.work.count)
    for (position, work) in plan.work.enumerated() {
      let path = work.job.path.string
      switch outcome.results[position] {
      case .failed: continue
      case .kept(let job):
        guard let changes = outcome.changes, let old = earlier else { continue }
        memory.jobs[path] = table.moved(job, from: old.facts, changes, output: job.output)
      case .rendered(let file, let recorded):
        guard recorded.isComplete else { continue }
        var output = OutputMemory.nowhere
        if isSession, case .memory(let bytes) = file.bytes { output = .bytes(bytes) }
        if let identity = file.bytes.placed { output = .file(identity) }
        memory.jobs[path] = JobMemory(
          signature: outcome.signatures[position], templates: outcome.templates[position],
          pages: table.pages(recorded), others: table.others(recorded),
          content: file.hash, output: output)
      }
    }
    memory.facts = table.memory
    return memory
  }
}

extension SiteBuild.Outcome {
  fileprivate var readsRelated: Bool {
    results.contains { result in
      guard case .rendered(_, let facts) = result else { return false }
      return facts.pages.contains { $0.facets.contains(.related) }
    }
  }
}

extension RenderJob {
  /// Whether it is counted as a page: not feeds, redirects and what search engines read.
  var isPage: Bool {
    switch subject {
    case .feed, .sitemap, .sitemapIndex, .redirect: false
    case .page, .list, .taxonomy, .term, .archive:
      path.string.utf8.suffix(5).elementsEqual(".html".utf8)
    }
  }
}
