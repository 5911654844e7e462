import Testing

@Suite("torii build")
struct BuildCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test("a good site exits 0 with a one-line summary")
  func success() throws {
    try folder.writeSite()
    let run = try ToriiProcess(["build"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("Built 2 pages in "))
    #expect(run.output.hasSuffix(" s\n"))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(folder.text("public/about/index.html") == "About\n")
  }

  @Test("--source and --output lead elsewhere; --quiet is silent")
  func elsewhere() throws {
    try folder.writeSite()
    let run = try ToriiProcess(
      ["build", "--source", folder.path, "--output", folder.path + "/out", "--quiet"])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(folder.exists("out/index.html"))
    #expect(!folder.exists("public"))
  }

  @Test("the number of threads may be joined to the letter", arguments: [["-j1"], ["-j", "2"]])
  func jobs(_ flags: [String]) throws {
    try folder.writeSite()
    #expect(try ToriiProcess(["build", "--quiet"] + flags, in: folder.path).status == 0)
    #expect(try ToriiProcess(["build", "-j0"], in: folder.path).status == 2)
  }

  @Test("an error exits 1 and leaves the last good output as it was")
  func failure() throws {
    try folder.writeSite()
    _ = try ToriiProcess(["build"], in: folder.path)
    try folder.write("content/about.md", "---\ntitle: Changed\n---\n")
    try folder.write("content/bad.md", "---\ndate: never\n---\n")
    let run = try ToriiProcess(["build"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("content/bad.md:2:7: error: \"never\" in \"date\" is no date\n"))
    #expect(run.errors.hasSuffix("Build failed with 1 error; the output is unchanged\n"))
    #expect(folder.text("public/about/index.html") == "About\n")
  }

  @Test("a page that is gone is pruned, a foreign file stays")
  func prune() throws {
    try folder.writeSite()
    try folder.write("content/old.md", "---\ntitle: Old\n---\n")
    _ = try ToriiProcess(["build"], in: folder.path)
    try folder.write("public/CNAME", "example.org")
    try folder.write("content/old.md", "---\ntitle: Old\ndraft: true\n---\n")
    let run = try ToriiProcess(["build", "--verbose"], in: folder.path)
    #expect(!folder.exists("public/old"))
    #expect(folder.text("public/CNAME") == "example.org")
    #expect(run.output.contains("skipped content/old.md: a draft\n"))
    #expect(run.output.contains("(1 draft skipped)"))
  }

  @Test("--strict makes warnings errors")
  func strict() throws {
    try folder.writeSite()
    try folder.write("content/link.md", "[x](gone.md)\n")
    try folder.write("torii.production.yaml", "markdown: {links: warn}\n")
    #expect(try ToriiProcess(["build"], in: folder.path).status == 0)
    #expect(try ToriiProcess(["build", "--strict"], in: folder.path).status == 1)
  }

  @Test("a link that leads nowhere is an error with its line and column")
  func brokenLink() throws {
    try folder.writeSite()
    try folder.write("content/link.md", "text\n\nA [b](gone.md), a [part](about.md#no).\n")
    let run = try ToriiProcess(["build"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("content/link.md:3:7: error: the link to \"gone.md\""))
    #expect(run.errors.contains("content/link.md:3:26: error: \"about.md#no\""))
  }

  @Test("what is skipped is named with the reason")
  func skipped() throws {
    try folder.writeSite()
    try folder.write("content/later.md", "---\ndate: 2999-01-02\n---\n")
    try folder.write("content/noon.md", "---\ndate: 2999-01-02 12:00\n---\n")
    try folder.write("content/over.md", "---\nexpires: 2001-02-03\n---\n")
    let run = try ToriiProcess(["build"], in: folder.path)
    #expect(run.output.contains("skipped content/later.md: scheduled until 2999-01-02\n"))
    #expect(run.output.contains("skipped content/noon.md: scheduled until 2999-01-02T12:00:00Z\n"))
    #expect(run.output.contains("skipped content/over.md: expired since 2001-02-03\n"))
    #expect(try ToriiProcess(["build", "--quiet"], in: folder.path).output.isEmpty)
  }

  @Test("--json gives what is skipped its own date and the reason, drafts too")
  func skippedAsJSON() throws {
    try folder.writeSite()
    try folder.write("content/later.md", "---\ndate: 2999-01-02\n---\n")
    try folder.write("content/old.md", "---\ndate: 2020-03-04\ndraft: true\n---\n")
    try folder.write(
      "content/over.md", "---\ndate: 2000-01-01\nexpires: 2001-02-03\n---\n")
    // The second build answers from what the first remembers.
    for _ in 1...2 {
      let json = try ToriiProcess(["build", "--json"], in: folder.path).output
      #expect(json.hasPrefix(#"{"succeeded":true,"errors":0,"warnings":0,"pages":2,"#))
      #expect(
        json.contains(
          #"{"file":"content/later.md","state":"future","date":"2999-01-02T00:00:00Z","#
            + #""reason":"scheduled until 2999-01-02"}"#))
      #expect(
        json.contains(
          #"{"file":"content/old.md","state":"draft","date":"2020-03-04T00:00:00Z","#
            + #""reason":"a draft"}"#))
      #expect(
        json.contains(
          #"{"file":"content/over.md","state":"expired","date":"2000-01-01T00:00:00Z","#
            + #""reason":"expired since 2001-02-03"}"#))
    }
  }

  @Test("--json prints problems for programs")
  func json() throws {
    try folder.writeSite()
    try folder.write("content/bad.md", "---\ndate: never\n---\n")
    let run = try ToriiProcess(["build", "--json"], in: folder.path)
    #expect(run.output.hasPrefix(#"{"severity":"error","message":"\"never\" in \"date\""#))
  }

  @Test(
    "wrong usage exits 2",
    arguments: [
      ["build", "--nonsense"], ["build", "--jobs", "0"], ["nonsense"], ["new", "site"],
    ])
  func usage(_ arguments: [String]) throws {
    let run = try ToriiProcess(arguments, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("Usage:"))
  }

  @Test(
    "a misspelled command names the one that was meant", arguments: ["buidl", "Build", "biuld"])
  func misspelled(_ command: String) throws {
    let run = try ToriiProcess([command, "--drafts"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("\nHelp:  Did you mean \"torii build\"?\nUsage:"))
  }

  @Test("a folder that is no site, and one that is not there, exit 1 with the reason")
  func noSite() throws {
    let empty = try ToriiProcess(["build"], in: folder.path)
    #expect(empty.status == 1)
    #expect(empty.errors.contains("is no site"))
    let missing = try ToriiProcess(["build", "--source", folder.path + "/gone"])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("No such file or directory"))
  }

  @Test(
    "an output over the site's own files is refused",
    arguments: [".", "content", "..", "templates/x", "/"])
  func dangerousOutput(_ output: String) throws {
    try folder.writeSite()
    let run = try ToriiProcess(["build", "--output", output], in: folder.path)
    #expect(run.status == 1)
    #expect(folder.text("content/about.md") != nil)
  }

  @Test("the clock of reproducible builds is honoured")
  func sourceDateEpoch() throws {
    try folder.writeSite()
    try folder.write("templates/index.html", "{{ now() | date }}\n")
    _ = try ToriiProcess(
      ["build"], in: folder.path, environment: ["SOURCE_DATE_EPOCH": "1000000000"])
    #expect(folder.text("public/index.html") == "2001-09-09\n")
  }

  @Test(
    "every command answers --help and --version",
    arguments: [
      [], ["build"], ["render"], ["new"], ["new", "site"], ["new", "post"],
      ["new", "page"], ["new", "theme"], ["theme"], ["theme", "list"], ["theme", "info"],
      ["import"], ["check"], ["list"],
    ])
  func helpAndVersion(_ command: [String]) throws {
    let help = try ToriiProcess(command + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("USAGE: torii"))
    let version = try ToriiProcess(command + ["--version"])
    #expect(version.status == 0)
    #expect(version.output == "0.1.0\n")
  }
}

@Suite("Configuration of torii build")
struct BuildConfigurationTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeSite()
    try folder.write(
      "templates/index.html", "{{ site.title }} {{ site.base_url }} {{ site.params }}")
    try folder.write(
      "torii.yaml", "title: Base\nbase_url: https://example.org\ntheme: false\nparams: {a: 1}\n")
  }

  @Test("the overlay of the environment goes over the configuration")
  func overlay() throws {
    try folder.write("torii.production.yaml", "title: Live\nparams: {b: 2}\n")
    try folder.write("torii.staging.toml", "base_url = \"https://staging.example.org\"\n")
    _ = try ToriiProcess(["build"], in: folder.path)
    #expect(
      folder.text("public/index.html")
        == "Live https://example.org {&#39;a&#39;: 1, &#39;b&#39;: 2}")
    _ = try ToriiProcess(["build", "--environment", "staging"], in: folder.path)
    #expect(
      folder.text("public/index.html") == "Base https://staging.example.org {&#39;a&#39;: 1}")
  }

  @Test("variables of the process go over both")
  func variables() throws {
    _ = try ToriiProcess(
      ["build"], in: folder.path,
      environment: ["TORII_TITLE": "From outside", "TORII_PARAMS_A": "true"])
    #expect(
      folder.text("public/index.html")
        == "From outside https://example.org {&#39;a&#39;: True}")
  }

  @Test("a problem in an overlay or a variable names it")
  func problems() throws {
    try folder.write("torii.production.yaml", "titel: Live\n")
    let run = try ToriiProcess(
      ["build"], in: folder.path, environment: ["TORII_PAGINATE": "many"])
    #expect(run.status == 1)
    #expect(run.errors.contains("torii.production.yaml:1:1: error: unknown key \"titel\""))
    #expect(run.errors.contains("the environment variable TORII_PAGINATE:1:1: error: \"paginate\""))
  }

  @Test("that may not write so much is a failure with a reason, not a death")
  func fileSizeLimit() throws {
    try folder.writeSite()
    try folder.write("templates/page.html", String(repeating: "filler ", count: 20_000))
    let run = try ToriiProcess(["build"], in: folder.path, afterShellCommand: "ulimit -f 8")
    #expect(run.status == 1)
    #expect(run.errors.contains("about/index.html"))
    #expect(run.errors.contains("too large"))
  }
}
