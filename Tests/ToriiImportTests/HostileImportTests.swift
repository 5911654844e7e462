import Foundation
import Testing
import ToriiImport
import ToriiSite

/// Sites made to harm: whatever they hold, an import ends soon, with a report or a failure, and
/// touches nothing but its destination.
@Suite struct HostileImportTests {
  private static let configurations: [(kind: ImportKind, file: String, text: String)] = [
    (.jekyll, "_config.yml", "title: x\n"), (.hugo, "hugo.toml", "title = \"x\"\n"),
    (.pelican, "pelicanconf.py", "SITENAME = 'x'\n"),
    (.zola, "config.toml", "base_url = \"https://example.org\"\n"),
  ]

  private static func content(_ kind: ImportKind, _ name: String) -> String {
    kind == .jekyll ? "_posts/2020-01-02-" + name : "content/" + name
  }

  @discardableResult
  private static func run(_ kind: ImportKind, in folder: String) -> ImportReport? {
    try? SiteImporter(kind: kind, source: folder + "/old", destination: folder + "/new").run()
  }

  /// Each is repeated to thirty kilobytes; work that grows with the square shows then.
  private static let fragments = [
    "{{ ", "{% ", "{% if x %}", "{% for x in y %}", "{% endfor %}", "{% raw %}", "{: ", "{:toc}\n",
    "* a\n{:toc}\n", "{% include a.html x=\"1\" %}", "{{ \"a\" | append: \"b\" }}", "{::comment}",
    "{{< ", "{{% a %}}", "{{< /a >}}", "{{< a \"", "{{< highlight go >}}\n", "    :::py\n    x\n\n",
    "!!! note\n    x\n", "({filename}a.md)", "({attach}x) ", "{: .a}", "](@/a.md)", "{{ a() }}",
    "{% a() %}", "* a\n", "#. a\n\n", "a\n  b\n", ".. note::\n\n   x\n\n", "`a", "`a <b>`_ ",
    "**a", "|a| ", "`a`__ ", "[1]_ ", ".. _a: b\n", "+-+\n|x|\n+-+\n", "== ==\na b\n", "== ",
    ".. csv-table::\n\n   a,b\n\n", "a,", ".. ", "::\n\n  x\n\n", "\\", "  ", "\n", "---\n",
    "\u{FEFF}",
  ]

  @Test(arguments: configurations.map(\.kind))
  func repeatedMarksEndSoon(kind: ImportKind) throws {
    let (_, name, text) = try #require(Self.configurations.first { $0.kind == kind })
    let matter = ["jekyll": "---\ntitle: a\n---\n", "zola": "+++\ntitle = \"a\"\n+++\n"]
    var files = [name: text]
    let endings = kind == .pelican ? ["md", "rst", "html"] : ["md", "html"]
    for (index, fragment) in Self.fragments.enumerated() {
      let body = String(repeating: fragment, count: 30_000 / fragment.utf8.count)
      let ending = endings[index % endings.count]
      let head = matter[kind.rawValue] ?? "Title: a\nDate: 2020-01-01\n\n"
      files[Self.content(kind, "\(index).\(ending)")] = head + body
    }
    try Scratch.with(files) { folder in #expect(Self.run(kind, in: folder) != nil) }
  }

  @Test(arguments: configurations.map(\.kind))
  func configurationsOfAnyKind(kind: ImportKind) throws {
    let (_, name, _) = try #require(Self.configurations.first { $0.kind == kind })
    let texts = [
      "", "\0", "[", "{", "a: [", "- - - -", "x = ", "= 1", "'''", "\"\"\"", "x = {{{{",
      "[a]\n[a]\n",
      String(repeating: "[", count: 50_000), String(repeating: "a:\n ", count: 5_000),
      String(repeating: "x = (", count: 20_000),
      "A = " + String(repeating: "'a' + ", count: 20_000),
      "permalink: [1]\ncollections: 3\ndefaults: {}\nexclude: {a: b}\ninclude: 7\nfeed: []\n",
      "title = 9\nlanguages = 3\nmenus = [1]\npermalinks = \"x\"\ntaxonomies = [3]\n",
      "base_url = 1\ntaxonomies = [1, {name = 2}]\nmarkdown = 1\nfeed_filenames = \"../x\"\n",
      "SITENAME = 1\nPATH = '../..'\nTAG_SAVE_AS = '../{slug}'\nFEED_ALL_ATOM = '../../x'\n",
    ]
    for text in texts {
      let files = [name: text, Self.content(kind, "a.md"): "---\ntitle: a\n---\nx\n"]
      try Scratch.with(files) { folder in
        _ = Self.run(kind, in: folder)
        let left = try FileSystem.list(folder).compactMap(\.name)
        #expect(left == ["old"] || left == ["new", "old"])
      }
    }
  }

  @Test(arguments: configurations.map(\.kind))
  func bytesThatAreNoText(kind: ImportKind) throws {
    let (_, name, text) = try #require(Self.configurations.first { $0.kind == kind })
    try Scratch.with([name: text]) { folder in
      var seed: UInt64 = 1
      for index in 0..<40 {
        let bytes = (0..<2_000).map { _ in
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: seed >> 33)
        }
        let path =
          folder + "/old/" + Self.content(kind, "\(index).\(["md", "rst", "html"][index % 3])")
        try FileSystem.makeDirectories(SourcePath(path).folder.string)
        try AtomicFile.write(bytes, to: path)
      }
      let report = try #require(Self.run(kind, in: folder))
      #expect(report.notes.contains { $0.message == "it is not UTF-8 text" })
    }
  }

