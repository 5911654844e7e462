import Foundation
import Synchronization
import Testing
import ToriiSite

@Suite("Which libraries for images are looked for")
struct ImageCodecUseTests {
  /// Codecs of which somebody notes who asks.
  private final class Asked: Sendable {
    let formats = Mutex<Set<ImageFormat>>([])

    func codecs(_ found: [ImageFormat: any ImageCodec]) -> ImageCodecs {
      ImageCodecs(finding: { format in
        self.formats.withLock { _ = $0.insert(format) }
        return found[format]
      })
    }
  }

  private func site(_ template: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = [
      "torii.yaml": "base_url: https://example.org\ntheme: false\n",
      "templates/index.html": template, "templates/404.html": "",
      "content/_index.md": "---\ntitle: Home\n---\n",
    ]
    for (path, text) in files { try folder.write("site/" + path, text) }
    try folder.write("site/static/p.png", bytes: CountingCodec.file(width: 60, height: 40))
    return folder
  }

  private func build(_ folder: TemporaryFolder, _ codecs: ImageCodecs) -> BuildReport {
    // Files that have only just changed are not relied on.
    usleep(25_000)
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    options.imageCodecs = codecs
    return SiteBuilder(options).build()
  }

  @Test("none for a site that resizes nothing, in no build of it")
  func nobodyAsks() throws {
    let folder = try site("{{ asset('p.png') }}{{ asset('p.png').width }}")
    let asked = Asked()
    for _ in 0..<3 {
      #expect(build(folder, asked.codecs([:])).diagnostics == [])
      #expect(asked.formats.withLock(\.self) == [])
    }
  }

  @Test("only that of the image, and again in the next build")
  func oneAsks() throws {
    let folder = try site("{{ asset('p.png').resize(30) }}")
    let codec = CountingCodec()
    #expect(build(folder, Asked().codecs([.png: codec])).succeeded)
    let asked = Asked()
    let report = build(folder, asked.codecs([.png: codec]))
    #expect(asked.formats.withLock(\.self) == [.png])
    #expect(report.renderedFiles == 0)
    #expect(build(folder, Asked().codecs([.png: codec, .webp: codec])).renderedFiles == 0)
    #expect(build(folder, Asked().codecs([.webp: codec])).diagnostics.count == 1)
  }

  @Test("those that an edit of a page's description asks for are remembered")
  func editAsks() throws {
    let folder = try site("")
    func describe(_ description: String) throws {
      try folder.write(
        "site/content/about.md", "---\ntitle: About\ndescription: \(description)\n---\nText.\n")
    }
    let template = "{% if page.description == 'photo' %}{{ asset('p.png').resize(30) }}{% endif %}"
    try folder.write("site/templates/page.html", template)
    try describe("none")
    let codec = CountingCodec()
    #expect(build(folder, ImageCodecs([:])).diagnostics == [])
    #expect(build(folder, ImageCodecs([.png: codec])).renderedFiles == 0)
    try describe("photo")
    #expect(build(folder, ImageCodecs([.png: codec])).succeeded)
    #expect(folder.text("out/about/index.html")?.contains("30x20") == true)
    #expect(build(folder, ImageCodecs([.png: codec])).renderedFiles == 0)
    #expect(build(folder, ImageCodecs([:])).diagnostics.count == 1)
    #expect(folder.text("out/about/index.html")?.contains("30x20") == false)
  }

  @Test("an answer is right as long as it is the same")
  func answers() {
    var use = ImageCodecUse()
    #expect(use.isRight(for: ImageCodecs([:])))
    use.add(.png, isFound: true)
    use.add(.webp, isFound: false)
    let codec = CountingCodec()
    #expect(use.isRight(for: ImageCodecs([.png: codec])))
    #expect(use.isRight(for: ImageCodecs([.png: codec, .jpeg: codec])))
    #expect(!use.isRight(for: ImageCodecs([.png: codec, .webp: codec])))
    #expect(!use.isRight(for: ImageCodecs([:])))
  }
}
