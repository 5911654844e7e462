import Testing
import ToriiSite

@Suite("Files beside pages")
struct PageAssetTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("site/torii.yaml", "base_url: https://example.org/a\ntheme: false\n")
    for template in ["index.html", "404.html"] {
      try folder.write("site/templates/" + template, "")
    }
    try folder.write("site/content/trip/index.md", "---\ntitle: Trip\n---\n")
  }

  private func picture(width: Int, height: Int) throws {
    try folder.write(
      "site/content/trip/map.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='\(width)' height='\(height)'/>")
  }

  private func build(_ template: String) throws -> String? {
    try folder.write("site/templates/page.html", template)
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    let report = SiteBuilder(options).build()
    #expect(report.diagnostics == [])
    return folder.text("out/trip/index.html")
  }

  @Test(
    "say what they are",
    arguments: [
      ("name", "map.svg"), ("url", "/a/trip/map.svg"), ("path", "trip/map.svg"),
      ("permalink", "https://example.org/a/trip/map.svg"), ("media_type", "image/svg+xml"),
      ("width", "40"), ("height", "30"), ("nothing", ""),
    ])
  func attributes(_ name: String, _ wanted: String) throws {
    try picture(width: 40, height: 30)
    #expect(try build("{{ page.assets[0].\(name) }}") == wanted)
  }

  @Test("have no width unless they are images")
  func noWidth() throws {
    try folder.write("site/content/trip/notes.txt", "width='1' height='1'")
    #expect(try build("{{ page.assets[0].width is none }}") == "True")
  }

  @Test("of bundles that are files do not meet")
  func ugly() throws {
    try folder.write("site/torii.yaml", "base_url: https://x.org\ntheme: false\nugly_urls: true\n")
    try folder.write("site/content/walk/index.md", "![](map.svg)")
    try folder.write("site/content/walk/map.svg", "<svg width='1' height='1'/>")
    try picture(width: 40, height: 30)
    #expect(try build("{{ page.assets[0].url }}") == nil)
    #expect(folder.text("out/trip.html") == "/trip/map.svg")
    #expect(folder.text("out/walk.html") == "/walk/map.svg")
    #expect(folder.exists("out/walk/map.svg") && folder.exists("out/trip/map.svg"))
  }

  @Test("make their page again when a picture takes other dimensions")
  func rebuilt() throws {
    let template = "{{ page.assets[0].width }}"
    try picture(width: 40, height: 30)
    #expect(try build(template) == "40")
    try picture(width: 50, height: 30)
    #expect(try build(template) == "50")
  }
}
