import Testing
import ToriiSite

/// What the configuration and theme.yaml of a theme may get wrong.
@Suite("Manifests of themes")
struct ThemeManifestTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problems(
    _ manifests: [String: String], params: String = ""
  ) throws -> [String] {
    try folder.write(
      "site/torii.yaml", "base_url: https://example.org\ntheme: one\n" + params)
    try folder.write("site/content/_index.md", "")
    for (name, text) in manifests { try folder.write("site/themes/\(name)/theme.yaml", text) }
    try folder.write("site/themes/one/templates/index.html", "home")
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    return SiteBuilder(options).build().diagnostics.map { problem in
      let place = "\(problem.file ?? ""):\(problem.line ?? 0):\(problem.column ?? 0)"
      return "\(place): \(problem.message)" + (problem.hint.map { " (\($0))" } ?? "")
    }
  }

  @Test(
    "what is wrong with a manifest is said with its place",
    arguments: [
      ("parent: tow\n", #"1:9: the parent theme "tow" was not found (did you mean "two"?)"#),
      ("name: One\nparent: one\n", #"2:9: the theme "one" builds on itself (one → one)"#),
      (
        "parent: ../two\n",
        #"1:9: "parent" must be the name of a theme"#
          + #" (name a theme that lies where this one does, or "sumi")"#
      ),
      (
        "parent: [a]\n",
        #"1:9: "parent" must be the name of a theme"#
          + #" (name a theme that lies where this one does, or "sumi")"#
      ),
      (
        "min_torii: 99.0\n",
        "1:12: the theme needs Torii 99.0; this is 0.1.0"
          + " (update Torii, or use an older version of the theme)"
      ),
      ("min_torii: new\n", #"1:12: "min_torii" is no version (write a version as "0.1.0")"#),
      (
        "params:\n  a: 1\n",
        #"2:3: the parameter "a" needs a "default""#
          + " (write {default: …, type: string, description: …})"
      ),
      (
        "params:\n  a: {default: 1, type: strnig}\n",
        #"2:25: unknown type of the parameter "a" (did you mean "string"?)"#
      ),
      (
        "params:\n  a: {default: 1, type: bool}\n",
        #"2:16: the parameter "a" must be true or false, not a whole number"#
      ),
      (
        "params:\n  a: {default: up, choices: [left, right]}\n",
        #"2:16: "up" is no value of the parameter "a" (values: left, right)"#
      ),
      ("nam: One\n", #"1:1: unknown key "nam" (did you mean "name"?)"#),
    ])
  func manifest(_ text: String, _ problem: String) throws {
    #expect(
      try problems(["one": text, "two": "name: Two\n"]) == ["themes/one/theme.yaml:" + problem])
  }

  @Test("themes that build on each other are an error that shows the circle")
  func circle() throws {
    #expect(
      try problems([
        "one": "parent: two\n", "two": "name: 2\nparent: three\n", "three": "parent: two\n",
      ])
        == [
          #"themes/three/theme.yaml:1:9: the theme "two" builds on itself"#
            + " (one → two → three → two)"
        ])
  }

  private static let declared = """
    params:
      text: {default: a, type: string}
      flag: {default: true, type: bool}
      count: {default: 1, type: int}
      ratio: {default: 1.5}
      list: {default: [], type: list}
      table: {default: {}, type: table}
      side: {default: left, choices: [left, right]}

    """

  @Test(
    "a parameter of another kind is an error at the line of the site's configuration",
    arguments: [
      ("text: [a]", #"must be text, not a list"#),
      ("text: true", "must be text, not true or false"),
      ("flag: \"yes\"", "must be true or false, not text"),
      ("count: 1.5", "must be a whole number, not a number"),
      ("ratio: big", "must be a number, not text"), ("list: a", "must be a list, not text"),
      ("table: [a]", "must be a table of keys, not a list"),
    ])
  func kinds(_ line: String, _ problem: String) throws {
    let name = String(line.prefix { $0 != ":" })
    #expect(
      try problems(["one": Self.declared], params: "params:\n  \(line)\n") == [
        "torii.yaml:4:\(name.count + 5): the parameter \"\(name)\" \(problem)"
      ])
  }

  @Test("a value that is none of the choices is an error with the near miss")
  func choices() throws {
    #expect(
      try problems(["one": Self.declared], params: "params: {side: rigth}\n") == [
        #"torii.yaml:3:16: "rigth" is no value of the parameter "side" (did you mean "right"?)"#
      ])
  }

  @Test("values of the right kind are taken")
  func values() throws {
    let params = "params: {text: 5, flag: false, count: 2, ratio: 2, list: [1], side: right}\n"
    #expect(try problems(["one": Self.declared], params: params) == [])
  }

  @Test("what is wrong with a catalogue is said with its place, and names that say no language")
  func catalogs() throws {
    try folder.write("site/locales/en.po", "msgid \"a\"\nmsgstr oops\n")
    try folder.write("site/locales/french.po.po", "")
    let problems = try problems(["one": ""])
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("locales/en.po:2:") == true)
    #expect(
      problems.last
        == #"locales/french.po.po:0:0: not read: "french.po" is no code of a language"#
        + #" (name the file as "fr.po" or "pt-BR.po")"#)
  }
}
