import ToriiFrontMatter
import ToriiSite

/// What Liquid's expressions can name in content: the settings of the site and the front matter.
struct LiquidValues {
  let site: [DataNode.Entry]
  let page: [DataNode.Entry]
  /// The date of the page, on the clocks of the site.
  let date: DateTime?

  /// The text of `value | filter: argument | …`; `nil` where something in it is not known.
  func evaluate(_ expression: String) -> String? {
    let parts = LiquidArguments.parts(expression, separator: "|")
    guard let first = parts.first, parts.count <= 20, let start = value(first) else { return nil }
    var text = start
    for filter in parts.dropFirst() {
      guard let next = apply(filter, to: text, of: first) else { return nil }
      text = next
    }
    return text
  }

  /// Whether a value that is known is neither nothing nor false.
  func truth(of name: String) -> Bool? {
    if name == "true" || name == "false" { return name == "true" }
    guard let (entries, path) = table(name) else { return nil }
    guard let node = node(entries, path) else { return false }
    if case .null = node.kind { return false }
    return node.bool ?? true
  }

  /// A text in quotes, a number, or something named.
  func text(ofArgument argument: String) -> String? { value(argument) }

  private func value(_ name: String) -> String? {
    if let quote = name.first, quote == "\"" || quote == "'" {
      guard name.utf8.count >= 2, name.last == quote else { return nil }
      return String(name.dropFirst().dropLast())
    }
    if ["site.baseurl", "site.url"].contains(name) { return "" }
    if name == "page.date", let date { return date.format("%Y-%m-%d %H:%M:%S %z") }
    if Int(name) != nil || name == "true" || name == "false" { return name }
    guard let (entries, path) = table(name) else { return nil }
    return node(entries, path)?.scalarText
  }

  private func table(_ name: String) -> (entries: [DataNode.Entry], path: [Substring])? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...6).contains(parts.count) else { return nil }
    // What Jekyll itself puts into these tables is not known here.
    switch parts[0] {
    case "site":
      let made = ["posts", "pages", "data", "time", "tags", "categories", "static_files", "github"]
      return made.contains(String(parts[1])) ? nil : (site, Array(parts.dropFirst()))
    case "page":
      let made = ["url", "id", "content", "path", "next", "previous", "excerpt", "collection"]
      return made.contains(String(parts[1])) ? nil : (page, Array(parts.dropFirst()))
    default: return nil
    }
  }

  private func node(_ entries: [DataNode.Entry], _ path: [Substring]) -> DataNode? {
    guard let first = path.first else { return nil }
    var node = entries.first { $0.key == first }?.value
    for part in path.dropFirst() { node = node?[String(part)] }
    return node
  }

  private func apply(_ filter: String, to text: String, of name: String) -> String? {
    let parts = LiquidArguments.parts(filter, separator: ":", limit: 1)
    let argument = parts.count > 1 ? value(parts[1]) : nil
    switch parts.first {
    case "relative_url", "absolute_url":
      return text.hasPrefix("/") || text.contains("://") ? text : "/" + text
    case "escape", "escape_once", "xml_escape", "strip", "markdownify", "smartify": return text
    case "upcase": return text.uppercased()
    case "downcase": return text.lowercased()
    case "capitalize": return text.prefix(1).uppercased() + text.dropFirst().lowercased()
    case "append": return argument.map { text + $0 }
    case "prepend": return argument.map { $0 + text }
    case "default": return text
    case "date":
      guard let argument else { return nil }
      let written = name == "page.date" ? date : DateTime(parsing: text)
      return written?.format(argument)
    case "date_to_string", "date_to_long_string":
      let written = name == "page.date" ? date : DateTime(parsing: text)
      return written?.format(parts.first == "date_to_string" ? "%d %b %Y" : "%d %B %Y")
    case "date_to_xmlschema": return (name == "page.date" ? date : nil)?.format("%Y-%m-%d")
    default: return nil
    }
  }
}

/// The arguments of Liquid's tags and filters.
enum LiquidArguments {
  /// Cuts at a separator that stands outside quotes.
  static func parts(_ text: String, separator: Character, limit: Int = .max) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        part.append(character)
      } else if character == separator, parts.count < limit {
        parts.append(TagRewriter.trimmed(part))
        part = ""
      } else {
        if character == "\"" || character == "'" { quote = character }
        part.append(character)
      }
    }
    parts.append(TagRewriter.trimmed(part))
    return parts
  }

  /// `key="value"` and `key=name` in the order written, with the quotes of the values.
  static func read(_ text: String) -> [(key: String, value: String)] {
    var result: [(key: String, value: String)] = []
    var word = ""
    var quote: Character?
    func isKey(_ text: Substring) -> Bool {
      !text.isEmpty
        && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
    func add() {
      guard let sign = word.firstIndex(of: "="), isKey(word[..<sign]) else { return }
      let key = String(word[..<sign])
      guard !result.contains(where: { $0.key == key }), result.count < 50 else { return }
      result.append((key, String(word[word.index(after: sign)...])))
    }
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        word.append(character)
      } else if character == " " || character == "\n" || character == "\t" {
        if word.last != "=" {
          add()
          word = ""
        }
      } else {
        if character == "\"" || character == "'" { quote = character }
        word.append(character)
      }
    }
    add()
    return result
  }

  /// A text for between double quotes of a shortcode.
  static func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character == "\n" ? " " : character)
    }
    return result
  }
}
