/// What other generators say about a piece of code, as it stands behind a fence here.
enum FenceOptions {
  /// The options that mean the same here, as `linenos=table hl_lines="1 3-4"`, and the names of the
  /// others.
  private static let known = ["linenos", "linenostart", "hl_lines"]

  /// Hugo's text: `linenos=table,hl_lines=1 3-4,linenostart=5`, with quotes already taken away.
  static func hugo(_ text: String) -> (info: String, unknown: [String]) {
    var parts: [String] = []
    var depth = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      // A comma within brackets, or between the lines to mark, parts no options.
      let continues = depth > 0 || !part.contains("=")
      if continues, let last = parts.popLast() {
        parts.append(last + " " + part)
      } else {
        parts.append(String(part))
      }
      depth += part.count { $0 == "[" } - part.count { $0 == "]" }
    }
    return info(parts)
  }

  /// Jekyll's words: `linenos`, `linenos=table`, `mark_lines="1 2"`.
  static func jekyll(_ words: some Sequence<String>) -> (info: String, unknown: [String]) {
    info(
      words.map { word in
        if word == "linenos" { return "linenos=true" }
        return word.hasPrefix("mark_lines=") ? "hl_lines=" + word.dropFirst(11) : word
      })
  }

  private static func info(_ options: [String]) -> (info: String, unknown: [String]) {
    var result: [String] = []
    var unknown: [String] = []
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = TagRewriter.trimmed(parts[0]).lowercased()
      if name.isEmpty { continue }
      let value = parts.count > 1 ? plain(parts[1]) : "true"
      guard known.contains(name), !value.isEmpty else {
        unknown.append(name)
        continue
      }
      result.append(value.contains(" ") ? "\(name)=\"\(value)\"" : "\(name)=\(value)")
    }
    return (result.isEmpty ? "" : " {" + result.joined(separator: " ") + "}", unknown)
  }

  /// Words, numbers and ranges with one space between them; nothing else can stand in a value.
  private static func plain(_ value: Substring) -> String {
    let kept = value.map { character in
      character.isASCII && (character.isLetter || character.isNumber || character == "-")
        ? character : " "
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}
