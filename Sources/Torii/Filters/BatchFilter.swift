extension Filter {
  /// `batch(value, linecount, fill_with=None)`: lists of `linecount` items each, the last one
  /// filled up (Jinja2 documentation, `batch`).
  package static let batch = Filter(
    Signature("do_batch", "value, linecount, fill_with=None"), isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(Batches(arguments))
  }
}

private final class Batches: LazyItems {
  /// The item that did not fit into the last batch, if any.
  private let leftover = Value.List(minimumCapacity: 1)
  @exclusivity(unchecked) private var isAtEnd = false

  private var size: Value { argument(1) }

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    hold(.list(leftover))
    return true
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    if isAtEnd { return nil }
    let batch = Value.List(minimumCapacity: 4)
    if leftover.count > 0 { batch.append(leftover.remove(at: 0)) }
    while let item = try nextInput(machine) {
      if try isFull(batch, machine) {
        leftover.append(item)
        return .list(batch)
      }
      batch.append(item)
    }
    isAtEnd = true
    if batch.count == 0 { return nil }
    if let fill = argument(2).unlessNone { try complete(batch, with: fill, machine) }
    return .list(batch)
  }

  private func isFull(_ batch: Value.List, _ machine: MachineRef) throws(TemplateError) -> Bool {
    if case .int(let size) = size { return batch.count == size }
    return try machine.isEqual(.int(batch.count), size)
  }

  private func complete(_ batch: Value.List, with fill: Value, _ machine: MachineRef)
    throws(TemplateError)
  {
    guard try machine.isLess(.int(batch.count), size) else { return }
    if case .bigInt = size { throw .overflow("cannot fit 'int' into an index-sized integer") }
    guard let size = size.indexInt else {
      throw .type("can't multiply sequence by non-int of type '\(size.typeName)'")
    }
    try machine.checkSize(size)
    while batch.count < size { batch.append(fill) }
  }
}
