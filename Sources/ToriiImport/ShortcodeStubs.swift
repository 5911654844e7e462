/// The shortcodes that content calls and that the new site does not have: each gets a template in
/// the place of the old one, so that the site builds, and one note.
final class ShortcodeStubs {
  /// Those that every site has.
  static let known: Set<String> = [
    "figure", "youtube", "vimeo", "gist", "ref", "relref", "details", "raw",
  ]

  private struct Use {
    let file: String
    let line: Int
    let source: String
    var count = 0
    var hasBody = false
  }

  private var uses: [String: Use] = [:]

  var isEmpty: Bool { uses.isEmpty }

  /// Counts a call, or the end of one.
  /// - Parameter source: The template of the old site.
  func use(
    _ name: String, in file: String, line: Int, isCall: Bool = true, hasBody: Bool, source: String
  ) {
    guard !Self.known.contains(name) else { return }
    var use = uses[name] ?? Use(file: file, line: line, source: source)
    if isCall { use.count += 1 }
    if hasBody { use.hasBody = true }
    uses[name] = use
  }

  /// Writes the templates.
  func write(_ session: ImportSession) {
    for (name, use) in uses.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let path = "templates/shortcodes/\(name).html"
      let places = use.count == 1 ? "" : ", used \(use.count) times,"
      session.note(
        use.file, use.line,
        "the shortcode \"\(name)\"\(places) shows \(use.hasBody ? "only its body" : "nothing")",
        "write \(path)")
      guard Self.isName(name) else { continue }
      session.write(
        path,
        "{#- In the place of \(use.source), which was written for another engine. -#}\n"
          + (use.hasBody ? "{{ body_html or \"\" }}\n" : ""), from: use.file)
    }
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200
      && name.utf8.allSatisfy {
        (97...122).contains($0 | 0x20) || (48...57).contains($0) || [45, 95, 46, 47].contains($0)
      } && !name.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
