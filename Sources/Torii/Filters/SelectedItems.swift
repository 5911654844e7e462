/// The items that `select`, `reject`, `selectattr` and `rejectattr` let through.
final class SelectedItems: LazyItems {
  private let readsAttribute: Bool
  /// What the test must say of an item.
  private let expected: Bool
  @exclusivity(unchecked) private var path: AttributePath?
  @exclusivity(unchecked) private var test: ItemTest?

  private init(_ arguments: Arguments, readsAttribute: Bool, expected: Bool) {
    self.readsAttribute = readsAttribute
    self.expected = expected
    super.init(arguments)
  }

  /// The filter of a name.
  static func filter(_ name: String, readsAttribute: Bool, expected: Bool) -> Filter {
    Filter(
      Signature(name, "value, *args, **kwargs", implicit: 1), isPure: false,
      selects: readsAttribute ? nil : expected
    ) { (arguments) throws(TemplateError) in
      .object(SelectedItems(arguments, readsAttribute: readsAttribute, expected: expected))
    }
  }

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try machine.truth(of: argument(0)) else { return false }
    let rest = argument(1)
    if readsAttribute {
      guard case .tuple(let list) = rest, let attribute = list[0] else {
        throw .filterArgument("Missing parameter for attribute name")
      }
      path = try AttributePath(attribute)
    }
    test = ItemCall(rest, nameAt: readsAttribute ? 1 : 0, argument(2)).map { ItemTest($0) }
    return true
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    while let item = try nextInput(machine) {
      let subject = try path?.follow(from: item, machine) ?? item
      if try passes(subject, machine) == expected { return item }
    }
    return nil
  }

  private func passes(_ subject: Value, _ machine: MachineRef) throws(TemplateError) -> Bool {
    // Optional chaining calls it where it is.
    if let isPassed = try test?(subject, machine) { return isPassed }
    return try machine.truth(of: subject)
  }
}
