extension RestructuredText {
  /// What begins with two dots: a directive, a target, a footnote, a substitution, or a comment.
  mutating func explicit(_ lines: [Line], _ index: inout Int, _ depth: Int) -> [String] {
    let line = lines[index]
    index += 1
    let inner = indented(lines, &index, from: 1)
    let text = line.text.dropFirst(3)
    if text.hasPrefix("_") { return target(text, line) }
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      return footnote(
        text[text.index(after: text.startIndex)..<end], text[end...].dropFirst(), inner, depth)
    }
    if text.hasPrefix("|") { return [] }
    guard let (name, argument) = Self.directive(text) else {
      if !text.isEmpty || !inner.isEmpty { notes.append((line.number, "a comment was dropped")) }
      return []
    }
    var content = inner
    var options: [(name: String, value: String)] = []
    var arguments = argument
    // The first line may go on: an argument over several lines, then options.
    while let first = content.first, !first.isBlank {
      if let (key, value) = Self.field(first.text) {
        options.append((key.lowercased(), value))
      } else if options.isEmpty, Self.isArgumentOnly(name) {
        arguments += " " + TagRewriter.trimmed(first.text)
      } else {
        break
      }
      content.removeFirst()
    }
    return write(
      Directive(
        name: name, argument: arguments, options: options, content: content, line: line.number),
      depth)
  }

  struct Directive {
    let name: String
    let argument: String
    let options: [(name: String, value: String)]
    let content: [Line]
    let line: Int

    func option(_ name: String) -> String? { options.first { $0.name == name }?.value }
  }

  /// `name:: argument`.
  static func directive(_ text: Substring) -> (name: String, argument: String)? {
    guard let end = text.range(ofText: "::") else { return nil }
    let name = text[..<end.lowerBound]
    guard !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:.".contains($0) })
    else { return nil }
    return (name.lowercased(), TagRewriter.trimmed(text[end.upperBound...]))
  }

  private static func isArgumentOnly(_ name: String) -> Bool { name == "image" }

  private static let admonitions = [
    "note": "NOTE", "seealso": "NOTE", "tip": "TIP", "hint": "TIP", "important": "IMPORTANT",
    "warning": "WARNING", "attention": "WARNING", "caution": "CAUTION", "danger": "CAUTION",
    "error": "CAUTION",
  ]

  private mutating func write(_ directive: Directive, _ depth: Int) -> [String] {
    if let kind = Self.admonitions[directive.name] {
      var content = directive.content
      if !directive.argument.isEmpty {
        content.insert(Line(text: Substring(directive.argument), number: directive.line), at: 0)
      }
      return ["> [!\(kind)]"] + quoted(blocks(content, depth: depth + 1))
    }
    switch directive.name {
    case "image": return [image(directive)]
    case "figure": return figure(directive, depth)
    case "code-block", "code", "sourcecode", "highlight", "parsed-literal", "literalinclude":
      return code(directive)
    case "math": return math(directive)
    case "raw": return raw(directive)
    case "admonition", "topic", "sidebar":
      return quoted(
        ["**" + inline(directive.argument, directive.line) + "**", ""]
          + blocks(directive.content, depth: depth + 1))
    case "epigraph", "pull-quote", "highlights", "compound", "container", "rubric":
      if directive.name == "rubric" {
        return ["**" + inline(directive.argument, directive.line) + "**"]
      }
      let text = blocks(directive.content, depth: depth + 1)
      return directive.name == "compound" || directive.name == "container" ? text : quoted(text)
    case "table":
      let title =
        directive.argument.isEmpty
        ? [] : ["**" + inline(directive.argument, directive.line) + "**", ""]
      return title + blocks(directive.content, depth: depth + 1)
    case "list-table", "csv-table": return dataTable(directive)
    case "contents", "role", "default-role", "sectnum", "meta", "class": return []
    default:
      notes.append((directive.line, "the directive \"\(directive.name)\" is not carried"))
      return blocks(directive.content, depth: depth + 1)
    }
  }

  private func quoted(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? ">" : "> " + $0 }
  }

  // MARK: Images

  private mutating func image(_ directive: Directive, caption: String? = nil) -> String {
    let alt = directive.option("alt") ?? ""
    let title = caption.map { " \"" + Self.escapingQuotes($0) + "\"" } ?? ""
    var text = "![\(Self.escapingBrackets(alt))](\(Self.destination(directive.argument))\(title))"
    var attributes: [String] = []
    for name in ["width", "height"] {
      guard let value = directive.option(name) else { continue }
      let digits = value.hasSuffix("px") ? String(value.dropLast(2)) : value
      if Int(digits) != nil {
        attributes.append("\(name)=\(digits)")
      } else {
        notes.append((directive.line, "the image's \(name) \(value) is not carried"))
      }
    }
    if let classes = directive.option("class") {
      attributes += classes.split(separator: " ").filter {
        $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }.map { "." + $0 }
    }
    for name in ["align", "scale", "figwidth", "figclass"] where directive.option(name) != nil {
      notes.append((directive.line, "the image's \(name) is not carried"))
    }
    if !attributes.isEmpty { text += "{" + attributes.joined(separator: " ") + "}" }
    if let target = directive.option("target") { text = "[\(text)](\(Self.destination(target)))" }
    return text
  }

  private mutating func figure(_ directive: Directive, _ depth: Int) -> [String] {
    let caption = directive.content.prefix { !$0.isBlank }
    let text = caption.map { TagRewriter.trimmed($0.text) }.joined(separator: " ")
    let legend = blocks(Array(directive.content.dropFirst(caption.count)), depth: depth + 1)
    let picture = image(directive, caption: text.isEmpty ? nil : plain(text))
    return [picture] + (legend.isEmpty ? [] : [""] + legend)
  }

  // MARK: Code and mathematics

  private mutating func code(_ directive: Directive) -> [String] {
    if directive.name == "literalinclude" {
      notes.append((directive.line, "the file \"\(directive.argument)\" is not included"))
      return []
    }
    for name in ["caption", "dedent", "force"] where directive.option(name) != nil {
      notes.append((directive.line, "the code's \"\(name)\" is not carried"))
    }
    if directive.name == "highlight" && directive.content.isEmpty { return [] }
    let language = directive.argument.prefix { $0 != " " && $0 != "`" }
    return Self.fenced(directive.content, language: language + Self.fenceOptions(directive))
  }

  /// The options of docutils, Sphinx and Pygments that say how lines are numbered and marked.
  private static func fenceOptions(_ directive: Directive) -> String {
    var options: [String] = []
    let start =
      directive.option("lineno-start") ?? directive.option("linenostart")
      ?? directive.option("number-lines")
    if start != nil || directive.option("linenos") != nil { options.append("linenos=true") }
    if let start, let number = Int(start), number > 1 { options.append("linenostart=\(number)") }
    if let lines = directive.option("emphasize-lines") ?? directive.option("hl_lines") {
      options.append("hl_lines=" + lines)
    }
    return FenceOptions.hugo(options.joined(separator: ",")).info
  }

  private func math(_ directive: Directive) -> [String] {
    let lines =
      (directive.argument.isEmpty ? [] : [directive.argument])
      + directive.content.map { String($0.text) }.filter { !$0.isEmpty }
    return ["$$"] + lines + ["$$"]
  }

  private mutating func raw(_ directive: Directive) -> [String] {
    guard directive.argument == "html" else {
      notes.append((directive.line, "raw \(directive.argument) is not carried"))
      return []
    }
    return directive.content.map { String($0.text) }.filter { !$0.isEmpty }
  }

  // MARK: Targets and footnotes

  /// `_name:` without an address marks a place; the other forms were read before.
  private func target(_ text: Substring, _ line: Line) -> [String] {
    guard let (name, address) = Self.targetParts(text), address.isEmpty, !name.isEmpty else {
      return []
    }
    return ["<a id=\"\(Self.identifier(name))\"></a>"]
  }

  /// `_name: address`, also with the name in back quotes; the name `_` is nameless.
  static func targetParts(_ text: Substring) -> (name: String, address: String)? {
    var rest = text.dropFirst()
    if rest.hasPrefix("`"), let end = rest.dropFirst().firstIndex(of: "`") {
      let name = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[end...].dropFirst()
      guard rest.hasPrefix(":") else { return nil }
      return (name.lowercased(), TagRewriter.trimmed(rest.dropFirst()))
    }
    guard let colon = rest.range(ofText: rest.hasPrefix("_:") ? ":" : ":") else { return nil }
    let name = rest[..<colon.lowerBound]
    return (name == "_" ? "" : name.lowercased(), TagRewriter.trimmed(rest[colon.upperBound...]))
  }

  mutating func collectTargets(_ lines: [Line]) {
    for (index, line) in lines.enumerated() {
      let text = line.text.drop { $0 == " " }
      if text.hasPrefix(".. _"), let (name, address) = Self.targetParts(text.dropFirst(3)) {
        var address = address
        if address.isEmpty, index + 1 < lines.count, lines[index + 1].indent > line.indent {
          address = TagRewriter.trimmed(lines[index + 1].text)
        }
        if name.isEmpty {
          anonymousTargets.append(address)
        } else {
          targets[name] = address.isEmpty ? "#" + Self.identifier(name) : address
        }
      } else if text.hasPrefix("__ ") {
        anonymousTargets.append(TagRewriter.trimmed(text.dropFirst(3)))
      } else if text.hasPrefix(".. |"), let end = text.dropFirst(4).firstIndex(of: "|") {
        let name = text[text.index(text.startIndex, offsetBy: 4)..<end]
        let rest = text[text.index(after: end)...].drop { $0 == " " }
        guard let (kind, value) = Self.directive(rest) else { continue }
        if kind == "replace" || kind == "unicode" { substitutions[String(name)] = value }
        if kind == "image" { substitutions[String(name)] = "![](\(Self.destination(value)))" }
      }
    }
    // Names may stand for other names.
    for (name, address) in targets where address.hasSuffix("_") {
      let other = address.dropLast().lowercased()
      if let found = targets[other] { targets[name] = found }
    }
  }

  private mutating func footnote(
    _ label: Substring, _ text: Substring, _ inner: [Line], _ depth: Int
  ) -> [String] {
    var name = String(label)
    if name == "#" || name == "*" {
      automaticFootnotes.defined += 1
      name = "auto-\(automaticFootnotes.defined)"
    } else if name.hasPrefix("#") {
      name.removeFirst()
    }
    let number = inner.first?.number ?? 0
    let first = Line(text: Substring(TagRewriter.trimmed(text)), number: number)
    let content = blocks([first] + inner, depth: depth + 1)
    return content.enumerated().map { position, line in
      position == 0 ? "[^\(name)]: " + line : line.isEmpty ? "" : "    " + line
    }
  }
}
