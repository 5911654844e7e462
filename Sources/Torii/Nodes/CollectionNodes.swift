/// `[a, b]`: a new list each time.
final class ListNode: Node {
  let items: NodeRow

  init(_ items: NodeRow) { self.items = items }

  deinit { items.release() }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let list = Value.List(minimumCapacity: items.count)
    var index = 0
    while index < items.count {
      list.append(try items[index].eval(machine))
      index &+= 1
    }
    return .list(list)
  }
}

/// `(a, b)`
final class TupleNode: Node {
  private let items: NodeRow

  init(_ items: NodeRow) { self.items = items }

  deinit { items.release() }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let list = Value.List(minimumCapacity: items.count)
    var index = 0
    while index < items.count {
      list.append(try items[index].eval(machine))
      index &+= 1
    }
    return .tuple(list)
  }
}

/// `{key: value}`: a new dictionary each time.
final class DictNode: Node {
  private let pairs: [(key: Node, value: Node)]

  init(_ pairs: [(key: Node, value: Node)]) { self.pairs = pairs }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let dict = Value.Dict(minimumCapacity: pairs.count)
    for (key, value) in pairs {
      let name = try key.eval(machine)
      let item = try value.eval(machine)
      dict.set(try machine.key(for: name), named: name, to: item)
    }
    return .dict(dict)
  }
}
