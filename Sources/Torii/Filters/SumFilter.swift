extension Filter {
  /// `sum(iterable, attribute=None, start=0)`: the items or their attributes added to `start`, from
  /// left to right (Jinja2 documentation, `sum`).
  package static let sum = Filter(
    Signature("sync_do_sum", "iterable, attribute=None, start=0", implicit: 1), isPure: false
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let path = try AttributePath(arguments[1])
    var items = try ItemCursor(arguments[0], machine)
    if arguments[2].isString {
      throw .type("sum() can't sum strings [use ''.join(seq) instead]")
    }
    var total = arguments[2]
    // A list that this sum made, which grows in place: adding would copy it for every item.
    var owned: Value.List?
    while let item = try items.next(machine) {
      let addend = try path.follow(from: item, machine)
      if let owned, try append(addend, to: owned, like: total, machine) { continue }
      total = try sum(total, addend, machine)
      owned = privateCopy(&total)
    }
    return total
  }

  @inline(__always)
  private static func sum(_ left: Value, _ right: Value, _ machine: MachineRef)
    throws(TemplateError) -> Value
  {
    switch (left, right) {
    case (.int(let first), .int(let second)):
      let (result, overflow) = first.addingReportingOverflow(second)
      if !overflow { return .int(result) }
    case (.double(let first), .double(let second)): return .double(first + second)
    default: break
    }
    return try machine.binary(.add, left, right)
  }

  /// The list of a total that is one, made this sum's own.
  private static func privateCopy(_ total: inout Value) -> Value.List? {
    switch total {
    case .list(let list):
      let copy = list.copy()
      total = .list(copy)
      return copy
    case .tuple(let list):
      let copy = list.copy()
      copy.isFrozen = true
      total = .tuple(copy)
      return copy
    default: return nil
    }
  }

  private static func append(
    _ addend: Value, to owned: Value.List, like total: Value, _ machine: MachineRef
  ) throws(TemplateError) -> Bool {
    switch (total, addend) {
    case (.list, .list(let more)), (.tuple, .tuple(let more)):
      try machine.charge(more.count)
      let (count, _) = owned.count.addingReportingOverflow(more.count)
      if count > machine.pointee.environment.limits.valueSize { try machine.checkSize(count) }
      owned.append(contentsOf: more)
      return true
    default: return false
    }
  }
}
