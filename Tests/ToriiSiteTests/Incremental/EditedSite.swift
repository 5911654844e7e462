import Foundation

/// A small site with much in it, and edits of every kind made to it by chance.
///
/// The same seed makes the same edits.
struct EditedSite {
  let folder: TemporaryFolder
  var now = 1_800_000_000
  private var chance: Chance
  var posts: [String] = []
  var counter = 0

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    chance = Chance(seed)
    for (path, text) in Self.files { try folder.write(path, text) }
    for number in 0..<12 {
      let path = "content/posts/post-\(number).md"
      posts.append(path)
      try folder.write(path, post())
    }
  }

  // MARK: Chance

  /// Seeds for a test: so many, or more of them where `TORII_SEEDS` says by how many times.
  static func seeds(_ count: Int) -> [UInt64] {
    let factor = ProcessInfo.processInfo.environment["TORII_SEEDS"].flatMap { Int($0) } ?? 1
    return (1...UInt64(max(1, count * factor))).map(\.self)
  }

  /// Numbers that look random and are the same for the same seed.
  struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  mutating func next(_ bound: Int) -> Int { chance.next(bound) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[next(elements.count)]
  }

  mutating func word() -> String {
    pick(["tea", "cup", "leaf", "water", "kettle", "green", "black", "slow", "steep", "pour"])
  }

  mutating func sentence() -> String {
    (0..<(3 + next(6))).map { _ in word() }.joined(separator: " ") + "."
  }

  mutating func post() -> String {
    counter += 1
    var lines = ["---", "title: \(word()) \(word()) \(counter)"]
    let isToCome = next(14) == 0
    if isToCome { lines.append("date: 2027-0\(1 + next(9))-01") }
    if !isToCome, next(8) > 0 { lines.append("date: 2026-0\(1 + next(9))-1\(next(10))") }
    if next(10) == 0 { lines.append("date_note: x") }
    if next(12) == 0 { lines.append("draft: true") }
    if next(12) == 0 { lines.append("expires: 2027-01-1\(next(10))") }
    if next(10) == 0 { lines.append("weight: \(next(4))") }
    if next(10) == 0 { lines.append("slug: slug-\(counter)") }
    if next(10) == 0 { lines.append("aliases: [/old/\(counter)/]") }
    if next(10) == 0 { lines.append("menu: main") }
    lines.append("tags: [\(word()), \(word())]")
    lines += ["---", body()]
    return lines.joined(separator: "\n")
  }

  private mutating func body() -> String {
    var parts = [sentence()]
    for _ in 0..<next(4) {
      switch next(9) {
      case 0: parts.append("## \(word()) \(word())")
      case 1: parts.append("![a picture](/pictures/one.png)")
      case 2 where !posts.isEmpty:
        let name = pick(posts).split(separator: "/").last.map(String.init) ?? ""
        parts.append("See [that](\(name)) and [about](../about.md#us).")
      case 3: parts.append("{{< box \"\(word())\" >}}\(word()){{< /box >}}")
      case 4: parts.append("[[about]] \(sentence())")
      case 5: parts.append("<!--more-->")
      default: parts.append(sentence())
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  // MARK: Edits

  /// Changes something; returns what, for messages.
  mutating func edit() throws -> String {
    switch next(44) {
    case 0...5: return try editBody()
    case 6...8: return try rewritePost()
    case 9, 10: return try addPost()
    case 11: return try deletePost()
    case 12: return try renamePost()
    case 13, 14:
      now += pick([60, 86_400, 40 * 86_400])
      return "the clock"
    case 15: return try write("content/about.md", Self.about + sentence() + "\n")
    case 16: return try editSection()
    case 17: return try toggle("content/posts/extra/notes.txt", word())
    case 18: return try translate()
    case 19: return try write("torii.yaml", configuration())
    case 20: return try write("data/facts.yaml", "steep: \(next(9))\nname: \(word())\n")
    case 21: return try toggle("data/more/deep.json", "{\"cups\": \(next(9))}")
    case 22: return try write("static/site.css", "body { --n: \(next(99)) }\n")
    case 23:
      return try write("static/pictures/one.png", bytes: Self.picture(width: UInt8(1 + next(200))))
    case 24: return try write("locales/en.po", Self.catalog(word()))
    case 25...31: return try editTemplate()
    default: return try editStructure()
    }
  }

  private mutating func editTemplate() throws -> String {
    switch next(7) {
    case 0: return try write("themes/plain/templates/page.html", Self.page + "<!-- \(word()) -->")
    case 1:
      return try write("themes/plain/templates/partials/foot.html", "<footer>\(word())</footer>")
    case 2: return try write("templates/shortcodes/box.html", Self.box + word())
    case 3: return try toggle("templates/post.html", Self.page + "<!-- a post -->")
    case 4: return try toggle("templates/partials/foot.html", "<footer>mine</footer>")
    case 5:
      return try write("themes/plain/theme.yaml", Self.theme + "  shade: {default: \(word())}\n")
    default:
      return try toggle(
        "templates/base.html", "{% extends \"theme/base.html\" %}{% block end %}end{% endblock %}")
    }
  }

  private mutating func editSection() throws -> String {
    try write(
      "content/posts/_index.md",
      "---\ntitle: \(word())\nsort_by: \(pick(["date", "title", "weight"]))\n"
        + (counter % 2 == 0 ? "" : "paginate: {by: 3, list: below}\n")
        + "cascade: {mood: \(word())}\n---\n\(sentence())\n")
  }

  /// A page in the other language, with or without one that it translates.
  private mutating func translate() throws -> String {
    let name = next(3) == 0 ? "content/about.de.md" : "content/posts/post-\(next(4)).de.md"
    if folder.exists(name), next(3) == 0 {
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
      return "deleted " + name
    }
    return try write(name, post())
  }

  private mutating func editBody() throws -> String {
    guard !posts.isEmpty else { return try addPost() }
    let path = pick(posts)
    return try write(path, (folder.text(path) ?? "") + "\n" + sentence() + "\n")
  }

  private mutating func rewritePost() throws -> String {
    guard !posts.isEmpty else { return try addPost() }
    return try write(pick(posts), post())
  }

  private mutating func addPost() throws -> String {
    counter += 1
    let path = pick([
      "content/posts/new-\(counter).md", "content/posts/bundle-\(counter)/index.md",
      "content/notes/note-\(counter).md", "content/posts/2026-02-03-dated-\(counter).md",
    ])
    posts.append(path)
    return try write(path, post())
  }

  private mutating func deletePost() throws -> String {
    guard posts.count > 6 else { return try addPost() }
    let path = posts.remove(at: next(posts.count))
    try FileManager.default.removeItem(atPath: folder.path + "/" + path)
    return "deleted " + path
  }

  private mutating func renamePost() throws -> String {
    guard !posts.isEmpty else { return try addPost() }
    let index = next(posts.count)
    let old = posts[index]
    counter += 1
    posts[index] = "content/posts/renamed-\(counter).md"
    try FileManager.default.moveItem(
      atPath: folder.path + "/" + old, toPath: folder.path + "/" + posts[index])
    return "renamed \(old)"
  }

  func write(_ path: String, _ text: String) throws -> String {
    try folder.write(path, text)
    return path
  }

  func write(_ path: String, bytes: [UInt8]) throws -> String {
    try folder.write(path, bytes: bytes)
    return path
  }

  func toggle(_ path: String, _ text: String) throws -> String {
    if folder.exists(path) {
      try FileManager.default.removeItem(atPath: folder.path + "/" + path)
      return "deleted " + path
    }
    return try write(path, text)
  }
}
