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

  @Test(arguments: [
    (["hugo.toml": "baseURL = \"x\n"], ImportKind.hugo, "hugo.toml:1: not read: "),
    (["torii.yaml": "title: T\n"], .jekyll, "is a site of Torii already"),
    (["a.md": "x\n"], .pelican, "is no Pelican site: it has no \"pelicanconf.py\""),
  ])
  func tellsWhyItIsNoSite(files: [String: String], kind: ImportKind, message: String) throws {
    try Scratch.with(files) { folder in
      let failure = #expect(throws: ImportFailure.self) {
        try SiteImporter(
          kind: kind, source: folder + "/old", destination: folder + "/new"
        ).run()
      }
      #expect(failure?.description.contains(message) == true)
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

  @Test func carriesHowCodeIsShown() throws {
    let code = "let a = 1\n"
    let cases: [(kind: ImportKind, files: [String: String], fence: String)] = [
      (
        .hugo,
        [
          "hugo.toml": "baseURL = 'https://e.org'\n",
          "content/a.md":
            "{{< highlight go \"linenos=table,hl_lines=1 3-4,linenostart=5\" >}}\n" + code
            + "{{< /highlight >}}\n",
        ], "```go {linenos=table hl_lines=\"1 3-4\" linenostart=5}"
      ),
      (
        .hugo,
        [
          "hugo.toml": "baseURL = 'https://e.org'\n",
          "content/a.md":
            "{{< highlight go `hl_lines=[1,\"2-3\"]` >}}\n" + code + "{{< /highlight >}}\n",
        ], "```go {hl_lines=\"1 2-3\"}"
      ),
      (
        .jekyll,
        [
          "_config.yml": "title: B\n",
          "a.md":
            "---\ntitle: A\n---\n{% highlight go linenos mark_lines=\"1 2\" %}\n" + code
            + "{% endhighlight %}\n",
        ], "```go {linenos=true hl_lines=\"1 2\"}"
      ),
      (
        .pelican,
        [
          "pelicanconf.py": "SITENAME = 'P'\n",
          "content/pages/a.rst":
            "A\n#\n\n.. code-block:: go\n   :linenos:\n   :emphasize-lines: 1,3-4\n\n   " + code,
        ], "```go {linenos=true hl_lines=\"1 3-4\"}"
      ),
      (
        .pelican,
        [
          "pelicanconf.py": "SITENAME = 'P'\n",
          "content/pages/a.md":
            "Title: A\n\n    :::go hl_lines=\"1 3\"\n    " + code,
        ], "```go {hl_lines=\"1 3\"}"
      ),
    ]
    for (kind, files, fence) in cases {
      let page = try Self.imported(kind, files, page: "a.md")
      #expect(page.text.contains(fence + "\nlet a = 1"))
      #expect(page.report.notes.isEmpty)
    }
  }

  @Test func readsMarkdownInsideElements() throws {
    let page = try Self.imported(
      .jekyll,
      [
        "_config.yml": "title: B\n",
        "a.md":
          "---\ntitle: A\n---\n<div class=\"x\" markdown=\"1\">\n    *a*\n</div>\n<p>\n*b*\n</p>\n",
      ], page: "a.md")
    #expect(page.text.hasSuffix("<div class=\"x\">\n\n*a*\n\n</div>\n<p>\n*b*\n</p>\n"))
  }

  @Test func fillsInParametersOfHugo() throws {
    let page = try Self.imported(
      .hugo,
      [
        "hugo.toml":
          "baseURL = 'https://e.org'\n[menus.none]\n[params]\nDescription = 'Words'\n[params.a]\nb = 2\n",
        "content/a.md":
          "---\ntitle: A\ncolour: red\n---\n{{< param colour >}} {{% param \"a.b\" %}} {{< param c >}}\n",
      ], page: "a.md")
    #expect(page.text.hasSuffix("\nred 2 {{< param c >}}\n"))
    #expect(page.configuration.contains("description: \"Words\""))
    #expect(!page.configuration.contains("menus"))
  }

  @Test func makesNoPagesOfTextsInBundles() throws {
    let page = try Self.imported(
      .hugo,
      [
        "hugo.toml": "baseURL = 'https://e.org'\n", "content/a/index.md": "x\n",
        "content/a/part.md": "x\n", "content/a/more/part.md": "x\n", "content/b/page.md": "x\n",
      ], page: "a/index.md")
    #expect(page.report.notes.map(\.file) == ["content/a/more/part.md", "content/a/part.md"])
  }

  /// What an import makes of some files: a page, the configuration, and the report.
  private static func imported(
    _ kind: ImportKind, _ files: [String: String], page: String
  ) throws -> (text: String, configuration: String, report: ImportReport) {
    try Scratch.with(files) { folder in
      let report = try SiteImporter(
        kind: kind, source: folder + "/old", destination: folder + "/new"
      ).run()
      let pages = kind == .pelican ? "/new/content/pages/" : "/new/content/"
      let text = try FileSystem.read(folder + pages + page, maximumBytes: 1 << 20)
      let settings = try FileSystem.read(folder + "/new/torii.yaml", maximumBytes: 1 << 20)
      return (
        String(decoding: text, as: UTF8.self), String(decoding: settings, as: UTF8.self), report
      )
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
