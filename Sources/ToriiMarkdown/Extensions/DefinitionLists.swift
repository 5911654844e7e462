/// Definition lists as in PHP Markdown Extra: a paragraph whose lines are terms, and below it lines
/// that begin with a colon. Such lines are parsed as list items; here they get back what they are.
enum DefinitionLists {
  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.colon, in: source) { bytes, index in
      guard index + 1 < bytes.count, bytes[index + 1].isBlank else { return false }
      var start = index
      while start > 0, bytes[start - 1].isBlank || bytes[start - 1] == ASCII.greaterThan {
        start -= 1
      }
      return start == 0 || bytes[start - 1].isLineEnd
    }
  }

  /// Whether a line, whatever containers it may be in, begins with a colon and a space.
  static func mayBegin(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    for index in line {
      switch source[index] {
      case ASCII.space, ASCII.tab, ASCII.greaterThan: continue
      default: return begins(source, index..<line.upperBound)
      }
    }
    return false
  }

  static func begins(_ source: [UInt8], _ text: Range<Int>) -> Bool {
    guard text.count >= 3, source[text.lowerBound] == ASCII.colon,
      source[text.lowerBound + 1].isBlank
    else { return false }
    return source[(text.lowerBound + 1)..<text.upperBound].contains { !$0.isBlank }
  }

  /// Turns the list items that stand for definitions, with the paragraphs before them, into lists.
  static func install(_ positions: Set<SourcePosition>, in tree: inout MarkdownTree) {
    if positions.isEmpty { return }
    var parents: [MarkdownTree.Index] = []
    var known: Set<MarkdownTree.Index> = []
    for item in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where tree[item].kind == .item {
      let position = SourcePosition(line: Int(tree[item].line), column: Int(tree[item].column))
      guard positions.contains(position) else { continue }
      tree[item].kind = .definition
      let parent = tree[tree[item].parent].parent
      if known.insert(parent).inserted { parents.append(parent) }
    }
    for parent in parents { rebuild(parent, in: &tree) }
  }

  private static func rebuild(_ parent: MarkdownTree.Index, in tree: inout MarkdownTree) {
    var blocks: [MarkdownTree.Index] = []
    for child in tree.children(of: parent) {
      let items = tree[child].kind == .list ? tree.children(of: child) : []
      guard items.contains(where: { tree[$0].kind == .definition }) else {
        blocks.append(child)
        continue
      }
      let isTight = tree[child].isTight
      let definitions = items.filter { tree[$0].kind == .definition }
      let list = definitionList(for: child, &blocks, &tree)
      for definition in definitions {
        tree[definition].isTight = isTight && tree[list].isTight
        tree.append(definition, to: list)
      }
      let rest = items.filter { tree[$0].kind == .item }
      if !rest.isEmpty {
        tree.setChildren(rest, of: child)
        blocks.append(child)
      }
    }
    tree.setChildren(blocks, of: parent)
  }

  /// The list that definitions go to, with the terms of the paragraph before them. Its `isTight`
  /// tells whether the definitions follow their terms without a blank line.
  private static func definitionList(
    for items: MarkdownTree.Index, _ blocks: inout [MarkdownTree.Index],
    _ tree: inout MarkdownTree
  ) -> MarkdownTree.Index {
    var terms = MarkdownTree.none
    if let last = blocks.last, tree[last].kind == .paragraph {
      terms = last
      blocks.removeLast()
    }
    let list: MarkdownTree.Index
    if let last = blocks.last, tree[last].kind == .definitionList {
      list = last
    } else {
      var node = MarkdownNode(.definitionList)
      node.line = tree[terms == MarkdownTree.none ? items : terms].line
      list = tree.add(node)
      blocks.append(list)
    }
    guard terms != MarkdownTree.none else { return list }
    tree[list].isTight = tree[terms].endLine + 1 >= tree[items].line
    addTerms(of: terms, to: list, &tree)
    return list
  }

  /// Each line of the paragraph is a term.
  private static func addTerms(
    of paragraph: MarkdownTree.Index, to list: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) {
    var term = MarkdownTree.none
    for child in tree.children(of: paragraph) {
      if tree[child].kind == .softBreak || tree[child].kind == .lineBreak {
        term = MarkdownTree.none
        continue
      }
      if term == MarkdownTree.none {
        var node = MarkdownNode(.definitionTerm)
        node.line = tree[child].line
        term = tree.add(node)
        tree.append(term, to: list)
      }
      tree.append(child, to: term)
    }
  }
}
