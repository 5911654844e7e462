import Foundation
import Testing
import ToriiSite

@Suite("Images in rebuilds")
struct ImageRebuildTests {
  let folder: TemporaryFolder
  let codec = CountingCodec()

  init() throws {
    folder = try TemporaryFolder()
    let files = [
      "torii.yaml": "base_url: https://example.org\ntheme: false\nimages: {widths: [20]}\n",
      "templates/index.html": "{{ asset('i/p.png').resize(30) }}",
      "templates/page.html":
        "{{ page.content }}{% for a in page.assets %}{{ a.srcset([10, 30]) }}{% endfor %}",
      "templates/404.html": "", "content/_index.md": "---\ntitle: Home\n---\n",
      "content/about.md": "---\ntitle: About\n---\n![](/i/p.png)\n",
      "content/trip/index.md": "---\ntitle: Trip\n---\n![](a.png)\n",
    ]
    for (path, text) in files { try folder.write("site/" + path, text) }
    try image("static/i/p.png", 60, 40)
    try image("content/trip/a.png", 200, 100)
  }

  private func image(_ path: String, _ width: Int, _ height: Int) throws {
    try folder.write("site/" + path, bytes: CountingCodec.file(width: width, height: height))
  }

  /// Builds into the kept output, and everything anew into another; both must be the same.
  private func rebuild(_ codecs: ImageCodecs? = nil) throws -> BuildReport {
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    options.imageCodecs = codecs ?? ImageCodecs([.png: codec])
    let report = SiteBuilder(options).build()
    try? FileManager.default.removeItem(atPath: folder.path + "/new")
    options.output = folder.path + "/new"
    options.usesCache = false
    let new = SiteBuilder(options).build()
    #expect(report.diagnostics == new.diagnostics)
    let files = folder.files(in: "new")
    #expect(folder.files(in: "out") == files)
    for file in files {
      #expect(folder.text("out/" + file) == folder.text("new/" + file), "\(file)")
    }
    return report
  }

  @Test("pages that are kept keep their images")
  func kept() throws {
    #expect(try rebuild().succeeded)
    #expect(folder.files(in: "out").count { $0.hasSuffix(".png") } == 7)
    let report = try rebuild()
    #expect(report.renderedFiles == 0)
    #expect(report.writtenFiles == 0)
    #expect(report.deletedFiles == 0)
  }

  @Test(
    "another image makes its pages and versions anew",
    arguments: [
      "static/i/p.png", "content/trip/a.png",
    ])
  func changedImage(_ path: String) throws {
    _ = try rebuild()
    try image(path, 50, 50)
    #expect(try rebuild().writtenFiles > 1)
    #expect(folder.files(in: "out").contains { $0.contains("x") && $0.contains("-20x20.") })
  }

  @Test("versions that no page asks for any more are deleted")
  func dropped() throws {
    _ = try rebuild()
    try folder.write("site/templates/index.html", "{{ asset('i/p.png').resize(31) }}")
    let report = try rebuild()
    #expect(report.deletedFiles == 1)
    try folder.write("site/content/about.md", "---\ntitle: About\n---\n")
    #expect(try rebuild().deletedFiles == 1)
  }

  @Test("a library that comes or goes makes pages anew")
  func libraries() throws {
    _ = try rebuild()
    #expect(try rebuild(ImageCodecs([:])).diagnostics.count == 1)
    #expect(folder.files(in: "out").count { $0.hasSuffix(".png") } == 2)
    #expect(try rebuild(ImageCodecs([:])).diagnostics.count == 1)
    #expect(try rebuild().diagnostics == [])
    #expect(folder.files(in: "out").count { $0.hasSuffix(".png") } == 7)
  }

  @Test("a damaged index of images costs only time")
  func damagedIndex() throws {
    _ = try rebuild()
    // Files that have only just changed are not relied on.
    Thread.sleep(forTimeInterval: 0.1)
    _ = try rebuild()
    let path = "site/.torii-cache/images/index"
    let bytes = try FileSystem.read(folder.path + "/" + path)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x41
      try folder.write(path, bytes: damaged)
      if index % 16 == 0 { _ = try rebuild() }
    }
    try folder.write(path, bytes: Array(bytes.prefix(40)))
    #expect(try rebuild().succeeded)
  }
}
