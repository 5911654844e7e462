/// Footnote definitions: `[^label]: text`, where lines indented by four columns go on.
enum FootnoteDefinitions {
  struct Definition {
    let label: [UInt8]
    let textStart: Int
    /// Nothing follows on the line; a comment is put there, as an empty item could not begin there.
    let isEmpty: Bool
  }

  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.caret, in: source) { bytes, index in
      index > 0 && bytes[index - 1] == ASCII.leftBracket
    }
  }

  /// Whether a line, whatever containers it may be in, begins with `[^`.
  static func mayBegin(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    for index in line {
      switch source[index] {
      case ASCII.space, ASCII.tab, ASCII.greaterThan, ASCII.hyphen, ASCII.plus, ASCII.asterisk,
        ASCII.period, ASCII.rightParenthesis, 0x30...0x39:
        continue
      case ASCII.leftBracket:
        return index + 1 < line.upperBound && source[index + 1] == ASCII.caret
      default:
        return false
      }
    }
    return false
  }

  /// The label of a definition, and where its text begins. The mark stands before the colon.
  static func parse(
    _ source: [UInt8], _ line: Range<Int>, _ mark: MarkCharacter
  ) -> Definition? {
    let end = source.withUnsafeBufferPointer {
      EscapeMarking.footnoteLabelEnd($0, line.lowerBound)
    }
    guard let end, mark.isAt(end, in: source), end + MarkCharacter.length < line.upperBound,
      source[end + MarkCharacter.length] == ASCII.colon
    else { return nil }
    var text = end + MarkCharacter.length + 1
    while text < line.upperBound, source[text].isBlank { text += 1 }
    return Definition(
      label: Array(source[(line.lowerBound + 2)..<(end - 1)]), textStart: text,
      isEmpty: text == line.upperBound)
  }

  /// Turns the list items that stand for definitions into definitions beside their list.
  static func install(
    _ definitions: [SourcePosition: Definition], in tree: inout MarkdownTree
  ) {
    if definitions.isEmpty { return }
    var items: [MarkdownTree.Index] = []
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      if step.isEntering, tree[step.node].kind == .item { items.append(step.node) }
    }
    var parents: [MarkdownTree.Index] = []
    var knownParents: Set<MarkdownTree.Index> = []
    for item in items {
      let position = SourcePosition(line: Int(tree[item].line), column: Int(tree[item].column))
      guard let definition = definitions[position] else { continue }
      tree[item].kind = .footnoteDefinition
      tree[item].literal = tree.store(definition.label)
      if definition.isEmpty {
        tree.setChildren(Array(tree.children(of: item).dropFirst()), of: item)
      }
      let parent = tree[tree[item].parent].parent
      if knownParents.insert(parent).inserted { parents.append(parent) }
    }
    for parent in parents { splitLists(in: parent, of: &tree) }
  }

  private static func splitLists(in parent: MarkdownTree.Index, of tree: inout MarkdownTree) {
    var siblings: [MarkdownTree.Index] = []
    for sibling in tree.children(of: parent) {
      let items = tree[sibling].kind == .list ? tree.children(of: sibling) : []
      let rest = items.filter { tree[$0].kind == .item }
      if rest.count == items.count {
        siblings.append(sibling)
        continue
      }
      if !rest.isEmpty { siblings.append(sibling) }
      siblings.append(contentsOf: items.filter { tree[$0].kind == .footnoteDefinition })
      tree.setChildren(rest, of: sibling)
    }
    tree.setChildren(siblings, of: parent)
  }
}
