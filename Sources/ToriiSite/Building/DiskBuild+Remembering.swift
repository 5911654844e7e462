extension DiskBuild {
  /// Whether the next build can be told that it has nothing to do.
  private func isRemembered(_ stamp: SourceStamp, _ memory: BuildMemory) -> Bool {
    stamp.isReliable && collector.count == 0 && !memory.showsMoment
      && !sources.configuration.readsGitDates && sources.configuration.assets.commands.isEmpty
  }

  /// What tells the next build that it has nothing to do; `nil` where it must look for itself.
  func remembered(
    _ report: BuildReport, _ stamp: SourceStamp?, _ memory: BuildMemory, _ content: SiteContent
  ) -> UnchangedBuild? {
    guard let stamp, isRemembered(stamp, memory) else { return nil }
    var outputs: [UnchangedBuild.Output] = []
    outputs.reserveCapacity(written.count + 1)
    func add(_ path: String, _ known: FileIdentity?) -> Bool {
      let identity = known ?? (try? FileSystem.status(output + "/" + path))?.identity
      if let identity { outputs.append(UnchangedBuild.Output(path: path, identity: identity)) }
      return identity != nil
    }
    guard written.allSatisfy({ add($0.path, $0.identity) }), add(OutputManifest.name, nil) else {
      return nil
    }
    // A page may show the day.
    let end = min(content.nextChange(after: now), now - now % 86_400 + 86_400)
    var known = report
    known.unchangedFiles += known.writtenFiles
    return UnchangedBuild(
      key: key, codecs: memory.keys.codecs, inputs: stamp.hash,
      sources: stamp.files.map(\.entry), moment: now, end: end, outputs: outputs, report: known)
  }

  /// Whether a build of few pages may follow, as far as that is known before this one.
  func keepsPages(_ stamp: SourceStamp?) -> Bool {
    stamp?.isReliable == true && collector.count == 0
      && TextEditBuild.canFollow(sources.configuration)
  }

  /// Begins to write what the next build needs, as far as that is known before the output is
  /// written.
  func startSaving(
    _ product: BuildProduct, _ memory: BuildMemory, _ content: SiteContent, _ stamp: SourceStamp?
  ) -> CacheFolder.Saving? {
    let inputs = stamp.flatMap { isRemembered($0, memory) ? $0.hash : nil }
    return cache?.startSaving(memory, pool: pool, site: stored(inputs, product, content))
  }

  /// Begins to write the memory, of which not even the files of the pages change any more.
  func startState(
    _ saving: inout CacheFolder.Saving?, _ product: BuildProduct, _ outputs: [FileIdentity?]
  ) {
    guard var begun = saving.take() else { return }
    cache?.startState(&begun, product.pages, outputs, pool: pool)
    saving = begun
  }

  /// Makes what lets the next build render few pages only, if it can.
  ///
  /// - Parameter inputs: The stamp of the files, where such a build may follow.
  private func stored(
    _ inputs: UInt64?, _ product: BuildProduct, _ content: SiteContent
  ) -> @Sendable (_ memory: BuildMemory, _ bodies: String) -> StoredSite? {
    let pool = pool.untold
    let store = cache?.store?.name
    return { memory, bodies in
      guard let inputs, let known = product.storedPages, let tables = product.tables else {
        return nil
      }
      // Bodies may have moved to another file since.
      let pages =
        bodies == store
        ? known.take() ?? nil
        : StoredSite.Pages(of: tables.all.map(\.model), pool: pool) { _, document in
          memory.bodies.first?[document.path.string]?.body
        }
      return StoredSite(
        inputs: inputs, bodies: bodies, tables, content, memory, pages: pages,
        jobs: StoredSite.records(of: product.pages, memory.facts, pool: pool),
        assets: product.assets)
    }
  }
}
