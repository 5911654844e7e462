/// A value while it is read: handed on, not copied.
struct YAMLValue: ~Copyable {
  let node: DataNode
  /// Where the value stands: for an alias not where its node is written.
  let sourcePosition: DataPosition
  /// The text of a scalar as written, for when it is a key.
  let text: String?
  /// Whether this is the unquoted `<<` that merges mappings.
  let isMerge: Bool
  let cost: YAMLCost

  init(container node: consuming DataNode, cost: YAMLCost) {
    sourcePosition = node.position
    self.node = node
    text = nil
    isMerge = false
    self.cost = cost
  }

  init(
    scalar text: String, isPlain: Bool, tag: String?, at position: DataPosition
  ) throws(DataError) {
    let kind = try YAMLTag(named: tag, at: position).resolve(text, isPlain: isPlain, at: position)
    node = DataNode(kind, at: position)
    sourcePosition = position
    self.text = text
    isMerge = isPlain && tag == nil && text == "<<"
    cost = YAMLCost(bytes: text.utf8.count)
  }

  /// What an alias at a place stands for.
  init(_ shared: Shared, at position: DataPosition) {
    node = shared.node
    sourcePosition = position
    text = shared.text
    isMerge = shared.isMerge
    cost = shared.cost
  }
}

extension YAMLValue {
  /// A value with an anchor, which aliases repeat.
  struct Shared {
    let node: DataNode
    let text: String?
    let isMerge: Bool
    let cost: YAMLCost
  }

  func shared() -> Shared { Shared(node: node, text: text, isMerge: isMerge, cost: cost) }
}

/// What using a value again through an alias costs.
struct YAMLCost {
  private(set) var nodes = 1
  private(set) var bytes = 0
  /// How many containers lie within each other; 0 for a scalar.
  private(set) var height = 0

  /// Of a scalar.
  init(bytes: Int) { self.bytes = bytes }

  /// Of a list or mapping without anything in it.
  static var emptyContainer: YAMLCost {
    var cost = YAMLCost(bytes: 0)
    cost.height = 1
    return cost
  }

  /// Adds a child's costs. The budget bounds the sums.
  mutating func include(_ child: YAMLCost) {
    nodes += child.nodes
    bytes += child.bytes
    height = max(height, child.height + 1)
  }
}
