extension Methods {
  /// What markup has beside the methods of text.
  static let markupOnly: [Method] = [
    Method("Markup.striptags") { (receiver, _) throws(TemplateError) in
      .string(htmlStripTags(receiver.text ?? ""))
    },
    Method("Markup.unescape") { (receiver, _) throws(TemplateError) in
      .string(htmlUnescape(receiver.text ?? ""))
    },
    Method("Markup.escape", .one) { (_, arguments) throws(TemplateError) in
      .markup(try arguments.machine.escape(arguments.required(0)))
    },
    Method("Markup.__html__") { (receiver, _) throws(TemplateError) in receiver },
  ]

  /// The positional parameters of the methods that MarkupSafe writes in Python: required, all.
  private static let pythonParameters: [String: ([String], Int)] = [
    "capitalize": ([], 0), "title": ([], 0), "lower": ([], 0), "upper": ([], 0),
    "swapcase": ([], 0), "casefold": ([], 0), "unescape": ([], 0), "striptags": ([], 0),
    "replace": (["old", "new"], 3), "ljust": (["width"], 2), "rjust": (["width"], 2),
    "center": (["width"], 2), "lstrip": ([], 1), "rstrip": ([], 1), "strip": ([], 1),
    "translate": (["table"], 1), "zfill": (["width"], 1), "removeprefix": (["prefix"], 1),
    "removesuffix": (["suffix"], 1),
    "partition": (["sep"], 1), "rpartition": (["sep"], 1), "join": (["iterable"], 1),
    "format_map": (["mapping"], 1),
  ]

  /// Python's words for a call that does not fit one of them; nil where it fits, and for others.
  static func pythonMismatch(_ name: String, _ frame: borrowing CallFrame) -> TemplateError? {
    guard let (required, most) = pythonParameters[name] else { return nil }
    if let keyword = frame.keywords.first {
      return .type("Markup.\(name)() got an unexpected keyword argument '\(keyword.text)'")
    }
    let given = frame.positionalCount
    if given > most {
      let takes =
        required.count == most ? "\(most + 1)" : "from \(required.count + 1) to \(most + 1)"
      return .type(
        "Markup.\(name)() takes \(takes) positional argument\(most == 0 ? "" : "s") "
          + "but \(given + 1) were given")
    }
    guard given < required.count else { return nil }
    let missing = required[given...].map { "'\($0)'" }
    return .type(
      "Markup.\(name)() missing \(missing.count) required positional "
        + "argument\(missing.count == 1 ? "" : "s"): \(missing.joined(separator: " and "))")
  }
}
