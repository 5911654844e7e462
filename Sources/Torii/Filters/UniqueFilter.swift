extension Filter {
  /// `unique(value, case_sensitive=False, attribute=None)`: the items without those that equal an
  /// earlier one (Jinja2 documentation, `unique`).
  package static let unique = Filter(
    Signature("sync_do_unique", "value, case_sensitive=False, attribute=None", implicit: 1),
    isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(UniqueItems(arguments))
  }
}

private final class UniqueItems: LazyItems {
  private var path: AttributePath?
  private var ignoresCase = true
  /// The keys met so far.
  private let seen = Value.Dict()

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    path = try AttributePath(argument(2))
    ignoresCase = try !machine.truth(of: argument(1))
    hold(.dict(seen))
    return true
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    while let item = try nextInput(machine) {
      var subject = try path?.follow(from: item, machine) ?? item
      if ignoresCase { subject = subject.ignoringCase }
      let key = try machine.key(for: subject)
      if seen.value(key, equalTo: subject) != nil { continue }
      seen.set(key, named: subject, to: .none)
      return item
    }
    return nil
  }
}
