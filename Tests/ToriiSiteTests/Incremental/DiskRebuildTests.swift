import Foundation
import Testing
import ToriiSite

@Suite("A rebuild from the cache equals a clean build") struct DiskRebuildTests {
  private func options(_ site: EditedSite) -> BuildOptions {
    var options = BuildOptions(source: site.folder.path)
    options.now = site.now
    options.jobs = 2
    return options
  }

  /// What a build without a cache gives.
  private func cleanBuild(_ site: EditedSite) throws -> (report: BuildReport, files: OutputTree) {
    let folder = try TemporaryFolder()
    var options = options(site)
    options.usesCache = false
    options.output = folder.path + "/out"
    let report = SiteBuilder(options).build()
    return (report, OutputTree(folder, "out"))
  }

  /// Builds and compares with a clean build; returns the report.
  @discardableResult
  private func build(
    _ site: EditedSite, _ label: String, configure: (inout BuildOptions) -> Void = { _ in }
  ) throws -> BuildReport {
    var options = options(site)
    configure(&options)
    let report = SiteBuilder(options).build()
    let clean = try cleanBuild(site)
    let problems = report.diagnostics.map { $0.rendered() }
    #expect(problems == clean.report.diagnostics.map { $0.rendered() }, "\(label)")
    try #require(report.succeeded == clean.report.succeeded, "\(label)")
    if report.succeeded {
      let difference = OutputTree(site.folder, "public").difference(from: clean.files)
      try #require(difference == nil, "\(label)")
    }
    return report
  }

  @Test("whatever was edited", arguments: EditedSite.seeds(4))
  func edits(seed: UInt64) throws {
    var site = try EditedSite(seed: seed)
    try build(site, "seed \(seed), first build")
    for step in 0..<30 {
      var edits: [String] = []
      for _ in 0...(step % 3) { edits.append(try site.edit()) }
      // What was written a moment ago is never relied on: both sides of that are tested.
      if step % 2 == 0 { usleep(25_000) }
      try build(site, "seed \(seed), step \(step): \(edits)") { $0.jobs = 1 + step % 3 }
    }
  }

  @Test func buildWithoutAChangeRendersAndWritesNothing() throws {
    let site = try EditedSite(seed: 21)
    usleep(25_000)
    try build(site, "first build")
    let report = try build(site, "second build")
    #expect(report.renderedFiles == 0)
    #expect(report.writtenFiles == 0)
    #expect(report.deletedFiles == 0)
  }

  @Test("what a folder gives is another for its pages, and for shortcodes in them")
  func cascade() throws {
    let site = try EditedSite(seed: 27)
    try site.folder.write("templates/shortcodes/mood.html", "feels {{ page.params.mood }}.")
    try site.folder.write("content/notes/_index.md", "---\ntitle: N\ncascade: {mood: a}\n---\n")
    try site.folder.write("content/notes/deep/_index.md", "---\ncascade: {tint: a}\n---\n")
    try site.folder.write("content/notes/one.md", "---\ntitle: One\n---\n{{< mood >}}\n")
    try site.folder.write("content/notes/deep/two.md", "---\ntitle: Two\n---\n{{< mood >}}\n")
    usleep(25_000)
    try build(site, "first build")
    for (step, cascade) in ["\ncascade: {mood: b}", "", "\ncascade: {mood: c}"].enumerated() {
      try site.folder.write("content/notes/_index.md", "---\ntitle: N\(cascade)\n---\n")
      usleep(25_000)
      let report = try build(site, "step \(step)")
      #expect(report.renderedFiles < 8, "step \(step)")
      let text = site.folder.text("public/notes/deep/two/index.html")
      #expect(text?.contains("feels \(["b", "", "c"][step]).") == true, "step \(step)")
    }
  }

