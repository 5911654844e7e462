extension TextEditBuild {
  /// By page, the facets that are others now.
  mutating func changes(_ edits: [PageEdit]) -> [UInt8] {
    var changes = [UInt8](repeating: 0, count: model.pages.count)
    let hasher = PageHasher(tables.all[0], keys: [PageKeys(all: site.rows.map(\.key))])
    for edit in edits {
      let old = site.rows[edit.page]
      var row = hasher.row(of: model.pages[edit.page])
      // Which pages are related depends on terms alone.
      row.hashes[PageFacets.relatedIndex] = old.hashes[PageFacets.relatedIndex]
      for facet in 0..<PageFacets.count where row.hashes[facet] != old.hashes[facet] {
        changes[edit.page] |= 1 << UInt8(facet)
      }
      site.rows[edit.page] = row
    }
    return changes
  }

  /// A file that was made again.
  struct NewFile: Sendable {
    let index: Int
    let stored: StoredJob
    let parts: [ArraySlice<UInt8>]
    let reads: [JobMemory.PageRead]
    let hash: UInt64
    let seconds: Double

    var path: String { stored.job.path.string }
  }

  func render(_ edits: [PageEdit], _ changes: [UInt8]) -> [NewFile]? {
    let touched = site.jobs.indices { StoredJob.isTouched($0, by: changes) }
    if touched.count > max(64, site.jobs.count / 8) { return nil }
    let renderer = SiteRenderer(
      table: tables.all[0], sitemap: SitemapList(), theme: sources.theme,
      templates: sources.templates, data: sources.data, assets: sources.assets, now: now,
      includesDrafts: options.includesDrafts, collector: collector)
    let (site, model, sources, output) = (site, model, sources, output)
    let made = pool.map(count: touched.count) { position -> NewFile? in
      let start = ContinuousClock.now
      var reader = site.jobs.reader(touched[position])
      guard let stored = StoredJob(from: &reader, model) else { return nil }
      func file(
        _ parts: [ArraySlice<UInt8>], _ reads: [JobMemory.PageRead], _ hash: UInt64
      ) -> NewFile {
        NewFile(
          index: touched[position], stored: stored, parts: parts, reads: reads, hash: hash,
          seconds: PhaseClock.seconds(start.duration(to: .now)))
      }
      if SearchEntries.canEdit(stored.job, sources) {
        return Self.searchIndex(stored, edits, changes, renderer, output)
          .map { file($0, stored.reads, 0) }
      }
      let (result, facts) = FactRecorder.record(
        pageCounts: [model.pages.count], about: (0, stored.job.page)
      ) { renderer.render(stored.job) }
      guard case .success(let bytes) = result, Self.isUsual(facts, stored) else { return nil }
      let reads = facts.pages.map {
        JobMemory.PageRead(row: UInt32(clamping: $0.index), facets: $0.facets)
      }
      return file([bytes[...]], reads, StableHash.of(bytes))
    }
    let files = made.compactMap(\.self)
    return files.count == touched.count ? files : nil
  }

  /// Whether a page refers to the same static files, which are published for it, and shows no clock.
  private static func isUsual(_ facts: RecordedFacts, _ stored: StoredJob) -> Bool {
    var assets: [String] = []
    for fact in facts.others {
      if case .asset(let asset) = fact { assets.append(asset.path) }
    }
    return facts.isComplete && !facts.others.contains(.now) && assets.sorted() == stored.assets
  }

  /// The index for search with the entries of the pages as they are now.
  private static func searchIndex(
    _ stored: StoredJob, _ edits: [PageEdit], _ changes: [UInt8], _ renderer: SiteRenderer,
    _ output: String
  ) -> [ArraySlice<UInt8>]? {
    let path = output + "/" + stored.job.path.string
    guard let bytes = try? FileSystem.read(path) else { return nil }
    let edited = Dictionary(
      edits.map { (UInt32(clamping: $0.page), $0.page) }, uniquingKeysWith: { first, _ in first })
    var entries = SearchEntries(bytes)
    for read in stored.reads {
      guard let page = edited[read.row], changes[page] & read.facets.rawValue != 0 else { continue }
      guard case .success(let entry) = renderer.render(stored.job, of: [page]),
        entries.replace(with: entry)
      else { return nil }
    }
    return entries.parts
  }
}
