extension StoredSite {
  /// The pages of rows are numbered in so many bits.
  private static let maximumPages = 1 << 24

  /// What a build leaves for the next one; `nil` where that one has to look at everything.
  ///
  /// - Parameters:
  ///   - inputs: The stamp of the files that were read.
  ///   - memory: What the build remembers.
  ///   - work: Every job of the build.
  init?(
    inputs: UInt64, bodies: String, _ tables: LanguageTables, _ content: SiteContent,
    _ memory: BuildMemory, assets: [StoredSite.Asset], work: [(language: Int, job: RenderJob)]
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
    var targets: [Target] = []
    var paths: [UInt64] = []
    pages = StoredRecords(count: model.pages.count, ofSize: 1024) { index in
      let page = model.pages[index]
      guard let document = page.document else {
        paths.append(0)
        return StoredPages.record(page, nil, ownsPath: false, ownsLogicalPath: false)
      }
      let path = document.path.string
      // What comes from no file, or from one that was written just now, can only be read again.
      guard content.memory[path] != nil, let body = rendered[path], body.body.location != nil
      else { return nil }
      for target in body.fragmentTargets {
        targets.append(Target(page: page.index, output: target))
      }
      paths.append(StableHash.of(path))
      return StoredPages.record(
        page, body.body, ownsPath: model.pagesByPath[path] == page.index,
        ownsLogicalPath: model.pagesByPath[document.logicalPath.string] == page.index)
    }
    jobs = StoredRecords(count: work.count, ofSize: 256) { index in
      let job = work[index].job
      guard let known = memory.jobs[job.path.string] else { return nil }
      let assets = known.others.compactMap { memory.facts.others[Int($0)].asset }.sorted()
      return StoredJob.record(job, reads: known.pages, assets: assets, content: known.content)
    }
    self.targets = targets
    self.paths = paths
    if pages.count < model.pages.count || jobs.count < work.count { return nil }
  }

  /// The page of a content file.
  func page(at path: String) -> Int? { paths.firstIndex(of: StableHash.of(path)) }
}
