/// Where the terms of a taxonomy are, as `/tag/:slug.html`.
package struct TermPattern: Sendable, Equatable {
  private let before: String
  private let after: String

  /// `nil` when the text is no path that has `:slug` in it once.
  package init?(_ text: String) {
    guard let field = text.range(of: ":slug") else { return nil }
    let start = String(text[..<field.lowerBound])
    before = start.hasPrefix("/") ? start : "/" + start
    after = String(text[field.upperBound...])
    guard !before.contains(":"), !after.contains(":"),
      (try? URLPath(validating: path(for: "a"))) != nil
    else { return nil }
  }

  func path(for slug: String) -> String { before + slug + after }
}
