import Foundation

/// A small site in one language, and edits by chance that are mostly of the text and titles of its
/// pages.
struct EditedText {
  let folder: TemporaryFolder
  let now = 1_800_000_000
  private var chance: EditedSite.Chance
  private var posts: [String] = []
  private var counter = 0

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    chance = EditedSite.Chance(seed)
    for (path, text) in EditedSite.files where path != "content/clock.md" {
      try folder.write(path, text)
    }
    try folder.write("torii.yaml", configuration(hasNames: seed % 3 == 0))
    try folder.write(
      "content/posts/_index.md",
      "---\ntitle: Posts\nsort_by: \(pick(["date", "title", "weight", "length"]))\n"
        + ["paginate: {by: 3, list: below}\n", "", "paginate: {by: 3, list: pages}\n"][
          Int(seed % 3)]
        + "cascade: {mood: calm, description: of all}\n---\nAll posts.\n")
    try folder.write("content/posts/bundle/index.md", post(12))
    try folder.write("content/posts/bundle/leaf.png", bytes: EditedSite.picture(width: 9))
    for number in 0..<12 {
      posts.append("content/posts/post-\(number).md")
      try folder.write(posts[number], post(number))
    }
    posts.append("content/posts/bundle/index.md")
    posts.append("content/about.md")
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[chance.next(elements.count)]
  }

  private mutating func word() -> String {
    counter += 1
    return pick(["tea", "cup", "leaf", "water \"hot\"", "3 < 4 & more", "grün", "{{ x }}"])
      + " \(counter)"
  }

  private mutating func configuration(hasNames: Bool) -> String {
    """
    title: Tea
    base_url: https://example.org/tea
    theme: plain
    llms: true
    paginate: 4
    feeds: {sections: true, terms: [tags]}
    archives: year
    markdown: {links: warn, wikilinks: \(hasNames), shortcodes: hugo, image_sizes: true}
    summary_length: \(pick([0, 4]))

    """
  }

  private mutating func post(_ number: Int) -> String {
    """
    ---
    title: Post \(word())
    date: 2026-0\(1 + number % 9)-1\(number % 3)
    tags: [\(pick(["red", "green"])), \(pick(["hot", "cold"]))]
    ---
    Text of \(word()).

    ## Part \(number % 4)

    See [that](/posts/post-\((number + 1) % 12).md#part-\((number + 1) % 4)), [about](/about.md#us).

    ![leaf](/posts/bundle/leaf.png) {{< box "one" >}}two{{< /box >}}

    """
  }

  /// Changes something; returns what, for messages.
  mutating func edit() throws -> String {
    let path = pick(posts)
    var text = folder.text(path) ?? ""
    let kind = chance.next(24)
    switch kind {
    case 0...7: text += "\nMore \(word()).\n"
    case 8...11: replaceLine("title:", with: "title: '\(word())'", in: &text)
    case 12: replaceLine("title:", with: "title: '\(word())'\ndescription: \(counter)", in: &text)
    case 13: replaceLine("title:", with: "title: x\nsummary: Short \(counter)", in: &text)
    case 14: text = text.replacingOccurrences(of: "Text of", with: "Text <!--more--> of")
    case 15: replaceLine("tags:", with: "tags: [blue, \(pick(["hot", "cold"]))]", in: &text)
    case 16: replaceLine("tags:", with: "noindex: \(pick([true, false]))\ntags: [red]", in: &text)
    case 17: replaceLine("tags:", with: "mood: \(counter)\ntags: [red]", in: &text)
    case 18: replaceLine("date:", with: "date: 2026-0\(1 + chance.next(9))-20", in: &text)
    case 19:
      text = text.replacingOccurrences(of: "## Part", with: "## Section \(counter)\n\n## Part")
    case 20: text += "\n[[Post \(counter)]] and [gone](gone.md)\n"
    case 21: text = text.replacingOccurrences(of: "and [gone](gone.md)", with: "")
    case 22:
      try folder.write("templates/partials/foot.html", "<footer>\(word())</footer>")
      return "a template"
    default:
      counter += 1
      try folder.write("content/posts/new-\(counter).md", post(counter % 12))
      return "a new page"
    }
    try folder.write(path, text)
    return "\(kind) in \(path)"
  }

  /// Replaces a line of the front matter, which stays without doubles.
  private func replaceLine(_ start: String, with lines: String, in text: inout String) {
    let parts = text.components(separatedBy: "---\n")
    guard parts.count >= 3 else { return }
    let keys = lines.split(separator: "\n").map { $0.prefix { $0 != ":" } + ":" }
    let kept = parts[1].split(separator: "\n").filter { line in
      !keys.contains { line.hasPrefix($0) }
    }
    let front = (kept.joined(separator: "\n") + "\n" + lines + "\n")
    text = "---\n" + front + "---\n" + parts[2...].joined(separator: "---\n")
  }
}
