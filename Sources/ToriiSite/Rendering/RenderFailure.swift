package import Torii

/// A job that failed: the problem in the template, and the page it was met on.
package struct RenderFailure: Error, Sendable {
  package let diagnostic: Diagnostic
  package let url: URLPath
  package let source: String

  init(_ error: TemplateError, job: RenderJob, templates: TemplateSet) {
    url = job.url
    source = job.source
    diagnostic = Diagnostic(error, templates: templates)
  }

  /// One problem for each place in the templates, however many pages meet it.
  package static func grouped(_ failures: [RenderFailure]) -> [Diagnostic] {
    var order: [String] = []
    var groups: [String: (first: RenderFailure, count: Int)] = [:]
    for failure in failures {
      let problem = failure.diagnostic
      let key =
        "\(problem.file ?? ""):\(problem.line ?? 0):\(problem.column ?? 0):\(problem.message)"
      if groups[key] == nil {
        order.append(key)
        groups[key] = (failure, 1)
      } else {
        groups[key]?.count += 1
      }
    }
    return order.compactMap { key in
      guard let group = groups[key] else { return nil }
      var problem = group.first.diagnostic
      let others = group.count - 1
      let more = others == 0 ? "" : " and \(others) other page\(others == 1 ? "" : "s")"
      problem.notes.append("while rendering \(group.first.url) (\(group.first.source))\(more)")
      return problem
    }
  }
}

extension Diagnostic {
  /// A problem of the engine in a site's templates, with a hint where one of them is missing.
  init(_ error: TemplateError, templates: TemplateSet) {
    self.init(error) { templates[$0] }
    if error.kind == .templateNotFound, hint == nil {
      hint = templates.hint(missing: error.message)
    }
  }

  /// A problem of the engine, with the file that a template's name stands for.
  package init(_ error: TemplateError, source: (String) -> SourceText?) {
    let text = error.templateName.flatMap(source)
    let line = error.line
    // The engine says the name alone, as Jinja2 does.
    let isMissing = error.kind == .templateNotFound
    self.init(
      .error,
      isMissing ? "there is no template \"\(TemplateSet.written(error.message))\"" : error.message,
      file: text?.file ?? error.templateName, line: line,
      column: error.column,
      excerpt: error.excerpt?.text
        ?? line.flatMap { line in
          text.flatMap { LineExcerpt.line(line, of: $0.bytes) }
        },
      hint: error.hint)
    // The last frame is the place itself.
    for frame in error.frames.dropLast().reversed().prefix(8) {
      let name = frame.template.flatMap { source($0)?.file ?? $0 } ?? "the template"
      let part = frame.location == "root" ? "" : ", " + frame.location
      notes.append("from \(name):\(frame.line)" + part)
    }
  }
}
