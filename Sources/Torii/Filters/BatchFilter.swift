extension Filter {
  /// `batch(value, linecount, fill_with=None)`: lists of `linecount` items each, the last one
  /// filled up (Jinja2 documentation, `batch`).
  package static let batch = Filter(
    Signature("do_batch", "value, linecount, fill_with=None"), isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(Batches(arguments[0], size: arguments[1], fill: arguments[2].unlessNone))
  }
}

private final class Batches: LazyItems, @unchecked Sendable {
  private let size: Value
  private let fill: Value?
  /// The item that did not fit into the last batch.
  private var first: Value?
  private var isAtEnd = false

  init(_ source: Value, size: Value, fill: Value?) {
    self.size = size
    self.fill = fill
    super.init(source)
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    if isAtEnd { return nil }
    let batch = Value.List(minimumCapacity: 4)
    if let first { batch.append(first) }
    while let item = try nextInput(machine) {
      if try isFull(batch, machine) {
        first = item
        return .list(batch)
      }
      batch.append(item)
    }
    isAtEnd = true
    if batch.count == 0 { return nil }
    if let fill { try complete(batch, with: fill, machine) }
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
