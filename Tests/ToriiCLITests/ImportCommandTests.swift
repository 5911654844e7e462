import Testing

@Suite("torii import")
struct ImportCommandTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("old/config.toml", "base_url = \"https://example.org\"\ntheme = \"x\"\n")
    try folder.write("old/content/a.md", "+++\ntitle = \"A\"\n+++\nx\n")
  }

  @Test("tells what it carried and what not, and the site builds")
  func report() throws {
    let run = try ToriiProcess(["import", "zola", "old", "new"], in: folder.path)
    #expect(run.status == 0)
    #expect(
      run.output == """
        config.toml:2: the setting "theme" is not carried, choose one of Torii's
        Zola: carried 1 page; 1 thing not carried

        """)
    #expect(try ToriiProcess(["build", "--source", "new"], in: folder.path).status == 0)
    #expect(folder.exists("new/public/a/index.html"))
  }

  @Test("tells it as JSON")
  func json() throws {
    let run = try ToriiProcess(["import", "zola", "old", "new", "--json"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{"))
    #expect(run.output.contains(#""file":"config.toml","line":2,"message":"the setting \"theme\""#))
  }

  @Test("fails where there is no such site or a folder in the way, and leaves all as it was")
  func failures() throws {
    #expect(try ToriiProcess(["import", "jekyll", "old", "new"], in: folder.path).status == 1)
    #expect(!folder.exists("new"))
    try folder.write("new/mine.txt", "mine")
    #expect(try ToriiProcess(["import", "zola", "old", "new"], in: folder.path).status == 1)
    #expect(folder.text("new/mine.txt") == "mine")
    #expect(try ToriiProcess(["import", "zola", "old", "old/new"], in: folder.path).status == 1)
    #expect(try ToriiProcess(["import", "grav", "old", "new"], in: folder.path).status == 2)
  }
}
