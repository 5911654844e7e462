extension BuildReport {
  /// The report without its problems as one line of JSON.
  public var json: String { json(after: []) }

  /// The same, after other members, which are JSON already.
  package func json(after first: [(name: String, json: String)]) -> String {
    let files = skipped.map { page in
      "{\"file\":\(JSONText.quoted(page.file)),\"state\":\"\(page.state.rawValue)\","
        + "\"date\":\(page.date.map(JSONText.quoted) ?? "null"),"
        + "\"reason\":\(JSONText.quoted(page.reason))}"
    }
    let milliseconds = Int(min(max(seconds, 0), 1e9) * 1000)
    let members: [(name: String, json: String)] = [
      ("succeeded", succeeded ? "true" : "false"),
      ("errors", "\(diagnostics.count { $0.severity == .error })"),
      ("warnings", "\(diagnostics.count { $0.severity == .warning })"),
      ("pages", "\(pages)"), ("written", "\(writtenFiles)"), ("unchanged", "\(unchangedFiles)"),
      ("deleted", "\(deletedFiles)"), ("skipped", "[" + files.joined(separator: ",") + "]"),
      ("milliseconds", "\(milliseconds)"),
    ]
    return "{" + (first + members).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
