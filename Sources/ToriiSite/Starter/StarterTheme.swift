/// What `torii new theme` writes: a small theme with every template that a site asks for.
package struct StarterTheme {
  package let name: String

  package init(name: String) { self.name = name }

  /// Writes the theme to the site's `themes` and returns its files; a theme that is there already
  /// is not touched.
  package func write(toSite folder: String) throws(Diagnostic) -> [String] {
    try NewContent.requireSite(folder)
    do throws(PathProblem) {
      try Slug.validate(name)
    } catch {
      throw Diagnostic(
        .error, "\"\(TableReader.clipped(name))\" is no name of a folder: \(error)",
        hint: "a theme's name is that of its folder, as \"my-theme\"")
    }
    let root = "themes/" + name
    let path = folder + "/" + root
    if ((try? FileSystem.statusIfPresent(path)) ?? nil) != nil {
      throw Diagnostic(.error, "there is a theme \"\(name)\" already: \(path)")
    }
    try Self.refuseEscape(folder)
    var written: [String] = []
    for (file, text) in files {
      try StarterFile.write(text, to: folder, root + "/" + file)
      written.append(folder == "." ? root + "/" + file : path + "/" + file)
    }
    return written
  }

  private static func refuseEscape(_ site: String) throws(Diagnostic) {
    guard let real = try? FileSystem.realPath(site + "/themes"),
      let root = try? FileSystem.realPath(site), !real.isContained(in: root)
    else { return }
    throw Diagnostic(.error, "the folder \"themes\" is a link that leaves the site")
  }

  private var title: String { SiteModelBuilder.humanized(name) }

  private var files: [(name: String, text: String)] {
    [("theme.yaml", manifest), ("README.md", readme), ("static/css/\(name).css", Self.style)]
      + Self.templates.map { name, text in
        ("templates/" + name, Self.filled(text, theme: self.name))
      }
  }

  /// The templates are Jinja2's: only the stylesheet's name is ours to fill in.
  private static func filled(_ text: String, theme: String) -> String {
    var result = text
    while let mark = result.range(of: "THEME") { result.replaceSubrange(mark, with: theme) }
    return result
  }

  private var manifest: String {
    """
    name: \(JSONText.quoted(title))
    version: 0.1.0
    description: A theme of my own.
    license: MIT

    # What sites may set under "params". Templates read it as site.params.NAME.
    params:
      accent:
        default: "#9a3324"
        type: string
        description: Colour of links, in any CSS notation.
      date_format:
        default: "%Y-%m-%d"
        type: string
        description: "How dates are written: `long` or strftime directives."
      footer:
        default: ""
        type: string
        description: A line at the foot of every page.

    """
  }

  private var readme: String {
    """
    # \(title)

    A theme for [Torii](https://torii.example.org). To use it, write `theme: \(name)` in `torii.yaml`.

    | parameter | default | meaning |
    |---|---|---|
    | `accent` | `#9a3324` | colour of links |
    | `date_format` | `%Y-%m-%d` | how dates are written |
    | `footer` | | a line at the foot of every page |

    `templates/base.html` is the frame of every page; the other templates fill its block `main`.
    `torii theme info \(name)` shows the parameters, `torii check` looks for broken links.

    """
  }

  private static let style = """
    :root { color-scheme: light dark; }
    html { background: Canvas; color: CanvasText; }
    * { box-sizing: border-box; }
    body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
    a { color: var(--accent); text-underline-offset: .15em; }
    @media (prefers-color-scheme: dark) { a { color: color-mix(in srgb, var(--accent) 45%, white); } }
    :focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
    header nav ul, .list, .pages { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
    .list { flex-direction: column; }
    img, video { max-width: 100%; height: auto; }
    pre, .table-wrap { overflow-x: auto; }
    .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    footer { margin-top: 3rem; font-size: .875rem; }

    """
}
