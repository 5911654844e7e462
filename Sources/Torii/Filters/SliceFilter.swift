extension Filter {
  /// `slice(value, slices, fill_with=None)`: as many lists as asked for, of nearly equal length
  /// (Jinja2 documentation, `slice`).
  package static let slice = Filter(
    Signature("sync_do_slice", "value, slices, fill_with=None"), isPure: false
  ) { (arguments) throws(TemplateError) in
    .object(Slices(arguments))
  }
}

private final class Slices: LazyItems {
  @exclusivity(unchecked) private var items = Value.List(minimumCapacity: 0)
  @exclusivity(unchecked) private var sliceCount = 0
  @exclusivity(unchecked) private var length = 0
  /// How many slices are one item longer.
  @exclusivity(unchecked) private var longerCount = 0
  @exclusivity(unchecked) private var sliceNumber = 0
  @exclusivity(unchecked) private var position = 0

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let requested = argument(1)
    items = Value.List(try machine.items(of: argument(0)))
    hold(.list(items))
    // Python divides first: whatever is no integer fails there, or as the length of a range.
    let quotient = try machine.binary(.floorDivide, .int(items.count), requested)
    let remainder = try machine.binary(.modulo, .int(items.count), requested)
    switch requested {
    case .bigInt(let box):
      sliceCount = box.value.isNegative ? 0 : .max
    default:
      guard let count = requested.indexInt else { throw .notAnInteger(requested) }
      sliceCount = count
    }
    length = quotient.indexInt ?? 0
    longerCount = remainder.indexInt ?? 0
    return true
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard sliceNumber < sliceCount else { return nil }
    try machine.charge(1)
    let isLonger = sliceNumber < longerCount
    sliceNumber &+= 1
    let start = position
    position = Swift.min(items.count, start &+ length &+ (isLonger ? 1 : 0))
    try machine.charge(position &- start)
    let slice = Value.List(minimumCapacity: position &- start &+ 1)
    for index in start..<position { slice.append(items.base[index]) }
    if !isLonger, let fill = argument(2).unlessNone { slice.append(fill) }
    return .list(slice)
  }
}
