extension SiteBuild {
  /// Checks the links of the documents whose answer may be another than it was: all of them, or
  /// those that are new, and those that lead to a part of a page that is new.
  func checkingLinks(
    _ languages: [LanguageContent], _ resolvers: [LinkResolver], _ bodies: [Bodies], _ plan: Plan,
    _ product: BuildProduct
  ) -> BuildProduct {
    var product = product
    let hasNone = bodies.allSatisfy { $0.found.allSatisfy { !$0.traits.leadsIntoSite } }
    if hasNone {
      product.memory.hasLinkProblems = false
      return product
    }
    var paths = Set(product.copies.map(\.path.string))
    paths.reserveCapacity(paths.count + product.pages.count)
    var rendered: [String: BuildProduct.Page] = [:]
    for page in product.pages {
      paths.insert(page.path.string)
      if page.rendered != nil { rendered[page.path.string] = page }
    }
    let looksAtAll = hasLost(paths)
    let hasNew = hasGained(paths)
    // A page that failed has a problem of its own: links to it are right.
    let unmade = plan.unmade.union(
      plan.work.lazy.map(\.job.path.string).filter { !paths.contains($0) })
    paths.formUnion(unmade)
    let changed = Set(rendered.keys.map { StableHash.of($0) })
    let before = collector.count
    for (index, language) in languages.enumerated() {
      let jobs = earlier?.jobs ?? [:]
      let checker = LinkChecker(
        configuration: sources.configuration, resolver: resolvers[index], paths: paths,
        collector: collector,
        bytes: { path in
          if unmade.contains(path) { return nil }
          return rendered[path]?.bytes ?? jobs[path].flatMap { self.outputBytes(path, $0) }
        })
      guard var checker else { continue }
      for (position, (document, url)) in language.tree.documents.enumerated() {
        let path = document.path.string
        let memory = bodies[index].found[position]
        guard memory.traits.leadsIntoSite,
          looksAtAll || bodies[index].areNew[position]
            || (hasNew && !memory.fragmentTargets.isEmpty)
            || memory.fragmentTargets.contains(where: { changed.contains($0) })
        else { continue }
        let targets = checker.check(document, at: url, memory.body.rendered.links)
        product.memory.bodies[index][path]?.fragmentTargets = targets.map { StableHash.of($0) }
      }
    }
    product.memory.hasLinkProblems = collector.count != before
    return product
  }

  /// Whether everything must be looked at: what links led to may be gone, or is not known.
  private func hasLost(_ paths: Set<String>) -> Bool {
    guard let old = earlier, !old.hasLinkProblems else { return true }
    return
      !(old.jobs.keys.allSatisfy { paths.contains($0) }
      && old.copies.keys.allSatisfy { paths.contains($0) })
  }

  /// Whether there are files that were not there: an address may now mean another file.
  private func hasGained(_ paths: Set<String>) -> Bool {
    guard let old = earlier else { return true }
    return !paths.allSatisfy { old.jobs[$0] != nil || old.copies[$0] != nil }
  }

  /// What gave a problem is done again by the next build, so that it tells of it again.
  func forgetProblems(_ memory: inout BuildMemory) {
    for file in collector.files {
      guard let path = file.dropping(prefix: "content/") else { continue }
      memory.documents[path] = nil
      for index in memory.bodies.indices { memory.bodies[index][path] = nil }
    }
  }
}
