package import ToriiSite

/// The problems of a build as the overlay shows them.
package enum ProblemList {
  /// So many are sent; the terminal lists all.
  private static let maximumCount = 100

  /// A JSON array; empty when nothing is an error.
  package static func json(_ problems: [Diagnostic]) -> String {
    let errors = problems.filter { $0.severity == .error }.prefix(maximumCount)
    return "[" + errors.map(json).joined(separator: ",") + "]"
  }

  /// The problem with its excerpt as the terminal shows it: long lines cut, the caret placed.
  private static func json(_ problem: Diagnostic) -> String {
    var problem = problem
    var caret: String?
    if let excerpt = problem.excerpt {
      let shown = LineExcerpt.shown(excerpt, column: problem.column)
      problem.excerpt = shown.text
      caret = shown.padding
    }
    guard let caret else { return problem.json }
    return problem.json.dropLast() + ",\"caret\":" + JSONText.quoted(caret) + "}"
  }
}
