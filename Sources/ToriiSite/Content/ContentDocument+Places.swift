import ToriiFrontMatter

extension ContentDocument {
  /// Puts the place of a problem in: where the first of `keys` that the front matter has is set, or
  /// else where the file begins.
  func locate(_ problem: inout Diagnostic, at keys: [String]) {
    let entries = (try? FrontMatter.split(front))?.data.mapping ?? []
    let entry = keys.lazy.compactMap { key in entries.first { $0.key == key } }.first
    let position = entry?.value.position ?? DataPosition(line: 1, column: 1)
    let bytes = front.isEmpty ? source.bytes : front
    problem.file = source.file
    problem.line = position.line
    problem.column = position.column
    problem.excerpt = LineExcerpt.line(position.line, of: bytes)
  }
}
