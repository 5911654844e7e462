import ToriiFrontMatter
import ToriiSite

/// What Jekyll's templates say inside content, as plain Markdown.
struct LiquidText {
  let session: ImportSession
  let file: String
  let target: String
  let config: [DataNode.Entry]
  let targets: [String: String]

  func converted(_ body: String, firstLine: Int) -> String {
    var isRaw = false
    let rewriter = TagRewriter([("{%", "%}"), ("{{", "}}"), ("{:", "}")])
    return rewriter.rewrite(body, firstLine: firstLine) { tag in
      if isRaw && tag.content != "endraw" { return nil }
      switch tag.pair {
      case 0: return statement(tag, &isRaw)
      case 1: return output(tag)
      default: return attributes(tag)
      }
    }
  }

  /// kramdown's lists of attributes: those of classes and names are read here too.
  private func attributes(_ tag: TagRewriter.Tag) -> String? {
    let words = TagWords.split(tag.content)
    let isKnown =
      !words.isEmpty
      && words.allSatisfy {
        $0.hasPrefix(".") || $0.hasPrefix("#") || $0.contains("=")
      }
    if isKnown { return nil }
    session.note(
      file, tag.line, "kramdown's \(tag.source) is not carried",
      tag.content == "toc" ? "the theme shows the table of contents" : "remove it or use HTML")
    return ""
  }

  private func statement(_ tag: TagRewriter.Tag, _ isRaw: inout Bool) -> String? {
    let words = TagWords.split(tag.content)
    switch words.first {
    case "raw": isRaw = true
    case "endraw": isRaw = false
    case "highlight": return "```" + (words.count > 1 ? words[1] : "")
    case "endhighlight": return "```"
    case "comment": return "<!--"
    case "endcomment": return "-->"
    case "post_url", "link":
      guard words.count > 1, let found = find(words[1], isPost: words[0] == "post_url") else {
        break
      }
      return RelativeLink.path(from: target, to: found)
    default: break
    }
    if words.first == "raw" || words.first == "endraw" { return "" }
    session.note(
      file, tag.line, "the tag \(tag.source) is not carried", "write what it stands for")
    return nil
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

  /// `title`, or `author.name` in a table.
  private func setting(_ path: Substring) -> String? {
    let parts = path.split(separator: ".")
    guard let first = parts.first, parts.count <= 4 else { return nil }
    var node = config.first { $0.key == first }?.value
    for part in parts.dropFirst() { node = node?[String(part)] }
    return node?.scalarText
  }

  private func output(_ tag: TagRewriter.Tag) -> String? {
    let parts = tag.content.split(separator: "|").map { TagRewriter.trimmed($0) }
    let filters = parts.dropFirst()
    let known = filters.allSatisfy { ["relative_url", "absolute_url", "escape"].contains($0) }
    if let value = parts.first, known {
      if ["site.baseurl", "site.url"].contains(value) { return "" }
      if let quote = value.first, quote == "\"" || quote == "'", value.last == quote,
        value.utf8.count >= 2
      {
        let text = String(value.dropFirst().dropLast())
        return filters.isEmpty || text.hasPrefix("/") ? text : "/" + text
      }
      if value.hasPrefix("site."), let text = setting(value.dropFirst(5)) { return text }
    }
    session.note(
      file, tag.line, "the expression \(tag.source) is not carried", "write what it stands for")
    return nil
  }
}
