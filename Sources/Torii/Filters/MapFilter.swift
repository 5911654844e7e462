extension Filter {
  /// `map(value, name, *args, **kwargs)`: a filter of every item; `map(value, attribute=,
  /// default=)`: an attribute of every item (Jinja2 documentation, `map`).
  package static let map = Filter(
    Signature("sync_do_map", "value, *args, **kwargs", implicit: 1), isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(MappedItems(arguments))
  }
}

private final class MappedItems: LazyItems {
  @exclusivity(unchecked) private var filter: ItemFilter?
  @exclusivity(unchecked) private var attribute: (path: AttributePath, default: Value?)?

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try machine.truth(of: argument(0)) else { return false }
    if let call = ItemCall(argument(1), nameAt: 0, argument(2)) {
      filter = ItemFilter(call)
    } else {
      attribute = try attribute(argument(2).keywords)
    }
    return true
  }

  private func attribute(_ keywords: [(String, Value)]) throws(TemplateError)
    -> (path: AttributePath, default: Value?)
  {
    var attribute: Value?
    var fallback: Value?
    var unexpected: String?
    for (name, value) in keywords {
      switch name {
      case "attribute": attribute = value
      case "default": fallback = value.unlessNone
      default: unexpected = unexpected ?? name
      }
    }
    guard let attribute else { throw .filterArgument("map requires a filter argument") }
    if let unexpected {
      throw .filterArgument("Unexpected keyword argument \(Value.string(unexpected).messageRepr)")
    }
    return (try AttributePath(attribute), fallback)
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let item = try nextInput(machine) else { return nil }
    if let attribute {
      return try attribute.path.follow(from: item, default: attribute.default, machine)
    }
    return try filter?(item, machine)
  }
}
