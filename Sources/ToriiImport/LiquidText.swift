import ToriiFrontMatter
import ToriiSite

/// What Jekyll's templates say inside content, as plain Markdown with shortcodes.
///
/// Settings and front matter are put in, links and code blocks become Markdown, includes become
/// shortcodes. The rest is left out, as the old site showed other text in its place, and noted.
struct LiquidText {
  let session: ImportSession
  let stubs: ShortcodeStubs
  let values: LiquidValues
  let file: String
  let target: String
  let targets: [String: String]

  private var output = ""
  /// Whether each block that is open shows its text, and what ends it.
  private var blocks: [(end: String, isShown: Bool)] = []
  private var commentLine = 0

  init(
    session: ImportSession, stubs: ShortcodeStubs, values: LiquidValues, file: String,
    target: String, targets: [String: String]
  ) {
    self.session = session
    self.stubs = stubs
    self.values = values
    self.file = file
    self.target = target
    self.targets = targets
  }

  mutating func converted(_ body: String, firstLine: Int) -> String {
    var scanner = LiquidScanner(body, firstLine: firstLine)
    while let piece = scanner.next() {
      switch piece {
      case .text(let text): write(text)
      case .statement(let tag): statement(tag)
      case .output(let tag): expression(tag)
      case .attributes(let tag): attributes(tag)
      case .extension_(let tag): kramdown(tag)
      }
    }
    return output
  }

  private var isShown: Bool { blocks.last?.isShown ?? true }

  private mutating func write(_ text: String) {
    if isShown { output += text }
  }

  private func note(_ tag: LiquidScanner.Tag, _ message: String, _ advice: String) {
    if isShown { session.note(file, tag.line, message, advice) }
  }

  // MARK: Statements

  private mutating func statement(_ tag: LiquidScanner.Tag) {
    let words = TagWords.split(tag.content)
    let name = words.first ?? ""
    if name.hasPrefix("end") { return close(String(name.dropFirst(3))) }
    switch name {
    case "raw", "seo", "feed_meta", "break", "continue": return
    case "comment": open("comment", isShown: false)
    case "highlight":
      let options = FenceOptions.jekyll(words.dropFirst(2))
      write("```" + (words.count > 1 ? words[1] : "") + options.info)
      for name in options.unknown {
        note(
          tag, "\"\(name)\" of \"highlight\" is not carried", "see what the code should look like")
      }
    case "if", "unless", "case", "else", "elsif", "when": condition(tag, name, words)
    case "for", "tablerow", "capture":
      note(tag, "the block \(tag.source) is left out", "write what it showed")
      open(name, isShown: false)
    case "post_url", "link":
      guard words.count > 1, let found = find(words[1], isPost: name == "post_url") else {
        return note(tag, "the link \(tag.source) leads nowhere", "mend the link")
      }
      write(RelativeLink.path(from: target, to: found))
    case "include", "include_relative", "include_cached":
      include(tag, words.dropFirst())
    case "gist":
      let parts = (words.count > 1 ? words[1] : "").split(separator: "/")
      if parts.count == 2 { return write("{{< gist \(parts[0]) \(parts[1]) >}}") }
      note(tag, "the tag \(tag.source) is left out", "write what it showed")
    default: note(tag, "the tag \(tag.source) is left out", "write what it showed")
    }
  }

  private mutating func open(_ name: String, isShown shows: Bool) {
    // Deeper blocks are all hidden or all shown as this one; the list stays small.
    guard blocks.count < 100 else { return }
    blocks.append((name, isShown && shows))
  }

  private mutating func close(_ name: String) {
    if name == "highlight" { return write("```") }
    guard let index = blocks.lastIndex(where: { $0.end == name }) else { return }
    blocks.removeSubrange(index...)
  }

