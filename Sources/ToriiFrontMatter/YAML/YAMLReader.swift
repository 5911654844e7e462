/// Builds values from the events of a YAML text.
///
/// What is open lies on a stack of its own, not on the thread's: nested text costs no stack.
struct YAMLReader: ~Copyable {
  private let events: YAMLEventStream
  private let start: DataPosition
  private var budget: NodeBudget
  private var anchors: [[UInt8]: YAMLValue.Shared] = [:]
  /// The lists and mappings that are not complete yet, the innermost last.
  private var open: [YAMLContainer] = []

  init(_ source: SourceText, limits: DataLimits) throws(DataError) {
    events = try YAMLEventStream(source)
    start = source.start
    budget = NodeBudget(limits)
  }

  /// Reads the only document. No document at all is an empty mapping.
  mutating func readDocument() throws(DataError) -> DataNode {
    if try events.next().kind == .streamEnd { return DataNode(.mapping([]), at: start) }
    let root = try readRoot()
    _ = try events.next()
    let following = try events.next()
    guard following.kind == .streamEnd else {
      throw DataError(
        "A second YAML document begins here, but only one is read; remove the \"---\" line.",
        at: following.position)
    }
    return root
  }

  /// Reads up to the end of the outermost value.
  private mutating func readRoot() throws(DataError) -> DataNode {
    while true {
      guard let value = try read(try events.next()) else { continue }
      if open.isEmpty { return value.node }
      try open[open.count - 1].add(value)
    }
  }

  /// Takes one event.
  ///
  /// - Returns: The value that is complete with it; `nil` when a list or mapping has begun.
  private mutating func read(_ event: consuming YAMLEvent) throws(DataError) -> YAMLValue? {
    switch event.kind {
    case .scalar:
      try budget.charge(at: event.position)
      let value = try YAMLValue(
        scalar: event.text, isPlain: event.isPlain, tag: event.tag, at: event.position)
      if let anchor = event.anchor { anchors[Array(anchor.utf8)] = value.shared() }
      return value
    case .alias:
      return try expand(event.text, at: event.position)
    case .sequenceStart:
      try begin(.sequence, event)
      return nil
    case .mappingStart:
      try begin(.mapping, event)
      return nil
    case .sequenceEnd, .mappingEnd:
      guard let container = open.popLast() else { break }
      let anchor = container.anchor
      let value = try (consume container).finished()
      if let anchor { anchors[anchor] = value.shared() }
      return value
    default: break
    }
    throw DataError("A value is missing here.", at: event.position)
  }

  private mutating func begin(_ tag: YAMLTag, _ event: borrowing YAMLEvent) throws(DataError) {
    try budget.charge(at: event.position)
    try budget.checkDepth(open.count + 1, at: event.position)
    try YAMLTag(named: event.tag, at: event.position).checkFits(tag, at: event.position)
    if open.last?.expectsKey == true { throw YAMLContainer.keyFault(at: event.position) }
    open.append(
      YAMLContainer(
        isMapping: tag == .mapping, anchor: event.anchor.map { Array($0.utf8) },
        at: event.position))
  }

  private mutating func expand(
    _ name: String, at position: DataPosition
  ) throws(DataError) -> YAMLValue {
    let anchor = Array(name.utf8)
    guard !open.contains(where: { $0.anchor == anchor }) else {
      throw DataError(
        "The alias \(quoted("*" + name)) stands inside the value it names; remove it.",
        at: position)
    }
    guard let shared = anchors[anchor] else {
      throw DataError(
        "The alias \(quoted("*" + name)) names no anchor above it;"
          + " put the value in quotes if it is meant as text.", at: position)
    }
    try budget.charge(shared.cost.nodes, at: position)
    try budget.chargeExpansion(shared.cost.bytes, at: position)
    try budget.checkDepth(open.count + shared.cost.height, at: position)
    return YAMLValue(shared, at: position)
  }
}
