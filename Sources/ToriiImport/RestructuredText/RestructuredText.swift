/// Turns the common part of reStructuredText into Markdown. What has no like is named.
///
/// The text is read by lines and their indentation, once; inline markup is read in one pass over
/// each paragraph.
package struct RestructuredText {
  /// A line with its number in the file.
  package struct Line {
    package var text: Substring
    package let number: Int

    var isBlank: Bool { text.allSatisfy { $0 == " " } }
    var indent: Int { text.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
  }

  /// A `:name: value` line at the top.
  package struct Field {
    package let name: String
    package let value: String
    package let line: Int
  }

  package private(set) var title: String?
  package private(set) var fields: [Field] = []
  package private(set) var body = ""
  /// What was not carried, by line.
  package internal(set) var notes: [(line: Int, message: String)] = []

  /// Where names lead: addresses by name in lower case.
  var targets: [String: String] = [:]
  var anonymousTargets: [String] = []
  var anonymousUsed = 0
  /// `|name|`, as Markdown.
  var substitutions: [String: String] = [:]
  var automaticFootnotes = (used: 0, defined: 0)
  /// The characters under titles, in the order in which they came: the first is the highest level.
  private var styles: [String] = []

  static let maximumDepth = 24

  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { Line(text: Self.expanded($1), number: $0 + 1) }
    let start = readHead(lines)
    collectTargets(lines)
    body = blocks(Array(lines[start...]), depth: 0).joined(separator: "\n") + "\n"
  }

  /// Tabs go to the next multiple of eight.
  private static func expanded(_ line: Substring) -> Substring {
    guard line.utf8.contains(9) else { return line }
    var result = ""
    for character in line {
      if character == "\t" {
        result += String(repeating: " ", count: 8 - result.count % 8)
      } else {
        result.append(character)
      }
    }
    return Substring(result)
  }

  // MARK: The head

  /// The title and the fields; returns the index of the first line of the text.
  private mutating func readHead(_ lines: [Line]) -> Int {
    var index = 0
    func skipBlank() { while index < lines.count, lines[index].isBlank { index += 1 } }
    skipBlank()
    if let heading = heading(lines, index) {
      title = plain(heading.text)
      styles.append(heading.style)
      index = heading.next
      skipBlank()
    }
    while index < lines.count, let (name, value) = Self.field(lines[index].text) {
      let line = lines[index].number
      var text = value
      index += 1
      while index < lines.count, lines[index].indent > 0, !lines[index].isBlank {
        text += " " + lines[index].text.drop { $0 == " " }
        index += 1
      }
      fields.append(Field(name: name.lowercased(), value: text, line: line))
    }
    return index
  }

  /// `:name: value`.
  static func field(_ line: Substring) -> (name: String, value: String)? {
    guard line.first == ":" else { return nil }
    let rest = line.dropFirst()
    guard let end = rest.firstIndex(of: ":"), end != rest.startIndex else { return nil }
    let after = rest[rest.index(after: end)...]
    guard after.isEmpty || after.first == " " else { return nil }
    return (String(rest[..<end]), TagRewriter.trimmed(after))
  }

  // MARK: Titles

  private static let punctuation = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

  /// The character of a line that is nothing but one punctuation mark, at least twice.
  static func rule(_ line: Line) -> Character? { rule(line, besides: "  ") }

  /// The same beside a title: as long as that, or four characters.
  private static func rule(_ line: Line, besides title: Substring) -> Character? {
    let text = TagRewriter.trimmed(line.text)
    guard line.indent == 0, let first = text.first, punctuation.contains(first),
      text.count >= min(4, title.count), text.allSatisfy({ $0 == first })
    else { return nil }
    return first
  }

  /// A title, with a line under it or around it.
  private func heading(
    _ lines: [Line], _ index: Int
  ) -> (text: String, style: String, next: Int)? {
    guard index + 1 < lines.count else { return nil }
    if index + 2 < lines.count, !lines[index + 1].isBlank {
      let title = Substring(TagRewriter.trimmed(lines[index + 1].text))
      // A mark of lists alone on a line is an empty item.
      if let over = Self.rule(lines[index], besides: title),
        !("-+*".contains(over) && title.count == 1),
        Self.rule(lines[index + 2], besides: title) == over
      {
        return (String(title), "\(over)\(over)", index + 3)
      }
    }
    let title = Substring(TagRewriter.trimmed(lines[index].text))
    guard !title.isEmpty, lines[index].indent == 0, Self.rule(lines[index]) == nil,
      let under = Self.rule(lines[index + 1], besides: title)
    else { return nil }
    return (String(title), String(under), index + 2)
  }

  private mutating func level(of style: String) -> Int {
    if let known = styles.firstIndex(of: style) { return min(max(known + 1, 2), 6) }
    styles.append(style)
    return min(max(styles.count, 2), 6)
  }

  // MARK: Blocks

  /// The blocks of lines that begin at the same column, as lines of Markdown.
  mutating func blocks(_ lines: [Line], depth: Int) -> [String] {
    guard depth < Self.maximumDepth else {
      if let first = lines.first {
        notes.append((first.number, "this is nested too deeply"))
      }
      return []
    }
    var output: [String] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        if output.last?.isEmpty == false { output.append("") }
        index += 1
      } else if depth == 0, let heading = heading(lines, index) {
        output += [
          String(repeating: "#", count: level(of: heading.style)) + " "
            + inline(heading.text, line.number), "",
        ]
        index = heading.next
      } else if depth == 0, Self.rule(line) != nil, line.text.count >= 4,
        lines.dropFirst(index + 1).first?.isBlank ?? true, !Self.isSimpleTableRule(line)
      {
        output += ["* * *", ""]
        index += 1
      } else {
        output += block(lines, &index, depth)
        if output.last?.isEmpty == false { output.append("") }
      }
    }
    while output.last?.isEmpty == true { output.removeLast() }
    return output
  }

  private mutating func block(_ lines: [Line], _ index: inout Int, _ depth: Int) -> [String] {
    let line = lines[index]
    if line.indent > 0 {
      let inner = indented(lines, &index, from: 1)
      return blocks(inner, depth: depth + 1).map { $0.isEmpty ? ">" : "> " + $0 }
    }
    if line.text.hasPrefix(".. ") || line.text == ".." { return explicit(lines, &index, depth) }
    if line.text.hasPrefix("__ ") {
      index += 1
      return []
    }
    if let list = list(lines, &index, depth) { return list }
    if line.text.hasPrefix("| ") || line.text == "|" { return lineBlock(lines, &index) }
    if line.text.hasPrefix(">>> ") { return doctest(lines, &index) }
    if line.text.hasPrefix("+-") { return gridTable(lines, &index) }
    if Self.isSimpleTableRule(line) { return simpleTable(lines, &index) }
    if let (name, value) = Self.field(line.text) {
      index += 1
      let text = ([value] + continued(lines, &index)).joined(separator: " ")
      return ["**\(name):** " + inline(text, line.number)]
    }
    return paragraph(lines, &index, depth)
  }

  /// The lines that are indented by so much, or blank, without the indentation they share.
  func indented(_ lines: [Line], _ index: inout Int, from minimum: Int) -> [Line] {
    var inner: [Line] = []
    while index < lines.count, lines[index].isBlank || lines[index].indent >= minimum {
      inner.append(lines[index])
      index += 1
    }
    while inner.last?.isBlank == true {
      inner.removeLast()
      index -= 1
    }
    let shared = inner.filter { !$0.isBlank }.map(\.indent).min() ?? 0
    return inner.map { Line(text: $0.text.dropFirst(min(shared, $0.indent)), number: $0.number) }
  }

  /// The lines that go on a field's text.
  private func continued(_ lines: [Line], _ index: inout Int) -> [String] {
    var result: [String] = []
    while index < lines.count, lines[index].indent > 0, !lines[index].isBlank {
      result.append(TagRewriter.trimmed(lines[index].text))
      index += 1
    }
    return result
  }

  private mutating func paragraph(
    _ lines: [Line], _ index: inout Int, _ depth: Int
  ) -> [String] {
    let first = lines[index].number
    var text: [Substring] = []
    while index < lines.count, !lines[index].isBlank {
      if !text.isEmpty, lines[index].indent > 0 {
        if text.count == 1, !text[0].hasSuffix("::") {
          return definition(text[0], first, lines, &index, depth)
        }
        break
      }
      text.append(lines[index].text)
      index += 1
    }
    var whole = text.joined(separator: "\n")
    let isLiteral = whole.hasSuffix("::")
    if isLiteral {
      whole.removeLast(whole == "::" ? 2 : whole.hasSuffix(" ::") ? 3 : 1)
    }
    var output = whole.isEmpty ? [] : Self.lines(inline(whole, first))
    if isLiteral {
      let code = indented(lines, &index, from: 1)
      if !output.isEmpty { output.append("") }
      output += Self.fenced(code, language: "")
    }
    return output
  }

  /// A term and, indented below it, what it means.
  private mutating func definition(
    _ term: Substring, _ number: Int, _ lines: [Line], _ index: inout Int, _ depth: Int
  ) -> [String] {
    let inner = blocks(indented(lines, &index, from: 1), depth: depth + 1)
    var output = [inline(String(term), number)]
    for (position, line) in inner.enumerated() {
      output.append(position == 0 ? ": " + line : line.isEmpty ? "" : "  " + line)
    }
    return output
  }

  private mutating func lineBlock(_ lines: [Line], _ index: inout Int) -> [String] {
    var output: [String] = []
    while index < lines.count, lines[index].text.hasPrefix("|") {
      output.append(inline(TagRewriter.trimmed(lines[index].text.dropFirst()), lines[index].number))
      index += 1
    }
    return output.enumerated().map { $0 + 1 < output.count ? $1 + "\\" : $1 }
  }

  private func doctest(_ lines: [Line], _ index: inout Int) -> [String] {
    var code: [Line] = []
    while index < lines.count, !lines[index].isBlank {
      code.append(lines[index])
      index += 1
    }
    return Self.fenced(code, language: "pycon")
  }

  /// Code between fences that its own lines cannot close.
  static func fenced(_ lines: [Line], language: String) -> [String] {
    var code = lines.map { String($0.text) }
    while code.first?.allSatisfy({ $0 == " " }) == true { code.removeFirst() }
    while code.last?.allSatisfy({ $0 == " " }) == true { code.removeLast() }
    let longest = code.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + language] + code + [fence]
  }

  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
