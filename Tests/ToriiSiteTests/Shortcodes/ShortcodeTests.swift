import Foundation
import Testing
import ToriiSite

@Suite("Shortcodes")
struct ShortcodeTests {
  /// The HTML of a page with shortcodes, and the problems of building it.
  private func build(
    _ body: String, settings: String = "", templates: [String: String] = [:]
  ) throws -> (html: String, problems: [String]) {
    let folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org/b\nmarkdown: {\(settings)}\n")
    for name in ["index", "section"] { try folder.write("templates/\(name).html", "") }
    try folder.write("templates/page.html", "{{ page.content }}")
    try folder.write("templates/shortcodes/tag.html", "<b>{{ args | join('|') }}{{ n }}</b>")
    try folder.write("templates/shortcodes/box.html", "<div>{{ body }}</div>\n")
    try folder.write("templates/shortcodes/tag2.html", "<b>{{ body }}</b>")
    for (name, text) in templates { try folder.write("templates/shortcodes/\(name)", text) }
    try folder.write("content/p.md", "---\ntitle: P\n---\n" + body)
    try folder.write("content/q.md", "---\ntitle: Q\n---\n# Part\n")
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.jobs = 1
    let report = SiteBuilder(options).build()
    let html = FileManager.default.contents(atPath: folder.path + "/public/p/index.html")
    return (
      html.map { String(decoding: $0, as: UTF8.self) } ?? "",
      report.diagnostics.map { $0.rendered() }
    )
  }

  @Test("headings in bodies have ids of their own, and those of the page keep theirs")
  func headings() throws {
    let (html, problems) = try build(
      "[x](#part-1) [y](#in-it)\n\n{{% box %}}\n## Part\n{{% box %}}\n## In it\n{{% /box %}}\n"
        + "{{% /box %}}\n\n## Part\n\n{{% box %}}\n## Part\n{{% /box %}}\n",
      settings: "anchors: false")
    #expect(problems == [])
    #expect(
      html.components(separatedBy: "\n").filter { $0.contains("<h2") } == [
        "<div><h2 id=\"part-1\">Part</h2>", "<div><h2 id=\"in-it\">In it</h2>",
        "<h2 id=\"part\">Part</h2>", "<div><h2 id=\"part-2\">Part</h2>",
      ])
  }

  @Test(
    "shortcodes stand where they are written",
    arguments: [
      ("a {{% tag2 %}}*b*{{% /tag2 %}}\n", "<p>a <b><em>b</em></b></p>\n"),
      (
        "{{< box >}}a{{< /box >}} {{< box >}}b{{< /box >}}\n\nc\n",
        "<div>a</div> <div>b</div>\n<p>c</p>\n"
      ),
      ("a {{< tag x \"y z\" 3 >}} b\n", "<p>a <b>x|y z|3</b> b</p>\n"),
      ("a {{< tag n=\"1\" />}} b\n", "<p>a <b>1</b> b</p>\n"),
      (
        "https://x.org/a{{< tag x >}} b\n",
        "<p><a href=\"https://x.org/a\">https://x.org/a</a><b>x</b> b</p>\n"
      ),
      ("a\n{{< tag x >}}\nb\n", "<p>a</p>\n<b>x</b>\n<p>b</p>\n"),
      ("{{< box >}}*a* <i>{{< /box >}}\n", "<div>*a* &lt;i&gt;</div>\n"),
      ("{{% box %}}\n*a*\n{{% /box %}}\n", "<div><p><em>a</em></p>\n</div>\n"),
      (
        "{{< box >}}{{< box >}}a{{< tag x >}}{{< /box >}}{{< /box >}}\n",
        "<div><div>a<b>x</b></div></div>\n"
      ),
      (
        "`{{< tag >}}` `{{</* tag */>}}` {{</* tag x */>}}\n",
        "<p><code>{{&lt; tag &gt;}}</code> <code>{{&lt; tag &gt;}}</code> {{&lt; tag x &gt;}}</p>\n"
      ),
      (
        "[a]({{< relref \"q.md#part\" >}}) {{< ref \"q\" >}}\n",
        "<p><a href=\"/b/q/#part\">a</a> https://e.org/b/q/</p>\n"
      ),
      (
        "{{ page.title }} {{ \"x\" | upper }} {% raw %}\n",
        "<p>{{ page.title }} {{ &quot;x&quot; | upper }} {% raw %}</p>\n"
      ),
    ])
  func renders(_ body: String, _ expected: String) throws {
    let built = try build(body, settings: "smart: false, anchors: false")
    #expect(built.problems == [])
    #expect(built.html == expected)
  }

  @Test("Zola's shortcodes are read on request")
  func zola() throws {
    let built = try build(
      "a {{ tag(n=5) }} {{ x }}\n\n{% box() %}\n*a*\n{% end %}\n",
      settings: "shortcodes: zola")
    #expect(built.problems == [])
    #expect(built.html == "<p>a <b>5</b> {{ x }}</p>\n<div><p><em>a</em></p>\n</div>\n")
  }

  @Test("shortcodes can be switched off")
  func off() throws {
    let built = try build("{{< tag >}}\n", settings: "shortcodes: none")
    #expect(built.html == "<p>{{&lt; tag &gt;}}</p>\n")
  }

  @Test(
    "problems are located",
    arguments: [
      (
        "a {{< tga >}}\n", "content/p.md:4:3: error: unknown shortcode \"tga\"",
        "did you mean \"tag\"?"
      ),
      ("{{< box >}}\n", "content/p.md:4:1: error: the shortcode \"box\" is not closed", "/box"),
      ("\n{{< /box >}}\n", "content/p.md:5:1: error: \"box\" closes no shortcode", ""),
      (
        "{{< tag a=\n", "content/p.md:4:1: error: the shortcode \"tag\" is not ended by \">}}\"", ""
      ),
      (
        "{{< ref \"qq.md\" >}}\n", "content/p.md:4:1: error: \"ref\" leads to no page: \"qq.md\"",
        "did you mean \"q.md\"?"
      ),
    ])
  func problems(_ body: String, _ message: String, _ hint: String) throws {
    let problems = try build(body).problems
    #expect(problems.first?.hasPrefix(message) == true)
    #expect(hint.isEmpty || problems.first?.contains(hint) == true)
  }

  @Test("a problem in a template tells the page")
  func templateProblem() throws {
    let problems = try build("{{< bad >}}\n", templates: ["bad.html": "{{ 1 | nope }}"]).problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains("templates/shortcodes/bad.html:1") == true)
    #expect(problems.first?.contains("content/p.md:4") == true)
  }

  @Test(
    "hostile shortcodes end in time",
    arguments: [
      "{{<", "{{< a", "{{< a \"", "{{< tag >}}", "{{< box >}}", "{{< /box >}}", "{{% box %}}\n",
      "{{< tag `", "{{</*", "{{< a {{< b ", "{{< x >}}",
    ])
  func hostile(_ unit: String) throws {
    _ = try build(String(repeating: unit, count: 3000))
  }
}
