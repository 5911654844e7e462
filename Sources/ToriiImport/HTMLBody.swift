/// A body in HTML for a file that is read as Markdown.
enum HTMLBody {
  /// One block of HTML: no line is indented, and no empty line ends the block. What `pre` and
  /// `textarea` hold stays as it is.
  static func markdown(_ html: String) -> String {
    var result = "<div>\n"
    var verbatim: String?
    for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
      let lowered = line.utf8.contains(0x3C) ? line.lowercased() : ""
      if verbatim == nil {
        let plain = line.drop { $0 == " " || $0 == "\t" }
        if plain.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\r" }) { continue }
        result += plain + "\n"
      } else if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
        result += "&#10;"
      } else {
        result += line + "\n"
      }
      verbatim = state(lowered, verbatim)
    }
    return result + "</div>\n"
  }

  /// The element whose text is kept that is open behind a line.
  private static func state(_ line: String, _ open: String?) -> String? {
    var open = open
    var rest = line[...]
    while let tag = rest.firstIndex(of: "<") {
      rest = rest[tag...].dropFirst()
      if let name = open {
        if rest.hasPrefix("/" + name) { open = nil }
      } else if let name = ["pre", "textarea"].first(where: { rest.hasPrefix($0) }) {
        open = name
      }
    }
    return open
  }
}
