/// One problem that the author of a site can see and mend.
public struct Diagnostic: Error, Sendable, Equatable {
  /// How bad a problem is.
  public enum Severity: String, Sendable {
    /// The build fails and the output stays as it was.
    case error
    /// The build goes on; `--strict` makes it an error.
    case warning
  }

  /// How bad the problem is.
  public var severity: Severity
  /// A sentence that names the thing in quotes.
  public var message: String
  /// The file relative to the site's folder; `nil` when no file is to blame.
  public var file: String?
  /// The line, from 1.
  public var line: Int?
  /// The column in characters, from 1.
  public var column: Int?
  /// The text of the line.
  public var excerpt: String?
  /// What to do about it.
  public var hint: String?
  /// How the problem was reached, one line each.
  public var notes: [String]

  /// Describes a problem.
  public init(
    _ severity: Severity, _ message: String, file: String? = nil, line: Int? = nil,
    column: Int? = nil, excerpt: String? = nil, hint: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.hint = hint
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  /// By file, line, column, message and notes, so that the order does not depend on who finished
  /// first: one line of a template can fail for several pages.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    let files = (left.file ?? "", right.file ?? "")
    if !files.0.utf8.elementsEqual(files.1.utf8) {
      return files.0.utf8.lexicographicallyPrecedes(files.1.utf8)
    }
    if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
    if left.column != right.column { return (left.column ?? 0) < (right.column ?? 0) }
    if !left.message.utf8.elementsEqual(right.message.utf8) {
      return left.message.utf8.lexicographicallyPrecedes(right.message.utf8)
    }
    return left.notes.lexicographicallyPrecedes(right.notes) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}
