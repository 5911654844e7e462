extension Methods {
  static let listReading: [Method] = [
    Method("list.copy") { (receiver, arguments) throws(TemplateError) in
      let list = items(receiver)
      try arguments.machine.checkSize(list.count)
      try arguments.machine.charge(list.count)
      return .list(list.copy())
    },
    Method("list.count", .one, countItems),
    Method("list.index", .positional(1...3)) { (receiver, arguments) throws(TemplateError) in
      if let found = try position(in: receiver, arguments) { return .int(found) }
      throw .value("\(try arguments.machine.repr(of: arguments.required(0))) is not in list")
    },
  ]

  static let tupleMethods: [Method] = [
    Method("tuple.count", .one, countItems),
    Method("tuple.index", .positional(1...3)) { (receiver, arguments) throws(TemplateError) in
      if let found = try position(in: receiver, arguments) { return .int(found) }
      throw .value("tuple.index(x): x not in tuple")
    },
  ]

  static let listChanging: [Method] = [
    Method("list.append", .one) { (receiver, arguments) throws(TemplateError) in
      let list = try arguments.machine.mutable(items(receiver))
      list.append(arguments.required(0))
      arguments.machine.noteChanged(list, by: arguments.required(0))
      return .none
    },
    Method("list.clear") { (receiver, arguments) throws(TemplateError) in
      try arguments.machine.mutable(items(receiver)).replaceAll([])
      return .none
    },
    Method("list.extend", .one) { (receiver, arguments) throws(TemplateError) in
      let added = try arguments.machine.items(of: arguments.required(0))
      let list = try arguments.machine.mutable(items(receiver))
      try arguments.machine.checkSize(list.count + added.count)
      for item in added {
        list.append(item)
        arguments.machine.noteChanged(list, by: item)
      }
      return .none
    },
    Method("list.insert", .positional(2...2)) { (receiver, arguments) throws(TemplateError) in
      let place = try arguments.integer(0)
      let list = try arguments.machine.mutable(items(receiver))
      try arguments.machine.charge(list.count >> 4)
      let bounds = SliceBounds(start: place, stop: nil, count: list.count)
      list.insert(arguments.required(1), at: bounds.start)
      arguments.machine.noteChanged(list, by: arguments.required(1))
      return .none
    },
    Method("list.pop", .positional(0...1)) { (receiver, arguments) throws(TemplateError) in
      let place = try arguments.integer(0, default: -1)
      let list = try arguments.machine.mutable(items(receiver))
      try arguments.machine.charge(list.count >> 4)
      if list.count == 0 { throw TemplateError(.index, "pop from empty list") }
      let index = place < 0 ? place + list.count : place
      guard index >= 0, index < list.count else {
        throw TemplateError(.index, "pop index out of range")
      }
      return list.remove(at: index)
    },
    Method("list.remove", .one) { (receiver, arguments) throws(TemplateError) in
      let list = try arguments.machine.mutable(items(receiver))
      guard let found = try position(in: .list(list), arguments), found < list.count else {
        throw .value("list.remove(x): x not in list")
      }
      _ = list.remove(at: found)
      return .none
    },
    Method("list.reverse") { (receiver, arguments) throws(TemplateError) in
      let list = try arguments.machine.mutable(items(receiver))
      try arguments.machine.charge(list.count)
      list.replaceAll(list.items.reversed())
      return .none
    },
    Method(
      "list.sort", .keywordOnly([AttributeName("key"), AttributeName("reverse")]), sort),
  ]

  private static func items(_ receiver: Value) -> Value.List {
    switch receiver {
    case .list(let items), .tuple(let items): items
    default: Value.List(minimumCapacity: 0)
    }
  }

  @Sendable private static func countItems(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    var count = 0
    for item in items(receiver) {
      try arguments.machine.charge(1)
      if try arguments.machine.isEqual(item, arguments.required(0)) { count += 1 }
    }
    return .int(count)
  }

  /// Where the first argument stands within the slice that the others give.
  private static func position(in receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Int?
  {
    let list = items(receiver)
    let bounds = SliceBounds(
      start: try arguments.bound(1, allowsNone: false),
      stop: try arguments.bound(2, allowsNone: false), count: list.count)
    for position in bounds.indices {
      try arguments.machine.charge(1)
      guard let item = list[position] else { return nil }
      if try arguments.machine.isEqual(item, arguments.required(0)) { return position }
    }
    return nil
  }

  /// Sorts in place; with a key function it is called once for each item.
  @Sendable private static func sort(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let list = try machine.mutable(items(receiver))
    let isDescending = try reverseFlag(arguments)
    let items = list.items
    try machine.charge(items.count)
    var keys = items
    if let key = arguments.keyword(AttributeName("key")), !key.isNone {
      keys = []
      for item in items { keys.append(try machine.call(key, [item])) }
    }
    let order = try StableSort.order(count: items.count, descending: isDescending) {
      (left, right) throws(TemplateError) in
      try machine.charge(1)
      return try machine.isLess(keys[left], keys[right])
    }
    list.replaceAll(order.map { items[$0] })
    return .none
  }

  private static func reverseFlag(_ arguments: MethodArguments) throws(TemplateError) -> Bool {
    guard let value = arguments.keyword(AttributeName("reverse")) else { return false }
    guard let integer = value.indexInt else {
      throw .type("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    return integer != 0
  }
}
