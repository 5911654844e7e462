import Testing
import ToriiImport
import ToriiSite

/// Addresses are those that Hugo 0.168 and Pelican 4 wrote for the same files, and those that the
/// documentation of Jekyll and Zola gives.
@Suite struct ImportTests {
  private static let jekyll = [
    "_config.yml": "title: B\nurl: https://example.org\nbaseurl: /blog\npermalink: pretty\n",
    "_posts/2020-02-01-Next.md": "---\ncategories: News Big\n---\n{% post_url 2020-03-01-b %}\n",
    "_posts/2020-03-01-b.md": "---\npermalink: /:year/:title.html\n---\nx\n",
    "_data/people.yml": "a: 1\n", "about.md": "---\ntitle: About\n---\nx\n",
  ]
  private static let hugo = [
    "hugo.toml":
      "baseURL = \"https://example.org/\"\n[permalinks]\nposts = \"/:year/:month/:slug/\"\n",
    "content/posts/First_Post.md": "+++\ntitle = \"First Post!\"\ndate = 2021-05-06\n+++\nx\n",
    "content/posts/trip/index.md": "---\ndate: 2021-07-08\nslug: my-trip\n---\nx\n",
    "content/docs/Install Me.md": "---\ntitle: Install It\n---\nx\n",
    "content/docs/j.md": "{\"title\":\"J\",\"url\":\"/jj/\"}\nx\n",
  ]
  private static let pelican = [
    "pelicanconf.py": "SITENAME = 'P'\nARTICLE_SAVE_AS = '{date:%Y}/{slug}.html'\n",
    "content/first.md": "Title: My Café Post\nDate: 2020-03-04\n\n[o]({filename}food/soup.md)\n",
    "content/food/soup.md": "Title: Soup\nDate: 2021-03-04\nSlug: soupy\n\nx\n",
    "content/pages/about.md": "Title: About\n\nx\n",
  ]
  private static let zola = [
    "config.toml": "base_url = \"https://example.org\"\n[extra]\nx = 1\n",
    "content/blog/_index.md": "+++\ntitle = \"Blog\"\n+++\n",
    "content/blog/2020-01-02-one.md": "+++\ntitle = \"One\"\n+++\n[b](@/blog/b/index.md)\n",
    "content/blog/b/index.md": "+++\npath = \"foo/bar\"\ndate = 2020-02-02\n+++\nx\n",
  ]

  @Test(arguments: [
    (
      ImportKind.jekyll, jekyll,
      ["/blog/news/big/2020/02/01/Next/", "/blog/2020/b.html", "/blog/about/"]
    ),
    (.hugo, hugo, ["/2021/05/first-post/", "/2021/07/my-trip/", "/docs/install-me/", "/jj/"]),
    (
      .pelican, pelican,
      ["/2020/my-cafe-post.html", "/2021/soupy.html", "/pages/about.html", "/categories.html"]
    ),
    (.zola, zola, ["/blog/one/", "/foo/bar/", "/blog/"]),
  ])
  func keepsAddresses(kind: ImportKind, files: [String: String], urls: [String]) throws {
    try Scratch.with(files) { folder in
      _ = try SiteImporter(
        kind: kind, source: folder + "/old", destination: folder + "/new"
      ).run()
      let builder = SiteBuilder(BuildOptions(source: folder + "/new"))
      #expect(builder.build().diagnostics.filter { $0.severity == .error }.isEmpty)
      #expect(Set(builder.list().pages.compactMap(\.url)) == Set(urls))
    }
  }

  @Test(arguments: ImportKind.allCases)
  func refusesOtherFolders(kind: ImportKind) throws {
    try Scratch.with(["readme.txt": "x"]) { folder in
      #expect(throws: ImportFailure.self) {
        try SiteImporter(
          kind: kind, source: folder + "/old", destination: folder + "/new"
        ).run()
      }
      #expect(!FileSystem.isDirectory(folder + "/new"))
    }
  }

  @Test(arguments: [
    (hugo, ImportKind.zola, "Hugo"), (zola, .hugo, "Zola"), (jekyll, .pelican, "Jekyll"),
    (["config.toml": "baseURL = \"https://example.org/\"\n"], .zola, "Hugo"),
  ])
  func tellsWhichKindItIs(files: [String: String], kind: ImportKind, name: String) throws {
    try Scratch.with(files) { folder in
      let failure = #expect(throws: ImportFailure.self) {
        try SiteImporter(
          kind: kind, source: folder + "/old", destination: folder + "/new"
        ).run()
      }
      #expect(failure?.description.contains("it looks like a \(name) site") == true)
    }
  }

  /// As docutils 0.23 reads them.
  @Test(arguments: [
    ("A\n=\n\n:date: 2020-01-02\n\nx\n", "A"), ("==\nHi\n==\n\n:date: 2020-01-02\n\nx\n", "Hi"),
    ("=\nB\n=\n\n:date: 2020-01-02\n\nx\n", "B"),
    ("Hello\n====\n\n:date: 2020-01-02\n\nx\n", "Hello"),
  ])
  func readsShortTitles(text: String, title: String) throws {
    let document = RestructuredText(text)
    #expect(document.title == title)
    #expect(document.fields.map(\.value) == ["2020-01-02"])
  }

  @Test func threeMarksBelowALongerLineAreNoTitle() {
    #expect(RestructuredText("Hello\n---\n\nx\n").title == nil)
  }

  @Test func namesWhatIsNotCarried() throws {
    let files = [
      "_config.yml": "title: B\n",
      "_posts/2020-01-02-a.md": "---\ntitle: A\n---\n\n{% include note.html %}\n",
      "bad.md": "---\ntitle: [\n---\nx\n",
    ]
    try Scratch.with(files) { folder in
      let report = try SiteImporter(
        kind: .jekyll, source: folder + "/old", destination: folder + "/new"
      ).run()
      #expect(report.notes.map(\.file) == ["_posts/2020-01-02-a.md", "bad.md"])
      #expect(report.notes.first?.line == 5)
    }
  }

  @Test func setsOldDestinationAside() throws {
    try Scratch.with(Self.zola) { folder in
      try FileSystem.makeDirectories(folder + "/new/mine")
      let importer = SiteImporter(
        kind: .zola, source: folder + "/old", destination: folder + "/new")
      #expect(throws: ImportFailure.self) { try importer.run() }
      let forced = SiteImporter(
        kind: .zola, source: folder + "/old", destination: folder + "/new", force: true)
      let previous = try #require(try forced.run().previous)
      #expect(FileSystem.isDirectory(previous + "/mine"))
    }
  }

  @Test func survivesHostileNamesAndText() throws {
    let files = [
      "_config.yml": "title: [1]\npermalink: /:nope/:title\ndefaults: 3\n",
      "_posts/2020-01-02-a.md":
        "---\npermalink: ../../../etc/x\nredirect_from: [../../y]\ndate: nope\n---\n"
        + String(repeating: "{% {{ ", count: 20_000),
      "_posts/2020-13-45-c.md": "x", "weird/a\nb/c\u{1B}.txt": "x", "weird/back\\slash.md": "x",
    ]
    try Scratch.with(files) { folder in
      let report = try SiteImporter(
        kind: .jekyll, source: folder + "/old", destination: folder + "/new"
      ).run()
      #expect(try FileSystem.list(folder).compactMap(\.name) == ["new", "old"])
      let isPlain = report.notes.allSatisfy { note in
        note.text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
      }
      #expect(isPlain)
    }
  }
}
