extension Filter {
  /// `groupby(value, attribute, default=None, case_sensitive=False)`: the items sorted by an
  /// attribute, as one pair of `grouper` and `list` for each of its values
  /// (Jinja2 documentation, `groupby`).
  package static let groupby = Filter(
    Signature(
      "sync_do_groupby", "value, attribute, default=None, case_sensitive=False", implicit: 1),
    isPure: false
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let ignoresCase = try !machine.truth(of: arguments[3])
    let path = try AttributePath(arguments[1])
    let items = try machine.items(of: arguments[0])
    var attributes: [Value] = []
    attributes.reserveCapacity(items.count)
    for item in items {
      attributes.append(
        try path.follow(from: item, default: arguments[2].unlessNone, machine))
    }
    let keys = ignoresCase ? attributes.map(\.ignoringCase) : attributes
    let groups = Value.List(minimumCapacity: 4)
    var key: Value?
    var members = Value.List(minimumCapacity: 4)
    for position in try machine.sortedOrder(of: keys) {
      if let key, try machine.isEqual(key, keys[position]) {
        members.append(items[position])
        continue
      }
      members = Value.List([items[position]])
      key = keys[position]
      groups.append(group(attributes[position], members))
    }
    return .list(groups)
  }

  private static func group(_ grouper: Value, _ members: Value.List) -> Value {
    let pair = Value.List([grouper, .list(members)], tupleClass: .group)
    pair.isFrozen = true
    return .tuple(pair)
  }
}
