/// A parsed document: nodes in an array, all their text in one buffer. It is handed on and lent, for a
/// copy would count a reference for each part of it.
struct MarkdownTree: ~Copyable {
  typealias Index = Int32

  static let none: Index = -1
  static let root: Index = 0

  private(set) var nodes: [MarkdownNode]
  var bytes: [UInt8] = []
  /// Offsets in `bytes` of characters that the author escaped: they are text and nothing else.
  var escapes: Set<Int> = []
  /// What the placeholders in the text stand for.
  var insets = InsetCollection()
  /// Attributes that authors gave to elements.
  var attributes: [Index: NodeAttributes] = [:]
  /// Gives another language's word for one of ours.
  var translate: (@Sendable (String) -> String)?

  init() {
    nodes = [MarkdownNode(.document)]
  }

  subscript(index: Index) -> MarkdownNode {
    get { nodes[Int(index)] }
    _modify { yield &nodes[Int(index)] }
  }

  mutating func reserve(nodes nodeCount: Int, bytes byteCount: Int) {
    nodes.reserveCapacity(nodeCount)
    bytes.reserveCapacity(byteCount)
  }

  /// Adds a node that belongs to no parent yet.
  mutating func add(_ node: MarkdownNode) -> Index {
    nodes.append(node)
    return Index(clamping: nodes.count - 1)
  }

  /// Adds a node as the last child of another.
  mutating func add(_ node: consuming MarkdownNode, to parent: Index) -> Index {
    let index = Index(clamping: nodes.count)
    node.parent = parent
    nodes.append(node)
    nodes.withUnsafeMutableBufferPointer { nodes in
      let last = nodes[Int(parent)].lastChild
      nodes[Int(parent)].lastChild = index
      if last == Self.none {
        nodes[Int(parent)].firstChild = index
      } else {
        nodes[Int(last)].next = index
      }
    }
    return index
  }

  mutating func append(_ child: Index, to parent: Index) {
    nodes[Int(child)].parent = parent
    nodes[Int(child)].next = Self.none
    let last = nodes[Int(parent)].lastChild
    if last == Self.none {
      nodes[Int(parent)].firstChild = child
    } else {
      nodes[Int(last)].next = child
    }
    nodes[Int(parent)].lastChild = child
  }

  func children(of parent: Index) -> [Index] {
    var result: [Index] = []
    var child = nodes[Int(parent)].firstChild
    while child != Self.none {
      result.append(child)
      child = nodes[Int(child)].next
    }
    return result
  }

  /// Gives `parent` these children in this order, in place of those it had.
  mutating func setChildren(_ children: [Index], of parent: Index) {
    nodes[Int(parent)].firstChild = Self.none
    nodes[Int(parent)].lastChild = Self.none
    for child in children { append(child, to: parent) }
  }

  /// Copies text into the buffer.
  mutating func store(_ text: some Sequence<UInt8>) -> ByteRange {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return ByteRange(start..<bytes.count)
  }

  func text(_ range: ByteRange) -> ArraySlice<UInt8> { bytes[range.range] }

  func string(_ range: ByteRange) -> String { String(decoding: text(range), as: UTF8.self) }
}
