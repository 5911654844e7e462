/// `debug`: prints the context and the names of filters and tests
/// (Jinja2 documentation, "Debug Extension").
final class DebugNode: StatementNode {
  private let locals: LocalsPlan
  private let escape: EscapeMode

  init(locals: LocalsPlan, escape: EscapeMode) {
    self.locals = locals
    self.escape = escape
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    let environment = machine.pointee.environment
    let context = machine.pointee.context.everything(environment)
    for (key, value) in locals.snapshot(machine) ?? .empty {
      if case .undefined(let undefined) = value, undefined.isUnassigned(as: key.text ?? "") {
        continue
      }
      context.set(text: key.text ?? "", to: value)
    }
    let report = Value.Dict()
    report.set(text: "context", to: .dict(context))
    report.set(text: "filters", to: names(environment.filters.keys))
    report.set(text: "tests", to: names(environment.tests.keys))
    let text = try machine.callFilter("pprint", .dict(report), [], [])
    if machine.pointee.session.isNative {
      try machine.emitNative(text)
    } else {
      try machine.emit(text, escaped: escape.isOn(machine))
    }
    return .next
  }

  private func names(_ names: some Sequence<String>) -> Value {
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return .list(Value.List(sorted.map { .string($0) }))
  }
}
