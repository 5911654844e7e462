extension TemplateError {
  /// The error with the place that a statement adds: where it happened, or, once it has left the
  /// unit in which it happened, where that unit was called.
  func located(_ unit: Unmanaged<Unit>, line: Int, span: SourceSpan?, _ machine: MachineRef)
    -> TemplateError
  {
    if storage.isLocated && !storage.needsCaller { return self }
    let unit = unit.takeUnretainedValue()
    let (name, source) = (unit.memory.templateName, unit.memory.source)
    // Jinja2 attributes some errors to the line of the code before.
    let span = storage.line == nil ? span : nil
    let line = storage.isLocated ? line : storage.line ?? line
    let frame = Frame(template: name, line: line, location: unit.location)
    if storage.isLocated {
      return TemplateError(
        storage: Storage(
          kind: kind, message: message, template: templateName, line: self.line, column: column,
          excerpt: excerpt, frames: [frame] + frames, hint: hint, notFound: notFoundNames,
          cause: cause, isLocated: true))
    }
    let found = source?.excerpt(line: line, span: span)
    return TemplateError(
      storage: Storage(
        kind: kind, message: message, template: name, line: line, column: found?.column,
        excerpt: found?.excerpt, frames: [frame],
        hint: hint ?? storage.missingName.flatMap { unit.hint(forMissing: $0, machine) },
        notFound: notFoundNames,
        cause: cause, isLocated: true))
  }

  /// The error as one that no template code was running for.
  var withoutPlace: TemplateError {
    TemplateError(storage: Storage(kind: kind, message: message, isLocated: true))
  }

  /// The error with a line of its own, whatever statement it comes from, unless it has a place.
  func atLine(_ line: Int) -> TemplateError {
    if storage.isLocated || storage.line != nil { return self }
    return TemplateError(
      storage: Storage(
        kind: kind, message: message, line: line, hint: hint, notFound: notFoundNames,
        cause: cause, missingName: storage.missingName))
  }

  /// The error as it leaves a unit: the caller's place comes next.
  func leavingUnit() -> TemplateError {
    guard storage.isLocated, !storage.needsCaller else { return self }
    return TemplateError(
      storage: Storage(
        kind: kind, message: message, template: templateName, line: line, column: column,
        excerpt: excerpt, frames: frames, hint: hint, notFound: notFoundNames, cause: cause,
        isLocated: true, needsCaller: true))
  }

  /// The error of a template that could not be compiled, on its way to the template that asked for
  /// it: whose place comes next, as in the traceback that Jinja2 makes.
  func leavingSource() -> TemplateError {
    guard storage.isLocated, frames.isEmpty, let line else { return self }
    let frame = Frame(template: templateName, line: line, location: "root")
    return TemplateError(
      storage: Storage(
        kind: kind, message: message, template: templateName, line: line, column: column,
        excerpt: excerpt, frames: [frame], hint: hint, notFound: notFoundNames, cause: cause,
        isLocated: true, needsCaller: true))
  }
}
