import Foundation

/// Edits of what holds a site together: folders, settings, what shadows what, and files that look
/// unchanged.
extension EditedSite {
  mutating func editStructure() throws -> String {
    switch next(19) {
    case 0, 1: return try moveFolder()
    case 2: return try swap("data/facts.yaml", "data/renamed.yaml")
    case 3:
      return try swap(
        "templates/shortcodes/box.html", "themes/plain/templates/shortcodes/box.html")
    case 4, 5: return try shadow()
    case 6, 7: return try write("torii.yaml", configuration())
    case 8: return try toggle("torii.production.yaml", "paginate: 2\ndescription: \(word())\n")
    case 9: return try toggle("locales/de.po", Self.catalog(word()))
    case 10: return try toggle("static/about/index.html", word())
    case 11, 12: return try rewriteUnseen()
    case 13:
      return try toggle(
        "content/posts/extra/_index.md",
        "---\ntitle: \(word())\ncascade: {mood: \(word()), tags: [\(word())]}\n---\n")
    case 14: return try editBundle()
    case 15: return try write("data/people.yaml", people())
    case 16: return try toggle("content/tags/tea/_index.md", "---\ntitle: \(word())\n---\nText.\n")
    case 17: return try turnIntoBundle()
    default: return try editParentTheme()
    }
  }

  mutating func configuration() -> String {
    var text = Self.configuration + "description: \(word())\npaginate: \(3 + next(3))\n"
    for (odds, line) in [
      (3, "permalinks: {posts: \"/:year/:slug/\"}"), (3, "gzip: {minimum: 100}"),
      (4, "minify: true"), (3, "summary_length: \(2 + next(5))"), (5, "ugly_urls: true"),
      (5, "timezone: \(pick(["Europe/Berlin", "+13:00", "America/New_York"]))"),
      (5, "archives: \(pick(["year", "month"]))"), (6, "archive: false"), (6, "search: false"),
      (5, "taxonomies: {tags: {permalink: /t/:slug/}, authors: {}}"),
      (5, "menus: {main: [{name: \(word()), url: /posts/}]}"),
      (4, "assets: {fingerprint: true, bundles: {all.css: [site.css, site.css]}}"),
      (5, "cascade: {notes: {mood: \(word()), draft: \(next(2) == 0)}}"),
      (3, "data_pages: [{data: people.yaml, section: people, title: name, slug: id}]"),
      (5, "ascii_slugs: true"), (6, "author: \(word())"), (6, "sitemap: false"),
    ] where next(odds) == 0 {
      text += line + "\n"
    }
    return text
  }

  private mutating func people() -> String {
    (0..<(1 + next(4))).map { "- {id: p\($0), name: \(word()), body: \"*\(word())*\"}\n" }.joined()
  }

  /// Sections become others, with all that is in them.
  private mutating func moveFolder() throws -> String {
    let (one, other) = pick([
      ("content/notes", "content/essays"), ("content/posts/extra", "content/posts/more"),
      ("content/posts", "content/letters"), ("static/pictures", "static/images"),
      ("content/tags", "content/words"),
    ])
    let label = try swap(one, other)
    if label == "nothing" { return label }
    let (from, to) = folder.exists(other) ? (one, other) : (other, one)
    posts = posts.map { $0.hasPrefix(from + "/") ? to + $0.dropFirst(from.count) : $0 }
    return label
  }

  /// Renames one of two to the other, whichever is there; removes nothing.
  private func swap(_ one: String, _ other: String) throws -> String {
    let (from, to) = folder.exists(one) ? (one, other) : (other, one)
    guard folder.exists(from), !folder.exists(to) else { return "nothing" }
    let parent = URL(fileURLWithPath: folder.path + "/" + to).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: folder.path + "/" + from, toPath: folder.path + "/" + to)
    return "\(from) → \(to)"
  }

  /// A file appears before another of its name, or goes again.
  private mutating func shadow() throws -> String {
    let mark = "<!-- \(word()) -->"
    let (path, text) = pick([
      ("themes/plain/templates/post.html", Self.page + mark),
      ("templates/page.html", Self.page + mark),
      ("templates/section.html", Self.list + mark), ("templates/term.html", Self.list + mark),
      ("templates/macros.html", "{% macro line(p) %}[{{ p.url }}]{% endmacro %}"),
      ("static/plain.txt", word()), ("themes/plain/static/site.css", "b { --n: \(next(9)) }\n"),
      ("templates/robots.txt", word()), ("templates/feeds/atom.xml", "<feed>\(word())</feed>"),
      ("themes/plain/locales/en.po", Self.catalog(word())),
      ("templates/archive_year.html", "{{ year }}"),
      ("templates/partials/extra/deep.html", word()),
    ])
    return try toggle(path, text)
  }

  /// Other bytes of the same number, and the time that the file had before.
  private mutating func rewriteUnseen() throws -> String {
    let path = pick(
      [
        "content/about.md", "static/site.css", "static/pictures/one.png", "data/facts.yaml",
        "themes/plain/templates/partials/foot.html", "templates/shortcodes/box.html",
      ] + posts.prefix(4))
    let full = folder.path + "/" + path
    guard var bytes = FileManager.default.contents(atPath: full).map(Array.init),
      let time = try FileManager.default.attributesOfItem(atPath: full)[.modificationDate],
      let place = bytes.lastIndex(where: { (0x61...0x79).contains($0) || $0 == 9 })
    else { return "nothing" }
    bytes[place] = bytes[place] == 9 ? 8 : bytes[place] + 1
    try folder.write(path, bytes: bytes)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: full)
    return path + " with its old time"
  }

  private mutating func editBundle() throws -> String {
    guard let post = posts.first(where: { $0.hasSuffix("/index.md") }) else {
      return try turnIntoBundle()
    }
    let parent = String(post.dropLast("index.md".count))
    let path = parent + pick(["leaf.png", "note.txt", "more/deep.txt"])
    if next(3) == 0 {
      return try write(path, bytes: Self.picture(width: UInt8(1 + next(200))))
    }
    return try toggle(path, word())
  }

  /// `a.md` becomes `a/index.md`, or the other way.
  private mutating func turnIntoBundle() throws -> String {
    let index = next(posts.count)
    let old = posts[index]
    let new =
      old.hasSuffix("/index.md")
      ? old.dropLast("/index.md".count) + ".md" : old.dropLast(".md".count) + "/index.md"
    posts[index] = String(new)
    return try swap(old, String(new))
  }

  private mutating func editParentTheme() throws -> String {
    try folder.write("themes/parent/templates/search.html", "A search.")
    try folder.write("themes/parent/static/parent.txt", word())
    return try write(
      "themes/plain/theme.yaml", next(2) == 0 ? Self.theme : "parent: parent\n" + Self.theme)
  }
}
