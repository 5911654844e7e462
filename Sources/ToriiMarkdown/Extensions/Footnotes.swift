/// The footnotes of a document in the order of their first references.
struct Footnotes {
  struct Footnote {
    let definition: MarkdownTree.Index
    let label: ByteRange
    var references = 0
  }

  private(set) var list: [Footnote] = []

  init() {}

  /// Numbers the references and takes the definitions out of the tree.
  init(collecting labels: [String: MarkdownTree.Index], from tree: inout MarkdownTree) {
    if labels.isEmpty { return }
    var numbers: [MarkdownTree.Index: Int] = [:]
    var parents: Set<MarkdownTree.Index> = []
    var references: [(node: MarkdownTree.Index, number: Int, occurrence: Int)] = []
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      if step.isEntering, node.kind == .footnoteDefinition { parents.insert(node.parent) }
      guard step.isEntering, node.kind == .footnoteReference else { continue }
      let definition = node.number
      let number = numbers[definition] ?? list.count
      if number == list.count {
        numbers[definition] = number
        list.append(Footnote(definition: definition, label: tree[definition].literal))
      }
      list[number].references += 1
      references.append((step.node, number, list[number].references))
    }
    for reference in references {
      tree[reference.node].number = Int32(clamping: reference.number)
      tree[reference.node].column = Int32(clamping: reference.occurrence)
    }
    for parent in parents {
      let rest = tree.children(of: parent).filter { tree[$0].kind != .footnoteDefinition }
      tree.setChildren(rest, of: parent)
    }
    for footnote in list {
      tree[footnote.definition].parent = MarkdownTree.none
      tree[footnote.definition].next = MarkdownTree.none
    }
  }

  /// Definitions by label; the first one of a label holds.
  static func definitions(in tree: borrowing MarkdownTree) -> [String: MarkdownTree.Index] {
    var result: [String: MarkdownTree.Index] = [:]
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      guard step.isEntering, tree[step.node].kind == .footnoteDefinition else { continue }
      let label = key(tree.text(tree[step.node].literal))
      if result[label] == nil { result[label] = step.node }
    }
    return result
  }

  /// Labels are compared without regard to case.
  static func key(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased()
  }
}
