import ToriiFrontMatter

extension ContentDocument {
  /// Puts the place of a problem in: where the first of `keys` that the front matter has is set, or
  /// else where the file begins.
  @discardableResult
  func locate(_ problem: inout Diagnostic, at keys: [String], element: Int? = nil) -> Bool {
    let values = frontMatter
    let value = keys.lazy.compactMap { values[$0] }.first
    let elements = value?.sequence ?? []
    let named = element.flatMap { elements.indices.contains($0) ? elements[$0] : nil } ?? value
    locate(&problem, at: named?.position ?? DataPosition(line: 1, column: 1))
    return named != nil
  }

  /// Adds the place of a key that the document gives to those below it; false where it gives none.
  func locate(_ problem: inout Diagnostic, cascading key: String) -> Bool {
    guard let value = frontMatter["cascade"]?.mapping?.first(where: { $0.key == key })?.value else {
      return false
    }
    locate(&problem, at: value.position)
    return true
  }

  private var frontMatter: [String: DataNode] {
    let entries = (try? FrontMatter.split(front))?.data.mapping ?? []
    return Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  private func locate(_ problem: inout Diagnostic, at position: DataPosition) {
    let bytes = front.isEmpty ? source.bytes : front
    problem.file = source.file
    problem.line = position.line
    problem.column = position.column
    problem.excerpt = LineExcerpt.line(position.line, of: bytes)
  }
}
