import Foundation
import Synchronization
import Testing
import ToriiSite

@Suite("Images of a site")
struct ImageLibraryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func build(
    _ template: String, configuration: String = "", codecs: ImageCodecs, body: String = ""
  ) throws -> BuildReport {
    try folder.write(
      "site/torii.yaml", "base_url: https://example.org/b\ntheme: false\n" + configuration)
    try folder.write("site/templates/index.html", template)
    try folder.write("site/templates/page.html", "{{ page.content }}")
    try folder.write("site/templates/404.html", "")
    try folder.write("site/content/_index.md", "---\ntitle: Home\n---\n")
    try folder.write("site/content/trip/index.md", "---\ntitle: Trip\n---\n" + body)
    try folder.write(
      "site/content/trip/a b.png", bytes: CountingCodec.file(width: 200, height: 100))
    try folder.write("site/static/i/p.png", bytes: CountingCodec.file(width: 60, height: 40))
    try folder.write("site/static/i/v.svg", "<svg width='8' height='6'></svg>")
    try folder.write("site/static/a.css", "a{}")
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    options.imageCodecs = codecs
    return SiteBuilder(options).build()
  }

  private func text(_ path: String) -> String {
    // The hash depends on the files above; its form does not.
    (folder.text("out/" + path) ?? "").replacing(#/\.[0-9a-f]{10}\./#, with: ".HASH.")
  }

  private var images: [String] {
    folder.files(in: "out").filter { $0.hasSuffix("png") || $0.hasSuffix("webp") }
      .map { $0.replacing(#/\.[0-9a-f]{10}\./#, with: ".HASH.") }
  }

  @Test("templates ask for sizes, and the files are there")
  func resize() throws {
    let codec = CountingCodec()
    let report = try build(
      """
      {% set p = asset("i/p.png") %}{% set s = p.resize(width=30) -%}
      {{ s }} {{ s.width }}x{{ s.height }} {{ s.media_type }} {{ s.permalink }}
      {{ p.resize(20, 20, crop=true) }}
      {{ p.resize(900) == p.resize(60) }} {{ p.resize(900).path }}
      {{ p.srcset([30, 10, 60, 99]) }}
      {% set a = get_page("trip/index.md").assets[0] %}{{ a.resize(height=10) }}
      """, codecs: ImageCodecs([.png: codec]))
    #expect(report.diagnostics == [])
    #expect(
      text("index.html")
        == """
        /b/i/p-30x20.HASH.png 30x20 image/png https://example.org/b/i/p-30x20.HASH.png
        /b/i/p-20x20.HASH.png
        False i/p.png
        /b/i/p-10x7.HASH.png 10w, /b/i/p-30x20.HASH.png 30w, /b/i/p.png?v=HASH 60w
        /b/trip/a%20b-20x10.HASH.png
        """.replacing("?v=HASH", with: "?v=\(version)"))
    #expect(
      images == [
        "i/p-10x7.HASH.png", "i/p-20x20.HASH.png", "i/p-30x20.HASH.png", "i/p.png",
        "trip/a b-20x10.HASH.png", "trip/a b.png",
      ])
    #expect(codec.decoded.withLock { $0 } == 2)
    #expect(codec.encoded.withLock { $0 } == 4)
  }

  private var version: String {
    AssetFingerprint(of: CountingCodec.file(width: 60, height: 40)).version
  }

  @Test("a second build takes images from the cache, and makes damaged ones again")
  func cache() throws {
    let codec = CountingCodec()
    let codecs = ImageCodecs([.png: codec])
    for _ in 0..<3 {
      let report = try build("{{ asset('i/p.png').resize(9) }}", codecs: codecs)
      #expect(report.succeeded)
      try FileManager.default.removeItem(atPath: folder.path + "/out")
    }
    #expect(codec.encoded.withLock { $0 } == 1)
    let kept = folder.files(in: "site/.torii-cache/images").filter { $0 != "index" }
    #expect(kept.count == 1)
    for name in kept { try folder.write("site/.torii-cache/images/" + name, "damaged") }
    _ = try build("{{ asset('i/p.png').resize(9) }}", codecs: codecs)
    #expect(codec.encoded.withLock { $0 } == 2)
  }

  @Test("without the library a build says so once and shows the images as they are")
  func missingLibrary() throws {
    let report = try build(
      "{{ asset('i/p.png').resize(9) }} {{ asset('i/p.png').srcset([9]) }}",
      codecs: ImageCodecs([:]))
    #expect(report.succeeded)
    #expect(
      report.diagnostics.map(\.message) == [
        "images keep their size: the library for PNG files is not installed"
      ])
    #expect(report.diagnostics.first?.hint == ImageCodecs.advice(.png))
    #expect(folder.text("out/index.html") == "/b/i/p.png?v=\(version) /b/i/p.png?v=\(version) 60w")
  }

  @Test("a library that only writes the other format is missing too")
  func missingOutputFormat() throws {
    let report = try build(
      "{{ asset('i/p.png').resize(9, format='webp').path }}",
      codecs: ImageCodecs([.png: CountingCodec()]))
    #expect(
      report.diagnostics.map(\.message) == [
        "images keep their size: the library for WebP files is not installed"
      ])
    #expect(folder.text("out/index.html") == "i/p.png")
  }

  @Test("vector images scale by themselves")
  func vector() throws {
    let report = try build(
      "{% set v = asset('i/v.svg').resize(3) %}{{ v.path }} {{ v.width }}", codecs: ImageCodecs([:])
    )
    #expect(report.diagnostics == [])
    #expect(folder.text("out/index.html") == "i/v.svg 8")
  }

  @Test(
    "what cannot be done is said",
    arguments: [
      ("asset('a.css').resize(9)", "\"a.css\" is no image"),
      ("asset('i/p.png').resize()", "resize(): a width, a height, a format or a quality is needed"),
      ("asset('i/p.png').resize(0)", "resize(): the width must be a number from 1 to 16000"),
      ("asset('i/p.png').resize(1e99)", "resize(): the width must be a number from 1 to 16000"),
      (
        "asset('i/p.png').resize(9, crop=true)",
        "resize(): to crop, a width and a height are needed"
      ),
      (
        "asset('i/p.png').resize(9, format='gif')", "resize(): the format must be jpeg, png or webp"
      ),
      ("asset('i/p.png').srcset(['x'])", "srcset(): the width must be a number from 1 to 16000"),
    ])
  func mistakes(_ expression: String, _ message: String) throws {
    let report = try build(
      "{{ \(expression) }}", codecs: ImageCodecs([.png: CountingCodec()]))
    #expect(report.diagnostics.map(\.message) == [message])
  }

  @Test("an image that cannot be read is an error that names it")
  func broken() throws {
    try folder.write(
      "site/static/x.png", bytes: Array(CountingCodec.file(width: 9, height: 9)[..<40]))
    let report = try build(
      "{{ asset('x.png').srcset([3, 5]) }}", codecs: ImageCodecs([.png: CountingCodec()]))
    #expect(
      report.diagnostics.map { $0.rendered() } == [
        "static/x.png: error: the image cannot be resized: no header\n"
      ])
  }

  @Test("images in Markdown get the widths of the configuration")
  func markdown() throws {
    let report = try build(
      "", configuration: "images: {widths: [50, 150, 400], sizes: 50vw}\n",
      codecs: ImageCodecs([.png: CountingCodec()]),
      body: "![](a%20b.png) ![](/b/i/v.svg) ![](https://example.com/c.png)\n")
    #expect(report.diagnostics == [])
    let html = text("trip/index.html")
    #expect(
      html.contains(
        "srcset=\"/b/trip/a%20b-50x25.HASH.png 50w, /b/trip/a%20b-150x75.HASH.png 150w, "
          + "/b/trip/a%20b.png 200w\" sizes=\"50vw\""))
    #expect(html.components(separatedBy: "srcset").count == 2)
    #expect(images.contains("trip/a b-50x25.HASH.png"))
  }
}