  @Test(arguments: configurations.map(\.kind))
  func linksAreNotFollowed(kind: ImportKind) throws {
    let (_, name, text) = try #require(Self.configurations.first { $0.kind == kind })
    let files = [name: text, Self.content(kind, "a.md"): "---\ntitle: a\n---\nx\n"]
    try Scratch.with(files) { folder in
      try "secret".write(toFile: folder + "/secret.md", atomically: true, encoding: .utf8)
      let manager = FileManager.default
      let inside = folder + "/old/" + (kind == .jekyll ? "_posts" : "content")
      try manager.createSymbolicLink(atPath: inside + "/loop", withDestinationPath: "..")
      try manager.createSymbolicLink(
        atPath: inside + "/secret.md", withDestinationPath: folder + "/secret.md")
      try manager.createSymbolicLink(atPath: inside + "/self", withDestinationPath: "self")
      let report = try #require(Self.run(kind, in: folder))
      #expect(report.notes.filter { $0.message == "not read: it is a symbolic link" }.count == 3)
      let written = manager.enumerator(atPath: folder + "/new")?.compactMap { $0 as? String } ?? []
      #expect(!written.contains { $0.hasSuffix("secret.md") })
    }
  }

  @Test(arguments: [
    (ImportKind.jekyll, "---\ntitle: a\npermalink: /../../x\nredirect_from: /../y\n---\n"),
    (.jekyll, "---\ntitle: a\nredirect_to: javascript:alert(1)\npermalink: /../z/\n---\n"),
    (.hugo, "---\ntitle: a\nurl: /../../x\naliases: [../../y, ../../../z]\n---\n"),
    (.zola, "+++\ntitle = \"a\"\npath = \"../../x\"\naliases = [\"../y\"]\n+++\n"),
    (.pelican, "Title: a\nDate: 2020-01-01\nSave_as: ../../x.html\n\n[a]({attach}../../../y)\n"),
  ])
  func addressesStayInside(kind: ImportKind, text: String) throws {
    let (_, name, configuration) = try #require(Self.configurations.first { $0.kind == kind })
    let files = [name: configuration, Self.content(kind, "a.md"): text]
    try Scratch.with(files) { folder in
      let report = try #require(Self.run(kind, in: folder))
      #expect(!report.notes.isEmpty)
      #expect(try FileSystem.list(folder).compactMap(\.name) == ["new", "old"])
      let built = SiteBuilder(BuildOptions(source: folder + "/new")).build()
      #expect(built.diagnostics.filter { $0.severity == .error }.isEmpty)
      #expect(try FileSystem.list(folder).compactMap(\.name) == ["new", "old"])
    }
  }
}
