/// The texts of many templates, to be written as a `.pot` file that translators start from
/// (GNU gettext manual, "The Format of PO Files").
///
/// ```swift
/// var texts = MessageCatalogTemplate()
/// for name in names {
///   texts.add(try environment.translationMessages(in: source(of: name)), file: name)
/// }
/// let pot = texts.text
/// ```
public struct MessageCatalogTemplate: Sendable {
  private struct Identity: Hashable {
    // Strings would be compared as normalised text.
    let context: [UInt8]?
    let text: [UInt8]
  }

  private struct Entry {
    let context: String?
    let singular: String
    var plural: String?
    var places: [(file: String, line: Int)] = []
    var comments: [String] = []
  }

  private var entries: [Entry] = []
  private var positions: [Identity: Int] = [:]

  /// Makes one without texts.
  public init() {}

  /// Adds what was found in one template. Equal texts of equal context become one entry; calls
  /// whose text is not a literal are passed over, as there is nothing to translate yet.
  ///
  /// - Parameters:
  ///   - messages: The calls, from ``Environment/translationMessages(in:functions:commentTags:)``.
  ///   - file: What the references name.
  public mutating func add(_ messages: [TranslationMessage], file: String) {
    for message in messages {
      guard let parts = Self.parts(of: message) else { continue }
      let identity = Identity(
        context: parts.context.map { Array($0.utf8) }, text: Array(parts.singular.utf8))
      let position = positions[identity] ?? entries.count
      if position == entries.count {
        positions[identity] = position
        entries.append(Entry(context: parts.context, singular: parts.singular))
      }
      if entries[position].plural == nil { entries[position].plural = parts.plural }
      if !entries[position].places.contains(where: { $0.file == file && $0.line == message.line }) {
        entries[position].places.append((file, message.line))
      }
      for comment in message.comments where !entries[position].comments.contains(comment) {
        entries[position].comments.append(comment)
      }
    }
  }

  private static func parts(
    of message: TranslationMessage
  ) -> (context: String?, singular: String, plural: String?)? {
    let hasContext = message.function.hasSuffix("pgettext")
    let hasPlural = message.function.hasSuffix("ngettext") || message.function == "npgettext"
    var texts = message.texts[...]
    var context: String?
    if hasContext {
      guard let first = texts.popFirst(), let text = first else { return nil }
      context = text
    }
    guard let first = texts.popFirst(), let singular = first, !singular.isEmpty else { return nil }
    guard hasPlural else { return (context, singular, nil) }
    guard let second = texts.popFirst(), let plural = second else { return nil }
    return (context, singular, plural)
  }

  /// The file: a header to be filled in, then the entries in the order in which they were added.
  public var text: String {
    var result = """
      msgid ""
      msgstr ""
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=utf-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"


      """
    for entry in entries { Self.write(entry, to: &result) }
    return result
  }

  private static func write(_ entry: Entry, to result: inout String) {
    for comment in entry.comments {
      result += "#. " + String(comment.map { $0.isNewline ? " " : $0 }) + "\n"
    }
    writeReferences(entry.places.map { "\($0.file):\($0.line)" }, to: &result)
    if [entry.singular, entry.plural ?? ""].contains(where: hasConversion) {
      result += "#, python-format\n"
    }
    if let context = entry.context { result += "msgctxt \(quoted(context))\n" }
    result += "msgid \(quoted(entry.singular))\n"
    if let plural = entry.plural {
      result += "msgid_plural \(quoted(plural))\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\n"
    } else {
      result += "msgstr \"\"\n\n"
    }
  }

  /// On lines of at most 76 characters where the names allow it.
  private static func writeReferences(_ references: [String], to result: inout String) {
    var width = 0
    for reference in references {
      let length = reference.unicodeScalars.count
      if width > 0, width + 1 + length <= 76 {
        width += 1 + length
        result += " \(reference)"
      } else {
        result += width == 0 ? "#: \(reference)" : "\n#: \(reference)"
        width = length
      }
    }
    if width > 0 { result += "\n" }
  }

  /// Whether a text has a conversion of Python's `%` formatting, so that tools compare it with its
  /// translation.
  private static func hasConversion(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var index = 0
    while let percent = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
      var rest = bytes[(percent + 1)...]
      if rest.first == UInt8(ascii: "("), let end = rest.firstIndex(of: UInt8(ascii: ")")) {
        rest = rest[(end + 1)...]
      }
      rest = rest.drop { "-#0 +.*123456789".utf8.contains($0) }
      if let kind = rest.first, "diouxXeEfFgGcrs%".utf8.contains(kind) { return true }
      index = percent + 1
    }
    return false
  }

  /// In quotes; a text of several lines begins on a line of its own.
  private static func quoted(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\"": line += "\\\""
      case "\t": line += "\\t"
      case "\r": line += "\\r"
      case "\n":
        lines.append(line + "\\n")
        line = ""
      default: line.unicodeScalars.append(scalar)
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    if lines.count == 1 { return "\"\(lines[0])\"" }
    return "\"\"\n" + lines.map { "\"\($0)\"" }.joined(separator: "\n")
  }
}
