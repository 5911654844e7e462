/// A value with what using it again through an alias costs.
struct YAMLValue {
  var node: DataNode
  /// Where the value stands: for an alias not where its node is written.
  var sourcePosition: DataPosition
  /// The text of a scalar as written, for when it is a key.
  var text: String?
  /// Whether this is the unquoted `<<` that merges mappings.
  var isMerge = false
  var nodes = 1
  var bytes = 0
  /// How many containers lie within each other; 0 for a scalar.
  var height = 0

  init(container node: DataNode) {
    self.node = node
    sourcePosition = node.position
    height = 1
  }

  init(
    scalar text: String, isPlain: Bool, tag: String?, at position: DataPosition
  ) throws(DataError) {
    let kind = try YAMLTag(named: tag, at: position).resolve(text, isPlain: isPlain, at: position)
    node = DataNode(kind, at: position)
    sourcePosition = position
    self.text = text
    isMerge = isPlain && tag == nil && text == "<<"
    bytes = text.utf8.count
  }

  /// Adds a child's costs. The budget bounds the sums.
  mutating func include(_ child: borrowing Self) {
    nodes += child.nodes
    bytes += child.bytes
    height = max(height, child.height + 1)
  }
}
