extension Filter {
  /// `sort(value, reverse=False, case_sensitive=False, attribute=None)`: the items in a new list,
  /// sorted stably by themselves or by attributes (Jinja2 documentation, `sort`).
  package static let sort = Filter(
    Signature(
      "do_sort", "value, reverse=False, case_sensitive=False, attribute=None", implicit: 1),
    isPure: false
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let paths = try AttributePath.list(arguments[3])
    let ignoresCase = try !machine.truth(of: arguments[2])
    let items = try machine.items(of: arguments[0])
    let isReversed = try machine.isReversed(arguments[1])
    try machine.checkSize(items.count, times: paths.count)
    var keys: [Value] = []
    keys.reserveCapacity(items.count &* paths.count)
    for item in items {
      for path in paths {
        let key = try path.follow(from: item, machine)
        keys.append(ignoresCase ? key.ignoringCase : key)
      }
    }
    let order = try machine.sortedOrder(of: keys, width: paths.count, descending: isReversed)
    return .list(Value.List(order.map { items[$0] }))
  }
}
