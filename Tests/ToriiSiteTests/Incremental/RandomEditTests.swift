import Testing
import ToriiSite

@Suite("A rebuild equals a clean build") struct RandomEditTests {
  private func options(_ site: EditedSite) -> BuildOptions {
    var options = BuildOptions(source: site.folder.path)
    options.now = site.now
    return options
  }

  @Test("in memory, whatever was edited", arguments: EditedSite.seeds(4))
  func inMemory(seed: UInt64) throws {
    var site = try EditedSite(seed: seed)
    let session = SiteSession(options(site))
    _ = session.rebuild()
    for step in 0..<40 {
      let before = session.snapshot
      var edits: [String] = []
      for _ in 0...(step % 3) { edits.append(try site.edit()) }
      let outcome = session.rebuild(now: site.now)
      let clean = SiteSession(options(site)).rebuild()
      let label = "seed \(seed), step \(step): \(edits)"
      let problems = outcome.report.diagnostics.map { $0.rendered() }
      let expected = clean.report.diagnostics.map { $0.rendered() }
      #expect(problems == expected, "\(label)")
      try #require(outcome.report.succeeded == clean.report.succeeded, "\(label)")
      guard clean.report.succeeded else { continue }
      #expect(outcome.report.pages == clean.report.pages, "\(label)")
      try compare(outcome.snapshot, clean.snapshot, label)
      checkChanges(outcome, since: before, label)
    }
  }

  private func compare(_ left: SiteSnapshot, _ right: SiteSnapshot, _ label: String) throws {
    #expect(Set(left.paths) == Set(right.paths), "\(label)")
    for path in right.paths where left[path] != right[path] {
      Issue.record("\(label): \(path) differs\n\(text(left[path]))\n---\n\(text(right[path]))")
      try #require(Bool(false))
    }
  }

  /// Every file whose bytes are other ones is named.
  private func checkChanges(
    _ outcome: SiteSession.Outcome, since before: SiteSnapshot, _ label: String
  ) {
    let named = Set(outcome.changedPaths)
    for path in Set(before.paths).union(outcome.snapshot.paths)
    where before[path] != outcome.snapshot[path] {
      #expect(named.contains(path), "\(label): \(path)")
    }
  }

  private func text(_ file: SiteSnapshot.File?) -> String {
    switch file {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .copy(let path): "a copy of \(path)"
    case nil: "nothing"
    }
  }
}
