/// What Python's Markdown has beyond CommonMark, as this site writes it.
enum PythonMarkdown {
  /// Line by line: `[TOC]` goes, `!!! note` and indented code with a `:::language` line change.
  static func converted(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var output: [String] = []
    var fence: Substring?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let plain = line.drop { $0 == " " }
      let isTop = line.utf8.count - plain.utf8.count < 4
      if let open = fence {
        if plain.hasPrefix(open), isTop { fence = nil }
      } else if isTop, plain.hasPrefix("```") || plain.hasPrefix("~~~") {
        fence = plain.prefix { $0 == plain.first }
        output.append(opening(line, plain, fence ?? "```"))
        index += 1
        continue
      } else if line == "[TOC]" {
        index += 1
        continue
      } else if line.hasPrefix("!!! ") {
        index += 1
        output += admonition(line.dropFirst(4), indented(lines, &index))
        continue
      } else if line.hasPrefix("    "), output.last?.isEmpty ?? true, let name = language(plain) {
        index += 1
        output += ["```" + name] + indented(lines, &index) + ["```", ""]
        continue
      }
      output.append(fence == nil ? attributes(line) : String(line))
      index += 1
    }
    return output.joined(separator: "\n")
  }

  /// `~~~{.python hl_lines="1"}` as `~~~python`.
  private static func opening(
    _ line: Substring, _ plain: Substring, _ fence: Substring
  ) -> String {
    let info = plain.dropFirst(fence.count).drop { $0 == " " }
    guard info.hasPrefix("{") else { return String(line) }
    let name = info.dropFirst().drop { $0 == " " || $0 == "." || $0 == ":" }
      .prefix { $0.isLetter || $0.isNumber || "+#-_".contains($0) }
    return fence + String(name)
  }

  /// The lines that four spaces indent, without them and without empty lines at the end.
  private static func indented(_ lines: [Substring], _ index: inout Int) -> [String] {
    var inner: [String] = []
    while index < lines.count {
      let line = lines[index]
      let isBlank = line.allSatisfy { $0 == " " }
      if !isBlank, !line.hasPrefix("    ") { break }
      inner.append(isBlank ? "" : String(line.dropFirst(4)))
      index += 1
    }
    while inner.last?.isEmpty == true { inner.removeLast() }
    return inner
  }

  private static let kinds = [
    "note": "NOTE", "info": "NOTE", "seealso": "NOTE", "tip": "TIP", "hint": "TIP",
    "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "caution": "CAUTION",
    "danger": "CAUTION", "error": "CAUTION",
  ]

  /// `note "A title"` with its text.
  private static func admonition(_ head: Substring, _ text: [String]) -> [String] {
    let words = TagWords.split(String(head))
    let name = words.first?.lowercased() ?? "note"
    let hasTitle = head.contains("\"")
    var title = hasTitle && words.count > 1 ? words.last ?? "" : ""
    if title.isEmpty, kinds[name] == nil { title = name.prefix(1).uppercased() + name.dropFirst() }
    let first = "> [!\(kinds[name] ?? "NOTE")]" + (title.isEmpty ? "" : " " + title)
    return [first] + text.map { $0.isEmpty ? ">" : "> " + $0 } + [""]
  }

  /// `:::python`, `:::python hl_lines="1 3"` and `#!python` as what stands behind a fence.
  private static func language(_ line: Substring) -> String? {
    for mark in [":::", "#!"] where line.hasPrefix(mark) {
      let rest = line.dropFirst(mark.count)
      let name = rest.prefix { $0.isLetter || $0.isNumber || "+#-_".contains($0) }
      let tail = rest.dropFirst(name.count)
      guard !name.isEmpty, tail.isEmpty || tail.hasPrefix(" hl_lines=") else { continue }
      return name + FenceOptions.hugo(TagWords.split(String(tail)).joined(separator: ",")).info
    }
    return nil
  }

  /// `{: .wide }` behind a link, an image or a heading as `{.wide}`; on a line of its own it stays.
  private static func attributes(_ line: Substring) -> String {
    guard line.utf8.contains(0x7B), !line.drop(while: { $0 == " " }).hasPrefix("{:") else {
      return String(line)
    }
    return TagRewriter([("{:", "}")]).rewrite(String(line), firstLine: 1) { "{\($0.content)}" }
  }
}