  @Test("a text for a term gives addresses to the links that name it")
  func termPage() throws {
    let site = try EditedSite(seed: 28)
    try site.folder.write(
      "torii.yaml", EditedSite.configuration.replacingOccurrences(of: "warn", with: "ignore"))
    try site.folder.write(
      "content/notes/one.md",
      "---\ntitle: One\ntags: [tea]\n---\n[t](@/tags/tea/_index.md) [[Leaves]]\n")
    usleep(25_000)
    try build(site, "first build")
    for title in ["Tea", "Leaves"] {
      try site.folder.write("content/tags/tea/_index.md", "---\ntitle: \(title)\n---\nText.\n")
      usleep(25_000)
      try build(site, title)
    }
    let text = site.folder.text("public/notes/one/index.html")
    #expect(text?.contains(#"<a href="/tea/tags/tea/">Leaves</a>"#) == true, "\(text ?? "")")
  }

  @Test func anotherBodyRendersItsOwnPageOnly() throws {
    let site = try EditedSite(seed: 22)
    try site.folder.write(
      "content/clock.md", "---\ntitle: Clock\ntemplate: clock.html\n---\nOne.\n")
    usleep(25_000)
    try build(site, "first build")
    try site.folder.write(
      "content/clock.md", "---\ntitle: Clock\ntemplate: clock.html\n---\nTwo.\n")
    let report = try build(site, "second build")
    #expect((1...2).contains(report.renderedFiles))
  }

  @Test func outputThatSomebodyChangedIsMadeAgain() throws {
    let site = try EditedSite(seed: 23)
    try build(site, "first build")
    try site.folder.write("public/about/index.html", "Not ours.")
    try FileManager.default.removeItem(atPath: site.folder.path + "/public/robots-note.txt")
    try FileManager.default.removeItem(atPath: site.folder.path + "/public/posts")
    try site.folder.write("public/mine.txt", "Mine.")
    let report = SiteBuilder(options(site)).build()
    #expect(report.succeeded)
    #expect(site.folder.text("public/mine.txt") == "Mine.")
    try FileManager.default.removeItem(atPath: site.folder.path + "/public/mine.txt")
    try build(site, "third build")
  }

  @Test func copiedFoldersCostNoRendering() throws {
    var site = try EditedSite(seed: 25)
    try build(site, "first build")
    let copy = site.folder.path + "/copy"
    try FileManager.default.copyItem(atPath: site.folder.path + "/public", toPath: copy)
    try FileManager.default.removeItem(atPath: site.folder.path + "/public")
    try FileManager.default.moveItem(atPath: copy, toPath: site.folder.path + "/public")
    site.now += 60
    let report = try build(site, "second build")
    // The page of the clock alone.
    #expect(report.renderedFiles == 1)
    #expect(report.writtenFiles == 1)
  }

  @Test func profileNamesTemplatesThatWereRendered() throws {
    let site = try EditedSite(seed: 26)
    let first = try build(site, "first build").profile
    #expect(first.templates.contains { $0.name == "page.html" && $0.count > 0 })
    #expect(first.templates.allSatisfy { $0.seconds >= $0.worstSeconds && !$0.worstPath.isEmpty })
    #expect(first.text.contains("markdown"))
    #expect(try build(site, "second build").profile.templates.isEmpty)
  }

  @Test func twoBuildsIntoOneFolderDoNotMix() throws {
    let site = try EditedSite(seed: 27)
    try build(site, "first build")
    let lock = try #require(try OutputLock.acquire(site.folder.path + "/public"))
    let report = SiteBuilder(options(site)).build()
    withExtendedLifetime(lock) {}
    #expect(!report.succeeded)
    #expect(report.diagnostics.map(\.message).contains { $0.hasPrefix("another build is writing") })
  }

  @Test func withoutACacheNothingIsLeft() throws {
    let site = try EditedSite(seed: 24)
    try build(site, "first build") { $0.usesCache = false }
    #expect(!site.folder.exists(CacheFolder.name))
    try build(site, "second build")
    #expect(site.folder.exists(CacheFolder.name))
    try build(site, "third build") {
      $0.cleansCache = true
      $0.usesCache = false
    }
    #expect(!site.folder.exists(CacheFolder.name))
  }

