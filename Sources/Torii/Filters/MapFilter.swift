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
  private enum Step {
    case attribute(AttributePath, default: Value?)
    case filter(name: Value, [Value], [(String, Value)])
  }

  @exclusivity(unchecked) private var step: Step?

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try machine.truth(of: argument(0)) else { return false }
    let positional = argument(1).listItems
    let keywords = argument(2).keywords
    if let name = positional.first {
      step = .filter(name: name, Array(positional.dropFirst()), keywords)
    } else {
      step = try attributeStep(keywords)
    }
    return true
  }

  private func attributeStep(_ keywords: [(String, Value)]) throws(TemplateError) -> Step {
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
    return .attribute(try AttributePath(attribute), default: fallback)
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let item = try nextInput(machine) else { return nil }
    switch step {
    case .attribute(let path, let fallback):
      return try path.follow(from: item, default: fallback, machine)
    case .filter(let name, let arguments, let keywords):
      return try machine.applyFilter(named: name, to: item, arguments, keywords)
    case nil: return nil
    }
  }
}
