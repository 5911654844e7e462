extension TemplateError {
  /// A template that could not be read or compiled, with its place.
  init(
    _ issue: TemplateSyntaxIssue, source: TemplateSource, template: String?, hint: String? = nil
  ) {
    switch issue.kind {
    case .pythonAssertion:
      self.init(.pythonAssertion, issue.message)
      return
    case .syntax, .assertion: break
    }
    let span = SourceSpan(
      line: issue.line, start: issue.range.lowerBound, end: issue.range.upperBound)
    let found = source.excerpt(line: issue.line, span: span)
    self.init(
      storage: Storage(
        kind: issue.kind == .assertion ? .assertion : .syntax, message: issue.message,
        template: template, line: issue.line, column: found?.column, excerpt: found?.excerpt,
        hint: hint ?? issue.hint, isLocated: true))
  }
}
