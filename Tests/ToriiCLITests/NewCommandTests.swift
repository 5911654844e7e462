import Foundation
import Testing

@Suite("torii new")
struct NewCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("a new site builds with nothing else, by the theme in the binary")
  func site() throws {
    let made = try ToriiProcess(["new", "site", "my-blog"], in: folder.path)
    #expect(made.status == 0)
    #expect(folder.text("my-blog/torii.yaml")?.hasPrefix("title: \"My blog\"\n") == true)
    let built = try ToriiProcess(["build", "--source", "my-blog", "--strict"], in: folder.path)
    #expect(built.errors == "")
    #expect(built.status == 0)
    for file in ["index.html", "about/index.html", "atom.xml", "sitemap.xml", "404.html"] {
      #expect(folder.exists("my-blog/public/" + file), "\(file)")
    }
  }

  @Test("a folder with files in it is not touched")
  func occupied() throws {
    try folder.write("taken/mine.txt", "mine")
    let run = try ToriiProcess(["new", "site", "taken"], in: folder.path)
    #expect(run.status == 1)
    #expect(!folder.exists("taken/torii.yaml"))
  }

  @Test("a new post is a draft named for its title")
  func post() throws {
    try folder.writeSite()
    let run = try ToriiProcess(
      ["new", "post", "Größe & \"Quotes\""], in: folder.path,
      environment: ["SOURCE_DATE_EPOCH": "1000000000"])
    #expect(run.output == "created content/posts/2001-09-09-größe-quotes.md\n")
    #expect(
      folder.text("content/posts/2001-09-09-größe-quotes.md")?.hasPrefix(
        "---\ntitle: \"Größe & \\\"Quotes\\\"\"\ndate: 2001-09-09\ndraft: true\n") == true)
    let again = try ToriiProcess(
      ["new", "post", "Größe quotes"], in: folder.path,
      environment: ["SOURCE_DATE_EPOCH": "1000000000"])
    #expect(again.status == 1)
  }

  @Test("a page is named for its title or by its path")
  func page() throws {
    try folder.writeSite()
    let titled = try ToriiProcess(["new", "page", "Über mich"], in: folder.path)
    #expect(titled.output == "created content/über-mich.md\n")
    let placed = try ToriiProcess(["new", "page", "docs/install-it.md"], in: folder.path)
    #expect(placed.output == "created content/docs/install-it.md\n")
    #expect(
      folder.text("content/docs/install-it.md")?.hasPrefix(
        "---\ntitle: \"Install it\"\ndraft: true\n---\n") == true)
    let bundle = try ToriiProcess(
      ["new", "page", "docs/trip", "--bundle", "--title", "T"], in: folder.path)
    #expect(bundle.output == "created content/docs/trip/index.md\n")
  }

  @Test(
    "a path that leads out of the content is refused",
    arguments: ["../x.md", "a/../../x.md", "/", "a/\u{1}.md", ".git/x", "a/CON.md", "link/x.md"])
  func hostilePath(_ path: String) throws {
    try folder.writeSite()
    try folder.write("outside/keep.txt", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/content/link", withDestinationPath: "/tmp")
    let run = try ToriiProcess(["new", "page", path], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("error: ") || run.errors.hasPrefix("content/link/"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/x.md"))
  }

  @Test("an archetype is a template: the section's, then the default one")
  func archetypes() throws {
    try folder.writeSite()
    try folder.write("torii.yaml", "title: T\nauthor: Mika\ntimezone: +08:00\n")
    try folder.write(
      "archetypes/default.md",
      "+++\ntitle = {{ title | quote }}\nslug = {{ slug | quote }}\ndate = {{ date | date }}\n"
        + "author = {{ site.author | quote }}\n+++\n{{ section }} {{ path }}\n")
    try folder.write(
      "archetypes/posts.md",
      "---\ntitle: {{ title | quote }}\ndate: {{ date | date('rfc3339') }}\n---\n{{ kind }}\n")
    let clock = ["SOURCE_DATE_EPOCH": "999990000"]
    _ = try ToriiProcess(["new", "post", "It's <1>"], in: folder.path, environment: clock)
    #expect(
      folder.text("content/posts/2001-09-09-its-1.md")
        == "---\ntitle: \"It's <1>\"\ndate: 2001-09-09T07:00:00+08:00\n---\npost\n")
    _ = try ToriiProcess(["new", "page", "docs/a.md"], in: folder.path, environment: clock)
    #expect(
      folder.text("content/docs/a.md")
        == "+++\ntitle = \"A\"\nslug = \"a\"\ndate = 2001-09-09\nauthor = \"Mika\"\n+++\n"
        + "docs docs/a.md\n")
    _ = try ToriiProcess(
      ["new", "post", "B", "--archetype", "default", "--date", "2026-12-24", "--slug", "eve"],
      in: folder.path)
    #expect(folder.text("content/posts/2026-12-24-eve.md")?.contains("title = \"B\"") == true)
  }

  @Test(
    "a broken archetype writes nothing and says where",
    arguments: [
      ("{{ titel }}", "archetypes/posts.md:1"), ("{% if %}", "archetypes/posts.md:1"),
      ("---\ntitle: [\n---\n", "archetypes/posts.md: error: the archetype makes front matter"),
    ])
  func brokenArchetype(_ text: String, _ message: String) throws {
    try folder.writeSite()
    try folder.write("archetypes/posts.md", text)
    let run = try ToriiProcess(["new", "post", "X"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains(message))
    #expect(!folder.exists("content/posts"))
  }

  @Test("an archetype that is not there is an error with the near one")
  func noArchetype() throws {
    try folder.writeSite()
    try folder.write("archetypes/talk.md", "x")
    let run = try ToriiProcess(["new", "page", "x", "-a", "tlak"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("did you mean \"talk.md\"?"))
  }

  @Test("a new theme builds a site without a problem")
  func theme() throws {
    _ = try ToriiProcess(["new", "site", "s"], in: folder.path)
    let made = try ToriiProcess(["new", "theme", "plain"], in: folder.path + "/s")
    #expect(made.status == 0)
    #expect(made.output.hasSuffix("Use it with \"theme: plain\" in torii.yaml\n"))
    try folder.write("s/torii.production.yaml", "theme: plain\narchives: month\n")
    let checked = try ToriiProcess(["check", "--strict"], in: folder.path + "/s")
    #expect(checked.errors == "")
    #expect(try ToriiProcess(["build", "--strict"], in: folder.path + "/s").status == 0)
    #expect(folder.exists("s/public/css/plain.css"))
    #expect(folder.text("s/public/about/index.html")?.contains("og:title") == true)
    let again = try ToriiProcess(["new", "theme", "plain"], in: folder.path + "/s")
    #expect(again.status == 1)
  }

  @Test("a theme's name is that of a folder", arguments: ["..", "a/b", "", ".x", "con"])
  func themeName(_ name: String) throws {
    try folder.writeSite()
    #expect(try ToriiProcess(["new", "theme", name], in: folder.path).status == 1)
    #expect(!folder.exists("themes"))
  }

  @Test("a post needs a site")
  func noSite() throws {
    #expect(try ToriiProcess(["new", "post", "x"], in: folder.path).status == 1)
  }
}
