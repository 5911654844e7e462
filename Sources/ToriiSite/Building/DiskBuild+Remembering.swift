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
      key: key, inputs: stamp.hash, sources: stamp.files.map(\.entry), moment: now, end: end,
      outputs: outputs, report: known)
  }

  /// Whether a build of few pages may follow, as far as that is known before this one.
  func keepsPages(_ stamp: SourceStamp?) -> Bool {
    stamp?.isReliable == true && collector.count == 0
      && TextEditBuild.canFollow(sources.configuration)
  }

  /// Begins to encode the jobs for such a build, where it may follow.
  func storedJobs(
    _ product: BuildProduct, _ memory: BuildMemory
  ) -> StartedWork<StoredRecords?>? {
    if product.storedPages == nil { return nil }
    let pool = pool.untold
    let (work, jobs, facts) = (product.work, memory.jobs, memory.facts)
    return pool.start { StoredSite.records(of: work, jobs, facts, pool: pool) }
  }

  /// Makes what lets the next build render few pages only, if it can.
  func stored(
    _ unchanged: UnchangedBuild?, _ product: BuildProduct, _ content: SiteContent,
    _ jobs: StartedWork<StoredRecords?>?
  ) -> @Sendable (_ memory: BuildMemory, _ bodies: String) -> StoredSite? {
    let pool = pool.untold
    let store = cache?.store?.name
    return { memory, bodies in
      guard let unchanged, let pages = product.storedPages, let tables = product.tables else {
        return nil
      }
      // Bodies may have moved to another file since.
      let records =
        bodies == store
        ? pages.take() ?? nil
        : StoredSite.records(of: tables.all.map(\.model), pool: pool) { _, document in
          memory.bodies.first?[document.path.string]?.body
        }
      return StoredSite(
        inputs: unchanged.inputs, bodies: bodies, tables, content, memory, pages: records,
        jobs: jobs?.take() ?? nil, assets: product.assets)
    }
  }
}
