/// `*[HTML]: HyperText Markup Language` explains every later and earlier `HTML` in the text.
enum Abbreviations {
  static func apply(to tree: inout MarkdownTree) {
    var expansions: [String: ByteRange] = [:]
    var parents: Set<MarkdownTree.Index> = []
    let count = MarkdownTree.Index(clamping: tree.nodes.count)
    for node in 0..<count where tree[node].kind == .paragraph {
      if readDefinitions(in: node, tree, &expansions) {
        tree[node].isMarked = true
        tree.setChildren([], of: node)
        parents.insert(tree[node].parent)
      }
    }
    if expansions.isEmpty { return }
    for parent in parents {
      let rest = tree.children(of: parent).filter {
        !(tree[$0].kind == .paragraph && tree[$0].firstChild == MarkdownTree.none)
      }
      tree.setChildren(rest, of: parent)
    }
    for node in 0..<count where holdsText(tree[node].kind) { mark(in: node, expansions, &tree) }
  }

  private static func holdsText(_ kind: MarkdownNode.Kind) -> Bool {
    switch kind {
    case .paragraph, .heading, .tableCell, .emphasis, .strong, .link, .definitionTerm,
      .admonitionTitle:
      true
    default: false
    }
  }

  /// Whether every line of a paragraph is a definition; their expansions are added.
  private static func readDefinitions(
    in paragraph: MarkdownTree.Index, _ tree: borrowing MarkdownTree,
    _ expansions: inout [String: ByteRange]
  ) -> Bool {
    var found: [(String, ByteRange)] = []
    for child in tree.children(of: paragraph) {
      if tree[child].kind == .softBreak { continue }
      guard tree[child].kind == .text,
        let definition = definition(tree, tree[child].literal.range)
      else { return false }
      found.append(definition)
    }
    for (name, expansion) in found { expansions[name] = expansion }
    return !found.isEmpty
  }

  private static func definition(
    _ tree: borrowing MarkdownTree, _ text: Range<Int>
  ) -> (String, ByteRange)? {
    guard tree.bytes.has("*[", at: text.lowerBound), text.count > 4 else { return nil }
    let start = text.lowerBound + 2
    var end = start
    while end < text.upperBound, isWordByte(tree.bytes[end]) { end += 1 }
    guard end > start, end + 1 < text.upperBound, tree.bytes.has("]:", at: end) else { return nil }
    var expansion = end + 2
    while expansion < text.upperBound, tree.bytes[expansion].isBlank { expansion += 1 }
    guard expansion < text.upperBound else { return nil }
    return (
      String(decoding: tree.bytes[start..<end], as: UTF8.self),
      ByteRange(expansion..<text.upperBound)
    )
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte.isASCIIAlphanumeric || byte == ASCII.period || byte == ASCII.ampersand
  }

  private static func mark(
    in parent: MarkdownTree.Index, _ expansions: [String: ByteRange], _ tree: inout MarkdownTree
  ) {
    let children = tree.children(of: parent)
    var result: [MarkdownTree.Index] = []
    for child in children {
      if tree[child].kind == .text {
        split(child, expansions, &tree, into: &result)
      } else {
        result.append(child)
      }
    }
    if result.count > children.count { tree.setChildren(result, of: parent) }
  }

  private static func split(
    _ text: MarkdownTree.Index, _ expansions: [String: ByteRange], _ tree: inout MarkdownTree,
    into result: inout [MarkdownTree.Index]
  ) {
    let range = tree[text].literal.range
    var done = range.lowerBound
    var index = done
    func add(_ kind: MarkdownNode.Kind, _ range: Range<Int>) -> MarkdownTree.Index {
      var node = MarkdownNode(kind)
      node.literal = ByteRange(range)
      node.line = tree[text].line
      return tree.add(node)
    }
    while index < range.upperBound {
      guard isWordByte(tree.bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, isWordByte(tree.bytes[index]) { index += 1 }
      var end = index
      while end > start, !tree.bytes[end - 1].isASCIIAlphanumeric, tree.bytes[end - 1] < 0x80 {
        end -= 1
      }
      let word = String(decoding: tree.bytes[start..<end], as: UTF8.self)
      guard let expansion = expansions[word] else { continue }
      if start > done { result.append(add(.text, done..<start)) }
      let node = add(.abbreviation, start..<end)
      tree[node].attribute = expansion
      result.append(node)
      done = end
    }
    if done == range.lowerBound {
      result.append(text)
    } else if done < range.upperBound {
      result.append(add(.text, done..<range.upperBound))
    }
  }
}
