/// Builds values from the events of a YAML text.
struct YAMLReader {
  /// A value with what using it again through an alias costs.
  struct Composed {
    var node: DataNode
    /// The text of a scalar as written, for when it is a key.
    var text: String?
    var nodes = 1
    var bytes = 0
    /// How many containers lie within each other; 0 for a scalar.
    var height = 0
  }

  private let events: YAMLEventStream
  private let start: DataPosition
  private var budget: NodeBudget
  private var anchors: [[UInt8]: Composed] = [:]
  /// Anchors whose value is not complete yet, so that an alias would contain itself.
  private var openAnchors: Set<[UInt8]> = []

  init(_ source: SourceText, limits: DataLimits) throws(DataError) {
    events = try YAMLEventStream(source)
    start = source.start
    budget = NodeBudget(limits)
  }

  /// Reads the only document. No document at all is an empty mapping.
  mutating func readDocument() throws(DataError) -> DataNode {
    if case .streamEnd = try events.next().kind { return DataNode(.mapping([]), at: start) }
    let root = try readNode(try events.next(), depth: 1).node
    _ = try events.next()
    let following = try events.next()
    guard case .streamEnd = following.kind else {
      throw DataError(
        "A second YAML document begins here, but only one is read; remove the \"---\" line.",
        at: following.position)
    }
    return root
  }

  private mutating func readNode(_ event: YAMLEvent, depth: Int) throws(DataError) -> Composed {
    if case .alias(let name) = event.kind { return try expand(name, event, depth: depth) }
    try budget.charge(at: event.position)
    let anchor = event.anchor.map { Array($0.utf8) }
    if let anchor { openAnchors.insert(anchor) }
    let composed = try readContent(event, depth: depth)
    if let anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = composed
    }
    return composed
  }

  private mutating func readContent(_ event: YAMLEvent, depth: Int) throws(DataError) -> Composed {
    let tag = try YAMLTag(of: event)
    switch event.kind {
    case .scalar(let text, let isPlain):
      let kind = try tag.resolve(text, isPlain: isPlain, at: event.position)
      return Composed(
        node: DataNode(kind, at: event.position), text: text, bytes: text.utf8.count)
    case .sequenceStart:
      try tag.checkFits(.sequence, at: event.position)
      return try readSequence(at: event.position, depth: depth)
    case .mappingStart:
      try tag.checkFits(.mapping, at: event.position)
      return try readMapping(at: event.position, depth: depth)
    default:
      throw DataError("A value is missing here.", at: event.position)
    }
  }

  private mutating func readSequence(
    at position: DataPosition, depth: Int
  ) throws(DataError) -> Composed {
    try budget.checkDepth(depth, at: position)
    var elements: [DataNode] = []
    var whole = Composed(node: DataNode(.null, at: position), height: 1)
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { break }
      let element = try readNode(event, depth: depth + 1)
      elements.append(element.node)
      whole.include(element)
    }
    whole.node.kind = .sequence(elements)
    return whole
  }

  private mutating func readMapping(
    at position: DataPosition, depth: Int
  ) throws(DataError) -> Composed {
    try budget.checkDepth(depth, at: position)
    var mapping = YAMLMapping()
    var whole = Composed(node: DataNode(.null, at: position), height: 1)
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { break }
      let key = try readKey(event)
      // A merged mapping dissolves in this one, so it lies no deeper.
      let value = try readNode(try events.next(), depth: key.isMerge ? depth : depth + 1)
      whole.include(value)
      try mapping.add(key, at: event.position, value: value.node)
    }
    whole.node.kind = .mapping(try mapping.merged())
    return whole
  }

  private mutating func readKey(_ event: YAMLEvent) throws(DataError) -> YAMLMapping.Key {
    switch event.kind {
    case .scalar("<<", isPlain: true) where event.tag == nil: return .merge
    case .scalar("", isPlain: true):
      throw DataError("A key is missing before \":\"; write \"key: value\".", at: event.position)
    case .scalar, .alias: break
    default:
      throw Self.keyFault(at: event.position)
    }
    guard let text = try readNode(event, depth: 1).text else {
      throw Self.keyFault(at: event.position)
    }
    return .name(text)
  }

  private static func keyFault(at position: DataPosition) -> DataError {
    DataError(
      "A key must be text, not a list or a mapping; put a value that begins with \"{\" or \"[\""
        + " in quotes if it is meant as text.", at: position)
  }

  private mutating func expand(
    _ name: String, _ event: YAMLEvent, depth: Int
  ) throws(DataError) -> Composed {
    let anchor = Array(name.utf8)
    guard !openAnchors.contains(anchor) else {
      throw DataError(
        "The alias \(quoted("*" + name)) stands inside the value it names; remove it.",
        at: event.position)
    }
    guard let value = anchors[anchor] else {
      throw DataError(
        "The alias \(quoted("*" + name)) names no anchor above it;"
          + " put the value in quotes if it is meant as text.", at: event.position)
    }
    try budget.charge(value.nodes, at: event.position)
    try budget.chargeExpansion(value.bytes, at: event.position)
    if value.height > 0 {
      try budget.checkDepth(depth + value.height - 1, at: event.position)
    }
    return value
  }
}

extension YAMLReader.Composed {
  /// Adds a child's costs. The budget bounds the sums.
  fileprivate mutating func include(_ child: Self) {
    nodes += child.nodes
    bytes += child.bytes
    height = max(height, child.height + 1)
  }
}
