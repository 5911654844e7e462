extension StoredSite {
  /// The pages of rows are numbered in so many bits.
  private static let maximumPages = 1 << 24

  /// What a build leaves for the next one; `nil` where that one has to look at everything.
  ///
  /// - Parameters:
  ///   - inputs: The stamp of the files that were read.
  ///   - memory: What the build remembers.
  ///   - pages: What ``records(of:pool:body:)`` gave for the model and the bodies.
  ///   - jobs: What ``records(of:_:_:pool:)`` gave for the memory and every job of the build.
  init?(
    inputs: UInt64, bodies: String, _ tables: LanguageTables, _ content: SiteContent,
    _ memory: BuildMemory, pages: StoredRecords?, jobs: StoredRecords?,
    assets: [StoredSite.Asset]
  ) {
    guard tables.all.count == 1, let model = tables.all.first?.model, memory.bodies.count == 1,
      let rendered = memory.bodies.first, memory.facts.rows.count == model.pages.count,
      model.pages.count < Self.maximumPages
    else { return nil }
    if rendered.values.contains(where: { $0.traits.contains(.hasVersions) }) { return nil }
    self.inputs = inputs
    self.bodies = bodies
    self.assets = assets
    bodyBytes = memory.bodyBytes
    hasNames = rendered.values.contains { $0.traits.contains(.hasNames) }
    shape = model.encodedShape()
    kinds = model.pages.map(\.kind)
    rows = memory.facts.rows
    sections = (content.documents + content.skipped.map(\.document))
      .filter { $0.role == .section }
      .map { File(path: $0.path.string, bodyHash: $0.source.bodyHash, front: $0.front) }
    guard let pages, let jobs, let paths = Self.paths(model, memory, rendered) else {
      return nil
    }
    self.paths = paths.hashes
    targets = paths.targets
    self.pages = pages
    self.jobs = jobs
  }

  /// The hashes of the paths of files by page, and where links with fragments lead.
  private static func paths(
    _ model: SiteModel, _ memory: BuildMemory, _ rendered: [String: BodyMemory]
  ) -> (hashes: [UInt64], targets: [Target])? {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(model.pages.count)
    var targets: [Target] = []
    for page in model.pages {
      guard let path = page.document?.path.string else {
        hashes.append(0)
        continue
      }
      // What comes from no file, or from one that was written just now, can only be read again.
      guard memory.documents[path] != nil, let body = rendered[path], body.body.location != nil
      else { return nil }
      targets += body.fragmentTargets.map { Target(page: page.index, output: $0) }
      hashes.append(StableHash.of(path))
    }
    return (hashes, targets)
  }

  /// The pages of a site in one language; `nil` where the body of one is not known.
  static func records(
    of models: [SiteModel], pool: WorkerPool,
    body: @escaping @Sendable (Page, ContentDocument) -> PageBody?
  ) -> StoredRecords? {
    guard models.count == 1, let model = models.first else { return nil }
    return StoredRecords(count: model.pages.count, ofSize: 1024, pool: pool) { index, writer in
      let page = model.pages[index]
      guard let document = page.document else {
        StoredPages.write(page, nil, ownsPath: false, ownsLogicalPath: false, to: &writer)
        return true
      }
      let path = document.path.string
      guard let body = body(page, document) else { return false }
      StoredPages.write(
        page, body, ownsPath: model.pagesByPath[path] == page.index,
        ownsLogicalPath: model.pagesByPath[document.logicalPath.string] == page.index,
        to: &writer)
      return true
    }
  }

  /// The jobs of a build; `nil` where one of them is not remembered.
  static func records(
    of work: [(language: Int, job: RenderJob)], _ jobs: [String: JobMemory], _ facts: FactMemory,
    pool: WorkerPool
  ) -> StoredRecords? {
    StoredRecords(count: work.count, ofSize: 256, pool: pool) { index, writer in
      let job = work[index].job
      guard let known = jobs[job.path.string] else { return false }
      let assets = known.others.compactMap { facts.others[Int($0)].asset }.sorted()
      StoredJob.write(
        job, reads: known.pages, assets: assets, content: known.content, to: &writer)
      return true
    }
  }

  /// The page of a content file.
  func page(at path: String) -> Int? { paths.firstIndex(of: StableHash.of(path)) }
}
