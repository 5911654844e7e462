import Foundation
import Testing
import ToriiSite

@Suite("A build after an edit of text equals a clean build") struct TextEditTests {
  private func options(_ site: EditedText) -> BuildOptions {
    var options = BuildOptions(source: site.folder.path)
    options.now = site.now
    options.jobs = 2
    return options
  }

  /// Whether a build ended before it read all content.
  private func isSmall(_ report: BuildReport) -> Bool {
    !report.profile.phases.contains { $0.name == "content" }
  }

  /// Builds and compares with a clean build; returns the report.
  @discardableResult
  private func build(_ site: EditedText, _ label: String) throws -> BuildReport {
    usleep(25_000)
    let report = SiteBuilder(options(site)).build()
    let folder = try TemporaryFolder()
    var options = options(site)
    options.usesCache = false
    options.output = folder.path + "/out"
    let clean = SiteBuilder(options).build()
    #expect(
      report.diagnostics.map { $0.rendered() } == clean.diagnostics.map { $0.rendered() },
      "\(label)")
    try #require(report.succeeded == clean.succeeded, "\(label)")
    #expect(report.pages == clean.pages, "\(label)")
    #expect(
      report.writtenFiles + report.unchangedFiles == clean.writtenFiles || !clean.succeeded,
      "\(label)")
    if report.succeeded {
      let difference = OutputTree(site.folder, "public")
        .difference(from: OutputTree(folder, "out"))
      try #require(difference == nil, "\(label)")
    }
    return report
  }

  @Test("whatever was edited", arguments: EditedSite.seeds(6))
  func edits(seed: UInt64) throws {
    var site = try EditedText(seed: seed)
    try build(site, "seed \(seed), first build")
    var smallBuilds = 0
    for step in 0..<20 {
      var edits: [String] = []
      for _ in 0...(step % 2) { edits.append(try site.edit()) }
      let report = try build(site, "seed \(seed), step \(step): \(edits)")
      // A site with warnings is looked at as a whole.
      if isSmall(report) || !report.diagnostics.isEmpty { smallBuilds += 1 }
    }
    #expect(smallBuilds > 0, "seed \(seed)")
  }

  @Test("whatever happened to the cache", arguments: EditedSite.seeds(6))
  func damage(seed: UInt64) throws {
    var site = try EditedText(seed: seed)
    var chance = EditedSite.Chance(seed)
    for step in 0..<8 {
      try build(site, "seed \(seed), step \(step)")
      _ = try site.edit()
      let folder = CacheFolder.name
      for path in site.folder.files(in: folder) where chance.next(3) == 0 {
        let absolute = site.folder.path + "/" + folder + "/" + path
        guard var bytes = FileManager.default.contents(atPath: absolute).map(Array.init),
          !bytes.isEmpty
        else { continue }
        if chance.next(2) == 0 {
          bytes = Array(bytes.prefix(chance.next(bytes.count)))
        } else {
          bytes[chance.next(bytes.count)] ^= UInt8(1 + chance.next(255))
        }
        try site.folder.write(folder + "/" + path, bytes: bytes)
      }
    }
  }

  @Test("of an older build does no harm in the cache", arguments: ["site", "unchanged", "state"])
  func olderPart(name: String) throws {
    let site = try EditedText(seed: 4)
    try build(site, "first build")
    let cache = CacheFolder.name
    let path = try #require(
      site.folder.files(in: cache).first { $0.hasSuffix("/" + name) })
    let old = try #require(
      FileManager.default.contents(atPath: site.folder.path + "/" + cache + "/" + path))
    for step in 0..<3 {
      try append("Line \(step).", to: "content/about.md", of: site)
      try build(site, "step \(step)")
    }
    try site.folder.write(cache + "/" + path, bytes: Array(old))
    try append("Another.", to: "content/about.md", of: site)
    try build(site, "after the old part came back")
  }

  private func append(_ line: String, to path: String, of site: EditedText) throws {
    try site.folder.write(path, (site.folder.text(path) ?? "") + "\n" + line + "\n")
  }

  @Test func makesThePageAndTheIndexAlone() throws {
    let site = try EditedText(seed: 1)
    try build(site, "first build")
    try append("More.", to: "content/posts/post-3.md", of: site)
    let report = try build(site, "second build")
    #expect(isSmall(report))
    #expect(report.renderedFiles <= 8)
    #expect(isSmall(try build(site, "third build")))
  }

  @Test func tellsOfLinksThatLeadNowhere() throws {
    let site = try EditedText(seed: 2)
    try build(site, "first build")
    try append("[Gone](gone.md) and [part](#gone)", to: "content/about.md", of: site)
    #expect(try build(site, "second build").diagnostics.count == 2)
  }

  @Test func repairsWhatAnotherWrote() throws {
    let site = try EditedText(seed: 5)
    try build(site, "first build")
    try append("More.", to: "content/about.md", of: site)
    try site.folder.write("public/search.json", "[]\n")
    try build(site, "second build")
    try append("More.", to: "content/about.md", of: site)
    try site.folder.write("public/.torii-journal.tmp", "torii manifest 1\nabout/index.html\n")
    let report = try build(site, "third build")
    #expect(!isSmall(report))
  }
}
