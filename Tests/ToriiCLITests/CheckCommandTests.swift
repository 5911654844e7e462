import Testing

@Suite("torii check and torii list")
struct CheckCommandTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeSite()
  }

  @Test("a site without broken links exits 0 and writes nothing")
  func success() throws {
    let run = try ToriiProcess(["check"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output == "2 pages, no broken link\n")
    #expect(!folder.exists("public"))
  }

  @Test(
    "broken links of templates are found",
    arguments: [
      ("<a href='/gone/'>", "error: <a> \"/gone/\" leads nowhere"),
      ("<img src=x.png>", "error: <img> \"x.png\" leads nowhere"),
      ("<a href='#nope'>", "error: <a> \"#nope\" leads to a part that is not there"),
      ("<p id=part><a href='#prat'>", "did you mean \"#part\"?"),
      ("<img srcset='/a.png 1x'>", "error: <img> \"/a.png\" leads nowhere"),
      ("<link href='{{ site.base_url }}/gone.css'>", "leads nowhere"),
      ("<style></style><script>1</script><a href='/gone/'>", "error: <a> \"/gone/\" leads nowhere"),
      ("<script></script><script></script><img src=/x.png><script></script>", "\"/x.png\""),
      ("<a href='{{ site.base_url }}/about/#no'>", "leads to a part that is not there"),
    ])
  func broken(_ html: String, _ message: String) throws {
    try folder.write("templates/page.html", html)
    let run = try ToriiProcess(["check"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("content/about.md: "))
    #expect(run.errors.contains(message))
    #expect(run.errors.hasSuffix("Found 1 problem\n"))
  }

  @Test(
    "what leads to a page, a part of it or elsewhere is none",
    arguments: [
      "<a href='/about/'>", "<a href='../about'>", "<a href='/'>", "<a href='https://x.test/'>",
      "<a href='mailto:a@b.test'>", "<p id='a b'><a href='#a%20b'>", "<a href='#top'>",
      "<a href='/about/?q=1#:~:text=x'>", "<script>'<a href=\"/no/\">'</script>",
      "<a href='{{ site.base_url }}/about/'>", "<a href=''>",
    ])
  func fine(_ html: String) throws {
    try folder.write("templates/page.html", html)
    #expect(try ToriiProcess(["check"], in: folder.path).status == 0)
  }

  @Test("list says what a build makes of each file")
  func list() throws {
    try folder.write("content/later.md", "---\ntitle: Later\ndate: 2999-01-01\n---\n")
    try folder.write("content/gone.md", "---\nexpires: 2020-01-01\n---\n")
    try folder.write("content/idea.md", "---\ntitle: \"An \\\"idea\\\"\"\ndraft: true\n---\n")
    let all = try ToriiProcess(["list"], in: folder.path)
    #expect(all.status == 0)
    #expect(all.output.contains("published              content/about.md → /about/\n"))
    let future = try ToriiProcess(["list", "future"], in: folder.path)
    #expect(future.output == "future     2999-01-01  content/later.md\n")
    let expired = try ToriiProcess(["list", "expired"], in: folder.path)
    #expect(expired.output == "expired                content/gone.md\n")
    let drafts = try ToriiProcess(["list", "drafts", "--json"], in: folder.path)
    #expect(
      drafts.output
        == #"{"file":"content/idea.md","state":"draft","date":null,"title":"An \"idea\"","url":null}"#
        + "\n")
  }
}
