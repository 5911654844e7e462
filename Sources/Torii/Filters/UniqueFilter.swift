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
  @exclusivity(unchecked) private var path: AttributePath?
  @exclusivity(unchecked) private var ignoresCase = true

  /// The keys met so far, which only `held` holds: they may be results of this kind again.
  private var seen: Value.Dict {
    guard case .dict(let seen) = argument(3) else { return Value.Dict() }
    return seen
  }

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    path = try AttributePath(argument(2))
    ignoresCase = try !machine.truth(of: argument(1))
    hold(.dict(Value.Dict()))
    return true
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    let seen = seen
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
