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

  @Test("a post needs a site")
  func noSite() throws {
    #expect(try ToriiProcess(["new", "post", "x"], in: folder.path).status == 1)
  }
}
