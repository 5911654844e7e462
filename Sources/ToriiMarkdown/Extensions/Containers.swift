/// Gives the blocks between `:::` lines to a container.
enum Containers {
  /// Names whose containers are admonitions, as in VitePress and Docusaurus.
  private static let admonitions: [StaticString] = [
    "note", "tip", "important", "warning", "caution", "info", "danger",
  ]

  static func install(in tree: inout MarkdownTree) {
    var parents: [MarkdownTree.Index] = []
    var known: Set<MarkdownTree.Index> = []
    for node in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where fence(node, tree) != nil && known.insert(tree[node].parent).inserted {
      parents.append(tree[node].parent)
    }
    for parent in parents { nest(in: parent, &tree) }
  }

  private enum Fence {
    case start(ContainerFence)
    case end
  }

  private static func fence(_ node: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> Fence? {
    guard tree[node].kind == .insetBlock else { return nil }
    switch tree.insets.list[Int(tree[node].number)].inset {
    case .containerStart(let fence): return .start(fence)
    case .containerEnd: return .end
    default: return nil
    }
  }

  /// Containers that nothing ends go on to the end of what they are in.
  private static func nest(in parent: MarkdownTree.Index, _ tree: inout MarkdownTree) {
    let children = tree.children(of: parent)
    tree.setChildren([], of: parent)
    var open = [parent]
    for child in children {
      switch fence(child, tree) {
      case .start(let fence):
        start(child, fence, &tree)
        tree.append(child, to: open[open.count - 1])
        open.append(child)
      case .end:
        if open.count > 1 { open.removeLast() } else { showLine(child, in: parent, &tree) }
      case nil:
        tree.append(child, to: open[open.count - 1])
      }
    }
  }

  private static func start(
    _ node: MarkdownTree.Index, _ fence: ContainerFence, _ tree: inout MarkdownTree
  ) {
    let name = fence.name.map(\.asciiLowercased)
    var attributes = fence.attributes
    tree[node].literal = tree.store(name)
    var title = fence.title
    if name.elementsEqual("details".utf8) {
      tree[node].kind = .admonition
      tree[node].level = Admonitions.Folding.closed
      if title.isEmpty { title = Admonitions.defaultTitle(name[...], tree.translate) }
    } else if admonitions.contains(where: {
      name.count == $0.utf8CodeUnitCount && name.has($0, at: 0)
    }) {
      tree[node].kind = .admonition
      tree[node].isMarked = true
      if title.isEmpty { title = Admonitions.defaultTitle(name[...], tree.translate) }
      attributes.classes.removeAll { $0.elementsEqual(fence.name) }
    } else {
      tree[node].kind = .container
    }
    if !attributes.isEmpty { tree.attributes[node] = attributes }
    if title.isEmpty { return }
    var text = MarkdownNode(.text)
    text.literal = tree.store(title)
    text.line = tree[node].line
    var titleNode = MarkdownNode(.admonitionTitle)
    titleNode.line = tree[node].line
    let titleIndex = tree.add(titleNode)
    tree.append(tree.add(text), to: titleIndex)
    tree.append(titleIndex, to: node)
  }

  /// A line of colons that ends nothing is text.
  private static func showLine(
    _ node: MarkdownTree.Index, in parent: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) {
    let source = tree.insets.list[Int(tree[node].number)].source
    var text = MarkdownNode(.text)
    text.literal = tree.store(source)
    text.line = tree[node].line
    tree[node].kind = .paragraph
    tree.append(tree.add(text), to: node)
    tree.append(node, to: parent)
  }
}
