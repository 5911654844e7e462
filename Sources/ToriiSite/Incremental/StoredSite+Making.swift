extension StoredSite {
  /// The pages of rows are numbered in so many bits.
  private static let maximumPages = 1 << 24

  /// The part of a stored site that is known as soon as its texts are: it is made beside the
  /// rendering.
  struct Pages: Sendable {
    let records: StoredRecords
    let kinds: [PageKind]
    /// By page, the hash of the path of its file, or 0.
    let paths: [UInt64]
    let shape: [UInt8]

    /// The pages of a site in one language; `nil` where one cannot be made of what is kept.
    init?(
      of models: [SiteModel], pool: WorkerPool,
      body: @escaping @Sendable (Page, ContentDocument) -> PageBody?
    ) {
      guard models.count == 1, let model = models.first,
        model.pages.count < StoredSite.maximumPages
      else { return nil }
      let records = StoredRecords(count: model.pages.count, ofSize: 1024, pool: pool) {
        index, writer in
        let page = model.pages[index]
        guard let document = page.document else {
          StoredPages.write(page, nil, ownsPath: false, ownsLogicalPath: false, to: &writer)
          return true
        }
        let path = document.path.string
        guard let body = body(page, document), body.location != nil else { return false }
        StoredPages.write(
          page, body, ownsPath: model.pagesByPath[path] == page.index,
          ownsLogicalPath: model.pagesByPath[document.logicalPath.string] == page.index,
          to: &writer)
        return true
      }
      guard let records else { return nil }
      self.records = records
      kinds = model.pages.map(\.kind)
      paths = model.pages.map { $0.document.map { StableHash.of($0.path.string) } ?? 0 }
      shape = model.encodedShape()
    }
  }

  /// What a build leaves for the next one; `nil` where that one has to look at everything.
  ///
  /// - Parameters:
  ///   - inputs: The stamp of the files that were read.
  ///   - memory: What the build remembers.
  ///   - pages: What was made of the model and the bodies.
  ///   - jobs: What ``records(of:_:pool:)`` gave for every page of the output.
  init?(
    inputs: UInt64, bodies: String, _ tables: LanguageTables, _ content: SiteContent,
    _ memory: BuildMemory, pages: Pages?, jobs: StoredRecords?, assets: [StoredSite.Asset]
  ) {
    guard tables.all.count == 1, let model = tables.all.first?.model, memory.bodies.count == 1,
      let rendered = memory.bodies.first, memory.facts.rows.count == model.pages.count,
      let pages, let jobs
    else { return nil }
    if rendered.values.contains(where: { $0.traits.contains(.hasVersions) }) { return nil }
    guard let targets = Self.targets(model, memory, rendered) else { return nil }
    self.inputs = inputs
    self.bodies = bodies
    self.assets = assets
    self.targets = targets
    self.jobs = jobs
    self.pages = pages.records
    kinds = pages.kinds
    paths = pages.paths
    shape = pages.shape
    bodyBytes = memory.bodyBytes
    hasNames = rendered.values.contains { $0.traits.contains(.hasNames) }
    rows = memory.facts.rows
    sections = (content.documents + content.skipped.map(\.document))
      .filter { $0.role == .section }
      .map { File(path: $0.path.string, bodyHash: $0.source.bodyHash, front: $0.front) }
  }

  /// Where links with fragments lead; `nil` where a page cannot be made of what is kept.
  private static func targets(
    _ model: SiteModel, _ memory: BuildMemory, _ rendered: [String: BodyMemory]
  ) -> [Target]? {
    let hasTargets = rendered.values.contains { !$0.fragmentTargets.isEmpty }
    var targets: [Target] = []
    for page in model.pages {
      guard let path = page.document?.path.string else { continue }
      // What comes from no file, or from one that was written just now, can only be read again.
      guard memory.documents[path] != nil else { return nil }
      guard hasTargets, let body = rendered[path] else { continue }
      targets += body.fragmentTargets.map { Target(page: page.index, output: $0) }
    }
    return targets
  }

  /// The jobs of a build; `nil` where one of them is not remembered.
  static func records(
    of pages: [BuildProduct.Page], _ facts: FactMemory, pool: WorkerPool
  ) -> StoredRecords? {
    // Put in order once, as all pages name the same few files.
    let assets = facts.others.enumerated()
      .compactMap { position, fact in fact.asset.map { (path: $0, position: position) } }
      .sorted { $0.path < $1.path }
    var ranks = [Int?](repeating: nil, count: facts.others.count)
    for (rank, asset) in assets.enumerated() { ranks[asset.position] = rank }
    return StoredRecords(count: pages.count, ofSize: 256, pool: pool) { [ranks] index, writer in
      let page = pages[index]
      guard let known = page.memory else { return false }
      var own: [Int] = []
      own.reserveCapacity(known.others.count)
      for fact in known.others { if let rank = ranks[Int(fact)] { own.append(rank) } }
      own.sort()
      StoredJob.write(
        page.job, reads: known.pages, assets: own.lazy.map { assets[$0].path },
        content: known.content, to: &writer)
      return true
    }
  }

  /// The page of a content file.
  func page(at path: String) -> Int? { paths.firstIndex(of: StableHash.of(path)) }
}
