extension Filter {
  /// `map(value, name, *args, **kwargs)`: a filter of every item; `map(value, attribute=,
  /// default=)`: an attribute of every item (Jinja2 documentation, `map`).
  package static let map = Filter(
    Signature("sync_do_map", "value, *args, **kwargs", implicit: 1), isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(
      MappedItems(
        arguments[0], arguments.variadic(1).items, keywords: arguments.keywordVariadic(2)))
  }
}

private final class MappedItems: LazyItems, @unchecked Sendable {
  private enum Step {
    case attribute(AttributePath, default: Value?)
    case filter(name: Value, [Value], [(String, Value)])
  }

  private let positional: [Value]
  private let keywords: Value.Dict
  private var step: Step?

  init(_ source: Value, _ positional: [Value], keywords: Value.Dict) {
    self.positional = positional
    self.keywords = keywords
    super.init(source)
  }

  override func start(_ source: Value, _ machine: MachineRef) throws(TemplateError) -> Bool {
    guard try machine.truth(of: source) else { return false }
    if positional.isEmpty, let attribute = keywords["attribute"] {
      for keyword in keywords.asKeywords where !["attribute", "default"].contains(keyword.0) {
        throw .filterArgument(
          "Unexpected keyword argument \(Value.string(keyword.0).messageRepr)")
      }
      step = .attribute(
        try AttributePath(attribute), default: keywords["default"].flatMap(\.unlessNone))
      return true
    }
    guard let name = positional.first else {
      throw .filterArgument("map requires a filter argument")
    }
    step = .filter(name: name, Array(positional.dropFirst()), keywords.asKeywords)
    return true
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
