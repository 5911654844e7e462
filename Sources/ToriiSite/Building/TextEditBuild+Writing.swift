extension TextEditBuild {
  // MARK: Links

  /// Checks the links of the pages, and finds the files into which they lead with a fragment; `nil`
  /// where a part is gone into which links of other pages may lead.
  func targets(
    of edits: [PageEdit], _ bodies: [NewBody], _ files: [NewFile]
  ) -> [[UInt64]]? {
    let edited = Set(edits.map(\.page))
    let wanted = Set(site.targets.lazy.filter { !edited.contains($0.page) }.map(\.output))
    for file in files where wanted.contains(StableHash.of(file.path)) {
      guard let old = try? FileSystem.read(output + "/" + file.path),
        LinkChecker.ids(in: old).isSubset(of: LinkChecker.ids(in: Array(file.parts.joined())))
      else { return nil }
    }
    guard bodies.contains(where: { $0.links.contains { $0.address != nil } }) else {
      return edits.map { _ in [] }
    }
    let (output, jobs, model) = (output, site.jobs, model)
    let made = Dictionary(
      files.map { ($0.path, $0.parts) }, uniquingKeysWith: { first, _ in first })
    let checker = LinkChecker(
      configuration: model.configuration, resolver: resolver,
      paths: Set(last.outputs.map(\.path)), collector: collector,
      bytes: { path in
        if let parts = made[path] { return Array(parts.joined()) }
        let isRendered = (0..<jobs.count).contains { index in
          var reader = jobs.reader(index)
          return StoredJob(from: &reader, model)?.job.path.string == path
        }
        return isRendered ? try? FileSystem.read(output + "/" + path) : nil
      })
    guard var checker else { return edits.map { _ in [] } }
    return zip(edits, bodies).map { edit, body in
      checker.check(edit.document, at: model.pages[edit.page].url, body.links)
        .map { StableHash.of($0) }
    }
  }

  // MARK: Writing

  /// Notes what a page is now.
  mutating func keep(_ edit: PageEdit, _ targets: [UInt64]) {
    let page = model.pages[edit.page]
    let place = pages.place(edit.page)
    site.targets.removeAll { $0.page == edit.page }
    site.targets += targets.map { StoredSite.Target(page: edit.page, output: $0) }
    site.pages.replace(
      edit.page,
      with: StoredPages.record(
        page, page.body, ownsPath: place?.ownsPath ?? false,
        ownsLogicalPath: place?.ownsLogicalPath ?? false))
  }

  mutating func write(_ files: [NewFile], _ stamp: SourceStamp) -> BuildReport {
    var report = last.report
    let changed = files.filter { $0.hash == 0 || $0.hash != $0.stored.content }
    do throws(FileSystemError) {
      let identities = try OutputWriter.replace(
        changed.map { OutputWriter.Replacement(path: $0.path, parts: $0.parts) }, in: output,
        pool: pool)
      clock.lap("write")
      let written = Dictionary(
        zip(changed.map(\.path), identities), uniquingKeysWith: { first, _ in first })
      for index in last.outputs.indices {
        if let identity = written[last.outputs[index].path] {
          last.outputs[index].identity = identity
        }
      }
      last.inputs = stamp.hash
      last.codecs.add(sources.assets.images.codecUse)
      last.sources = stamp.files.map(\.entry)
      site.inputs = stamp.hash
      cache.save(site)
      cache.save(last)
      clock.lap("save")
    } catch {
      report.succeeded = false
      report.outputIsIncomplete = true
      report.diagnostics = [Diagnostic(.error, error.description)]
    }
    report.renderedFiles = files.count
    report.writtenFiles = changed.count
    report.unchangedFiles = max(0, report.unchangedFiles - changed.count)
    report.profile.phases = clock.phases
    report.profile.templates = costs(files)
    return report
  }

  private func costs(_ files: [NewFile]) -> [BuildProfile.TemplateCost] {
    var costs: [String: BuildProfile.TemplateCost] = [:]
    for file in files {
      let template = file.stored.job.template
      costs[template, default: BuildProfile.TemplateCost(template)].add(file.path, file.seconds)
    }
    return costs.values.sorted { ($0.seconds, $1.name) > ($1.seconds, $0.name) }
  }
}
