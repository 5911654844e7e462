/// A YAML list or mapping while it is read.
struct YAMLContainer {
  let anchor: [UInt8]?
  private let isMapping: Bool
  private let position: DataPosition
  private var cost = YAMLCost.emptyContainer
  private var elements: [DataNode] = []
  private var mapping = YAMLMapping()
  /// The key whose value comes next.
  private var key: YAMLMapping.Key?

  init(isMapping: Bool, anchor: [UInt8]?, at position: DataPosition) {
    self.isMapping = isMapping
    self.anchor = anchor
    self.position = position
  }

  /// Whether the next value is a key.
  var expectsKey: Bool { isMapping && key == nil }

  /// Adds an element, a key, or the value of the key before it.
  mutating func add(_ value: consuming YAMLValue) throws(DataError) {
    if expectsKey {
      try checkKey(value)
      key = YAMLMapping.Key(
        text: value.text ?? "", position: value.sourcePosition, isMerge: value.isMerge)
      return
    }
    cost.include(value.cost)
    if let key = self.key.take() {
      try mapping.add(key, value: value.node)
    } else {
      if elements.isEmpty { elements.reserveCapacity(4) }
      elements.append(value.node)
    }
  }

  /// The list or mapping, once its end is reached.
  consuming func finished() throws(DataError) -> YAMLValue {
    let kind = isMapping ? DataNode.Kind.mapping(try mapping.merged()) : .sequence(elements)
    return YAMLValue(container: DataNode(kind, at: position), cost: cost)
  }

  private func checkKey(_ value: borrowing YAMLValue) throws(DataError) {
    guard let text = value.text else { throw Self.keyFault(at: value.sourcePosition) }
    if text.isEmpty, case .null = value.node.kind {
      throw DataError(
        "A key is missing before \":\"; write \"key: value\".", at: value.sourcePosition)
    }
  }

  static func keyFault(at position: DataPosition) -> DataError {
    DataError(
      "A key must be text, not a list or a mapping; put a value that begins with \"{\" or \"[\""
        + " in quotes if it is meant as text.", at: position)
  }
}
