import Testing
import ToriiSite

@Suite("Gzip")
struct GzipTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func gunzip(_ path: String) -> [UInt8]? {
    let outcome = Subprocess.run(["gzip", "-dc", path], in: folder.path)
    return outcome?.status == 0 ? outcome?.output : nil
  }

  @Test(
    "gunzip reads what is written",
    arguments: [0, 1, 100, 70_000, 3_000_000])
  func readable(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let archive = try #require(Gzip.compress(bytes))
    try folder.write("a.gz", bytes: archive)
    #expect(gunzip(folder.path + "/a.gz") == bytes)
    #expect(Gzip.isArchive(archive, of: bytes))
  }

  @Test("no time, no name and no system stand in the header")
  func deterministic() throws {
    let archive = try #require(Gzip.compress(Array("torii".utf8)))
    #expect(archive.prefix(4) == [0x1F, 0x8B, 8, 0])
    #expect(archive[4..<8] == [0, 0, 0, 0])
    #expect(archive == Gzip.compress(Array("torii".utf8)))
  }

  @Test("an archive of other bytes, or a damaged one, is none")
  func notArchive() throws {
    let bytes = Array(String(repeating: "torii ", count: 500).utf8)
    let archive = try #require(Gzip.compress(bytes))
    #expect(!Gzip.isArchive(archive, of: bytes + [0]))
    #expect(!Gzip.isArchive(archive, of: bytes.dropLast()))
    #expect(!Gzip.isArchive(archive + [0], of: bytes))
    #expect(!Gzip.isArchive(archive.dropLast(), of: bytes))
    #expect(!Gzip.isArchive([], of: []))
    for index in archive.indices {
      var damaged = archive
      damaged[index] ^= 0x55
      // The byte that names the system says nothing about the content.
      if index != 9 { #expect(!Gzip.isArchive(damaged, of: bytes), "\(index)") }
    }
  }

  private func build(_ configuration: String) throws -> BuildReport {
    try folder.write(
      "site/torii.yaml", "base_url: https://example.org\ntheme: false\n" + configuration)
    try folder.write("site/templates/index.html", String(repeating: "<p>page</p>\n", count: 300))
    try folder.write("site/templates/404.html", "small")
    try folder.write("site/content/_index.md", "---\ntitle: Home\n---\n")
    try folder.write("site/static/a.css", String(repeating: "a { b: c }\n", count: 300))
    try folder.write("site/static/a.jpg", String(repeating: "a { b: c }\n", count: 300))
    try folder.write("site/static/b.css", String(repeating: "a { b: c }\n", count: 300))
    try folder.write("site/static/b.css.gz", "mine")
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    return SiteBuilder(options).build()
  }

  private var archives: [String] { folder.files(in: "out").filter { $0.hasSuffix(".gz") } }

  @Test("large texts get archives beside them; what is there already stays")
  func site() throws {
    #expect(try build("gzip: true\n").diagnostics == [])
    #expect(archives == ["a.css.gz", "b.css.gz", "index.html.gz"])
    #expect(folder.text("out/b.css.gz") == "mine")
    for name in ["a.css", "index.html"] {
      let path = folder.path + "/out/" + name
      #expect(try gunzip(path + ".gz") == FileSystem.read(path))
    }
  }

  @Test("a second build leaves archives alone, mends damaged ones, and removes them when told")
  func again() throws {
    _ = try build("gzip: {minimum: 100}\n")
    let report = try build("gzip: {minimum: 100}\n")
    #expect(report.writtenFiles == 0)
    #expect(report.deletedFiles == 0)
    let good = try FileSystem.read(folder.path + "/out/index.html.gz")
    try folder.write("out/index.html.gz", "damaged")
    #expect(try build("gzip: {minimum: 100}\n").writtenFiles == 1)
    #expect(try FileSystem.read(folder.path + "/out/index.html.gz") == good)
    _ = try build("gzip: false\n")
    #expect(archives == ["b.css.gz"])
  }

  @Test("a page that changes gets a new archive")
  func changed() throws {
    _ = try build("gzip: true\n")
    try folder.write("site/static/a.css", String(repeating: "b { c: d }\n", count: 400))
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    #expect(SiteBuilder(options).build().writtenFiles == 2)
    let path = folder.path + "/out/a.css"
    #expect(try gunzip(path + ".gz") == FileSystem.read(path))
  }
}
