import Testing

@Suite("torii theme")
struct ThemeCommandTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("torii.yaml", "title: T\nbase_url: https://example.org\ntheme: mine\n")
    try folder.write(
      "themes/mine/theme.yaml",
      "name: Mine\nversion: 1.2.0\ndescription: D\nparams:\n"
        + "  size: {default: [1, \"a\"], type: list, description: How big.}\n")
  }

  @Test("list names the site's themes and the one in the program")
  func list() throws {
    let run = try ToriiProcess(["theme", "list"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("* mine  1.2.0  ./themes/mine\n"))
    #expect(run.output.contains("\n  sumi  "))
    #expect(run.output.contains("  built in\n"))
    let json = try ToriiProcess(["theme", "list", "--json"], in: folder.path).output
    #expect(
      json.hasPrefix(
        #"{"name":"mine","title":"Mine","version":"1.2.0","description":"D","#
          + #""parent":null,"folder":"./themes/mine","used":true}"# + "\n"))
    #expect(json.contains(#""folder":null,"used":false}"#))
  }

  @Test("code prints the colours of highlighted code, for a dark system only on demand")
  func code() throws {
    let auto = try ToriiProcess(["theme", "code"], in: folder.path)
    #expect(auto.status == 0)
    #expect(auto.output.contains("--code-keyword"))
    #expect(auto.output.contains("@media (prefers-color-scheme: dark)"))
    for scheme in ["light", "dark"] {
      let run = try ToriiProcess(["theme", "code", "--scheme", scheme], in: folder.path)
      #expect(run.output.contains("--code-keyword"))
      #expect(!run.output.contains("@media"))
    }
    #expect(try ToriiProcess(["theme", "code", "--scheme", "sepia"], in: folder.path).status == 2)
  }

  @Test("code lists the languages with their names")
  func languages() throws {
    let lines = try ToriiProcess(["theme", "code", "--languages"], in: folder.path).output
      .split(separator: "\n")
    #expect(lines.count >= 35)
    #expect(lines.contains { $0.hasPrefix("JSX: jsx") })
  }

  @Test("info shows parameters with their defaults and what they do")
  func info() throws {
    let run = try ToriiProcess(["theme", "info"], in: folder.path)
    #expect(run.output.hasPrefix("Mine 1.2.0\nD\nfrom: ./themes/mine\n"))
    #expect(run.output.contains("  size: [1,\"a\"] (list)\n      How big.\n"))
    let sumi = try ToriiProcess(["theme", "info", "sumi", "--json"], in: folder.path)
    #expect(sumi.status == 0)
    #expect(sumi.output.contains(#"{"name":"accent","type":"string","default":"#))
    #expect(try ToriiProcess(["theme", "info", "none"], in: folder.path).status == 1)
  }

  @Test("info shows what a theme takes from its parents")
  func inherited() throws {
    try folder.write(
      "themes/child/theme.yaml",
      "parent: mine\nparams:\n  size: {default: []}\n  hue: {default: 1}\n")
    let run = try ToriiProcess(["theme", "info", "child"], in: folder.path)
    #expect(
      run.output.hasSuffix(
        """
        builds on: mine

        Parameters, to be set under params in torii.yaml:
          size: [] (list)
              How big.
          hue: 1 (number)

        """))
    let json = try ToriiProcess(["theme", "info", "child", "--json"], in: folder.path).output
    #expect(json.contains(#""parent":"mine","folder":"./themes/child""#))
  }

  @Test("a theme that cannot be read is an error that names its file")
  func broken() throws {
    try folder.write("themes/bad/theme.yaml", "name: [\n")
    let run = try ToriiProcess(["theme", "list"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("themes/bad/theme.yaml:"))
    #expect(run.output.contains("mine"))
  }
}