  /// A condition that names one value is decided; of another one the first text stays.
  private mutating func condition(_ tag: LiquidScanner.Tag, _ name: String, _ words: [String]) {
    switch name {
    case "if", "unless":
      var shows = true
      if words.count == 2, let truth = values.truth(of: words[1]) {
        shows = truth == (name == "if")
      } else {
        note(tag, "of the condition \(tag.source) the first text stays", "see if it is right")
      }
      open(name, isShown: shows)
    case "case":
      note(tag, "of the choice \(tag.source) all texts stay", "see which is right")
      open(name, isShown: true)
    default:
      guard let last = blocks.indices.last, ["if", "unless"].contains(blocks[last].end) else {
        return
      }
      let outer = blocks.dropLast().last?.isShown ?? true
      blocks[last].isShown = outer && name == "else" && !blocks[last].isShown
    }
  }

  /// `{% include figure.html src="a.png" %}` as a shortcode that the site has to write.
  private mutating func include(_ tag: LiquidScanner.Tag, _ words: ArraySlice<String>) {
    guard let path = words.first, !path.contains("{") else {
      return note(tag, "the tag \(tag.source) is left out", "write what it showed")
    }
    if ["toc", "toc.html"].contains(path) { return }
    var name = "include-"
    for scalar in SourcePath(path).stem.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      name.unicodeScalars.append(isPlain || scalar == "_" ? scalar : "-")
    }
    if !isShown { return }
    var call = "{{< " + name
    for (key, value) in LiquidArguments.read(tag.content) {
      guard let text = values.text(ofArgument: value) else {
        note(tag, "the argument \(key)=\(value) is left out", "write its value")
        continue
      }
      call += " \(key)=\"" + LiquidArguments.quoted(text) + "\""
    }
    stubs.use(name, in: file, line: tag.line, hasBody: false, source: "_includes/" + path)
    write(call + " >}}")
  }

  private func find(_ name: String, isPost: Bool) -> String? {
    let name = name.hasPrefix("/") ? String(name.dropFirst()) : name
    if !isPost { return targets[name] }
    for suffix in [".md", ".markdown", ".html", ".mkd"] {
      if let found = targets["_posts/" + name + suffix] { return found }
      let path = SourcePath(name)
      let nested = [path.folder.string, "_posts", String(path.name) + suffix]
      if let found = targets[nested.joined(separator: "/")] { return found }
    }
    return nil
  }

  // MARK: Expressions

  private mutating func expression(_ tag: LiquidScanner.Tag) {
    if !isShown { return }
    if let text = values.evaluate(tag.content) { return write(text) }
    note(tag, "the expression \(tag.source) is left out", "write what it showed")
  }

  // MARK: kramdown

  /// Classes and names are read here too; the place of the table of contents is the theme's.
  private mutating func attributes(_ tag: LiquidScanner.Tag) {
    if tag.content == "toc" || tag.content.hasPrefix("toc ") || tag.content.hasSuffix(" toc") {
      dropLastLine()
      return note(
        tag, "kramdown's \(tag.source) is not carried", "the theme shows the table of contents")
    }
    let words = TagWords.split(tag.content)
    let isKnown =
      !words.isEmpty
      && words.allSatisfy { $0.hasPrefix(".") || $0.hasPrefix("#") || $0.contains("=") }
    if isKnown || words.isEmpty { return write(tag.source) }
    note(tag, "kramdown's \(tag.source) is not carried", "remove it or use HTML")
  }

  /// The list item that stands for the table of contents.
  private mutating func dropLastLine() {
    guard isShown, output.last == "\n" else { return }
    // Such an item is short; a longer line is none.
    let before = output.dropLast().suffix(200)
    var start = before.startIndex
    if let end = before.lastIndex(of: "\n") {
      start = before.index(after: end)
    } else if before.count == 200 {
      return
    }
    let line = before[start...]
    guard line.hasPrefix("* ") || line.hasPrefix("- ") || line.hasPrefix("1. ") else { return }
    output.removeSubrange(start...)
  }

  private mutating func kramdown(_ tag: LiquidScanner.Tag) {
    switch tag.content.prefix(while: { $0 != " " }) {
    case ":comment": open("kramdown", isShown: false)
    case "/comment", "/": close("kramdown")
    case ":nomarkdown", ":options", "/nomarkdown": return
    default: note(tag, "kramdown's \(tag.source) is not carried", "remove it or use HTML")
    }
  }
}
