/// Elements whose text is Markdown because they say `markdown="1"`, as kramdown and Python's Markdown
/// have it.
///
/// CommonMark reads Markdown between tags where blank lines part it from them.
enum MarkdownInHTML {
  private static let marks = [
    " markdown=\"1\"", " markdown='1'", " markdown=1", " markdown=\"block\"", " markdown='block'",
    " markdown=\"span\"", " markdown='span'",
  ]

  static func converted(_ text: String) -> String {
    guard marks.contains(where: { text[...].range(ofText: $0) != nil }) else { return text }
    var output: [Substring] = []
    /// The elements that are open and have the mark, with those of the same names within them.
    var open: [(name: Substring, isMarked: Bool)] = []
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.drop { $0 == " " }
      if let mark = fence {
        if plain.hasPrefix(mark) { fence = nil }
        output.append(line)
      } else if plain.hasPrefix("```") || plain.hasPrefix("~~~") {
        fence = plain.prefix { $0 == plain.first }
        output.append(line)
      } else if let (name, tag) = opening(plain), tag.count < plain.count {
        open.append((name, true))
        output += [tag, ""]
      } else if let last = open.last, plain.hasPrefix("</\(last.name)>") {
        open.removeLast()
        output += last.isMarked ? ["", plain] : [plain]
      } else {
        if let last = open.last, opening(plain)?.name == last.name {
          open.append((last.name, false))
        }
        output.append(open.isEmpty ? line : outdented(line))
      }
    }
    return output.joined(separator: "\n")
  }

  /// The name of an element that opens on a line of its own, and the tag without its mark.
  private static func opening(_ line: Substring) -> (name: Substring, tag: Substring)? {
    guard line.hasPrefix("<") else { return nil }
    let name = line.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let end = line.last { $0 != " " }
    guard !name.isEmpty, end == ">", !line.dropFirst().contains("<") else { return nil }
    for mark in marks {
      guard let found = line.range(ofText: mark) else { continue }
      return (name, Substring(line[..<found.lowerBound] + line[found.upperBound...]))
    }
    return (name, line)
  }

  /// Indentation that is there for the eye must not make code of the text.
  private static func outdented(_ line: Substring) -> Substring {
    let indentation = line.prefix { $0 == " " }.count
    return indentation >= 4 ? line.dropFirst(indentation / 4 * 4) : line
  }
}
