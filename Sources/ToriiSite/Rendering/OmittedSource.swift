/// Something that a page holds and that is not shown, for the safety of its readers.
struct OmittedSource: Sendable {
  /// As it is written.
  let text: String
  /// From the first line of the body.
  let line: Int

  /// One problem a file: who writes HTML does it often.
  static func report(
    _ omitted: [OmittedSource], in document: ContentDocument, to collector: DiagnosticCollector
  ) {
    let places = omitted.sorted { $0.line < $1.line }
    guard let first = places.first else { return }
    let line = document.bodyLine + first.line - 1
    let start = first.text.prefix { $0 != "\n" && $0 != "\r\n" }
    let shown = TableReader.clipped(String(start))
    let excerpt = LineExcerpt.line(line, of: document.source.bytes)
    var problem = Diagnostic(
      .warning,
      first.isHTML
        ? "raw HTML is left out: \(shown)"
        : "an address that can run scripts is left out: \(shown)",
      file: document.source.file, line: line,
      column: excerpt.flatMap { text in
        text.range(of: String(start)).map { text[..<$0.lowerBound].unicodeScalars.count + 1 }
      }, excerpt: excerpt,
      hint: "\"markdown: {unsafe: true}\" shows it, for authors who are trusted with scripts")
    var lines: [Int] = []
    for place in places.dropFirst() where place.line != (lines.last ?? first.line) {
      lines.append(place.line)
    }
    if !lines.isEmpty {
      let named = lines.prefix(10).map { String($0 + document.bodyLine - 1) }
      let others = lines.count - named.count
      problem.notes = [
        "and in line\(lines.count == 1 ? "" : "s") " + named.joined(separator: ", ")
          + (others > 0 ? " and \(others) more" : "")
      ]
    }
    collector.add(problem)
  }

  private var isHTML: Bool { text.hasPrefix("<") }
}
