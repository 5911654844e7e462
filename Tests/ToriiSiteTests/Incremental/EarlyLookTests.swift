import Foundation
import Testing

@testable import ToriiSite

@Suite("A look at the content before the rest of a site is known") struct EarlyLookTests {
  private let folder: TemporaryFolder
  private let pool = WorkerPool(jobs: 2)
  private let moment = FileIdentity.now

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://example.org\n")
    for number in 0..<20 { try folder.write("content/posts/\(number).md", "Text.\n") }
    try folder.write("content/public/index.html", "made by a build")
    try folder.write("templates/page.html", "{{ page.title }}")
  }

  private var options: BuildOptions { BuildOptions(source: folder.path) }

  private func sources() throws -> SiteSources {
    let collector = DiagnosticCollector()
    let sources = SiteSources.load(options, collector: collector)
    #expect(collector.sorted == [])
    return try #require(sources)
  }

  /// What is seen with the early look, and without one.
  private func stamps(
    excluding excluded: Set<String>
  ) throws -> (early: SourceStamp, late: SourceStamp) {
    let look = try #require(EarlyLook(options, at: moment, pool: pool))
    let sources = try sources()
    let early = look.completed(sources, excluding: excluded, at: moment, pool: pool)
    let late = SourceStamp(
      of: sources.watchedPaths, excluding: excluded, at: moment, pool: pool)
    return (early, late)
  }

  @Test("sees what a look at everything sees")
  func whole() throws {
    let (early, late) = try stamps(excluding: [folder.path + "/public"])
    #expect(early.hash == late.hash)
    #expect(Set(early.files.map(\.path)) == Set(late.files.map(\.path)))
    #expect(early.files.count == late.files.count)
    #expect(early.files.contains { $0.path.hasSuffix("/content/posts/7.md") })
  }

  @Test("counts for nothing where the output lies in the content")
  func excludedInside() throws {
    let root = try FileSystem.realPath(folder.path)
    let (early, late) = try stamps(excluding: [root + "/content/public"])
    #expect(early.hash == late.hash)
    #expect(!early.files.contains { $0.path.hasSuffix("/content/public/index.html") })
  }

  @Test("counts for nothing where commands may have changed the content since")
  func commands() throws {
    try folder.write(
      "torii.yaml",
      """
      title: Tea
      base_url: https://example.org
      assets: {commands: {made.css: [sh, -c, "cp torii.yaml content/made.md; echo 'a{}'"]}}

      """)
    let (early, late) = try stamps(excluding: [])
    #expect(early.hash == late.hash)
    #expect(early.files.contains { $0.path.hasSuffix("/content/made.md") })
  }

  @Test("is of no use without a cache or a site")
  func unused() throws {
    var uncached = options
    uncached.usesCache = false
    #expect(EarlyLook(uncached, at: moment, pool: pool) == nil)
    let nowhere = BuildOptions(source: folder.path + "/missing")
    #expect(EarlyLook(nowhere, at: moment, pool: pool) == nil)
  }
}