  @Test("whatever happened to the cache", arguments: EditedSite.seeds(4))
  func damage(seed: UInt64) throws {
    var site = try EditedSite(seed: seed)
    var chance = EditedSite.Chance(seed)
    for step in 0..<8 {
      try build(site, "seed \(seed), step \(step)")
      _ = try site.edit()
      for path in site.folder.files(in: CacheFolder.name) {
        try damage(CacheFolder.name + "/" + path, in: site.folder, &chance)
      }
    }
  }

  private func damage(
    _ path: String, in folder: TemporaryFolder, _ chance: inout EditedSite.Chance
  ) throws {
    let absolute = folder.path + "/" + path
    guard var bytes = FileManager.default.contents(atPath: absolute).map(Array.init) else { return }
    switch chance.next(8) {
    case 0: bytes = Array(bytes.prefix(chance.next(bytes.count)))
    case 1 where !bytes.isEmpty:
      for _ in 0...chance.next(20) {
        bytes[chance.next(bytes.count)] = UInt8(truncatingIfNeeded: chance.next(256))
      }
    case 2: bytes = Array("torii cache 0\n".utf8) + bytes.dropFirst(14)
    case 3: bytes = (0..<chance.next(4000)).map { _ in UInt8(truncatingIfNeeded: chance.next(256)) }
    case 4: bytes = []
    case 5:
      try FileManager.default.removeItem(atPath: absolute)
      return
    case 6:
      try FileManager.default.removeItem(atPath: absolute)
      try FileManager.default.createDirectory(
        atPath: absolute, withIntermediateDirectories: false)
      return
    default: return
    }
    try folder.write(path, bytes: bytes)
  }

  /// A version that names folders of the cache in another way leaves none behind.
  @Test func anotherFolderForTheSameOutputIsEmptied() throws {
    let site = try EditedSite(seed: 53)
    try build(site, "one")
    try FileManager.default.removeItem(atPath: site.folder.path + "/" + CacheFolder.name)
    let old = CacheFolder.name + "/0123456789abcdef"
    for name in ["state", "site"] { try site.folder.write(old + "/" + name, "old") }
    try site.folder.write(old + "/output", site.folder.path + "/public")
    try build(site, "two")
    #expect(!site.folder.exists(old))
  }

  @Test func cacheOfAnotherSiteIsNoUse() throws {
    let one = try EditedSite(seed: 51)
    let other = try EditedSite(seed: 52)
    try build(one, "one")
    try build(other, "other")
    for path in one.folder.files(in: CacheFolder.name) where path.contains("/") {
      let bytes = try #require(
        FileManager.default.contents(atPath: one.folder.path + "/" + CacheFolder.name + "/" + path))
      let places = other.folder.files(in: CacheFolder.name).filter { $0.contains("/") }
      for folder in Set(places.map { $0.prefix { $0 != "/" } }) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try other.folder.write("\(CacheFolder.name)/\(folder)/\(name)", bytes: Array(bytes))
      }
    }
    try build(other, "other with the cache of one")
  }

  @Test("one cache serves options that differ")
  func options() throws {
    let site = try EditedSite(seed: 61)
    for step in 0..<6 {
      var options = options(site)
      options.includesDrafts = step % 2 == 1
      options.baseURL = step % 3 == 1 ? "https://example.net/" : nil
      let report = SiteBuilder(options).build()
      #expect(report.succeeded)
      let folder = try TemporaryFolder()
      options.usesCache = false
      options.output = folder.path + "/out"
      _ = SiteBuilder(options).build()
      #expect(
        OutputTree(site.folder, "public").difference(from: OutputTree(folder, "out")) == nil)
    }
  }
}
