import CCommonMark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Owns the tree that libcmark made. The C pointers never leave this value: `copyTree` hands out a
/// tree of our own, and the end of the value's life frees libcmark's. It never leaves the thread that
/// made it, whose memory the tree may stand in (`ParseMemory`).
struct CommonMarkParse: ~Copyable {
  private let root: OpaquePointer?
  /// Where the tree is; nil where each of its nodes was allocated by itself.
  private let memory: ParseMemory?

  /// Parses `front` and `body` as one document.
  init(front: [UInt8], body: [UInt8]) {
    // Without positions asked for, the lines of a code span are not counted for what follows it.
    // libcmark reads each byte to find what is not UTF-8; only where something is not, that is needed.
    let isUTF8 = Self.isUTF8(front) && Self.isUTF8(body)
    let options = CMARK_OPT_SOURCEPOS | (isUTF8 ? 0 : CMARK_OPT_VALIDATE_UTF8)
    let memory = front.count + body.count <= ParseMemory.maximumBytes ? ParseMemory.begin() : nil
    let functions = memory == nil ? cmark_get_default_mem_allocator() : ParseMemory.functions
    self.memory = memory
    guard let parser = cmark_parser_new_with_mem(options, functions) else {
      root = nil
      return
    }
    for part in [front, body] {
      part.withUnsafeBytes { buffer in
        if let start = buffer.baseAddress, !buffer.isEmpty {
          cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
        }
      }
    }
    root = cmark_parser_finish(parser)
    cmark_parser_free(parser)
  }

  deinit {
    if memory == nil, let root { cmark_node_free(root) }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset($0) == nil }
  }

  /// Copies the tree. Line numbers are lowered by `lineOffset`; marks are dropped from the text, and
  /// the characters that they tell to be escaped are noted.
  func copyTree(
    lineOffset: Int, marks: SourceMarks, insets: InsetCollection, sizeHint: Int
  ) -> MarkdownTree {
    var tree = MarkdownTree()
    tree.insets = insets
    tree.reserve(nodes: sizeHint / 24, bytes: sizeHint)
    guard let root, let iterator = cmark_iter_new(root) else { return tree }
    defer { cmark_iter_free(iterator) }
    var parent = MarkdownTree.root
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator), node != root else { continue }
      if event == CMARK_EVENT_EXIT {
        parent = tree[parent].parent
        continue
      }
      let type = cmark_node_get_type(node)
      guard let kind = Self.kind(of: type) else { continue }
      var copy = MarkdownNode(kind)
      Self.fill(&copy, from: node, into: &tree, marks: marks)
      copy.line = cmark_node_get_start_line(node) - Int32(clamping: lineOffset)
      copy.endLine = cmark_node_get_end_line(node) - Int32(clamping: lineOffset)
      copy.column = cmark_node_get_start_column(node)
      let index = tree.add(copy)
      tree.append(index, to: parent)
      if !Self.isLeaf(kind) { parent = index }
    }
    return tree
  }

  private static func fill(
    _ copy: inout MarkdownNode, from node: OpaquePointer,
    into tree: inout MarkdownTree, marks: SourceMarks
  ) {
    switch copy.kind {
    case .text:
      copy.literal = tree.copy(cmark_node_get_literal(node), marks: marks)
    case .htmlBlock:
      if let inset = tree.blockInset(cmark_node_get_literal(node)) {
        copy.kind = .insetBlock
        copy.number = Int32(clamping: inset)
      } else {
        copy.literal = tree.copy(cmark_node_get_literal(node), marks: marks, insets: .asHTML)
      }
    case .htmlInline:
      copy.literal = tree.copy(cmark_node_get_literal(node), marks: marks, insets: .asHTML)
    case .code:
      copy.literal = tree.copy(cmark_node_get_literal(node), marks: marks, insets: .asSource)
    case .codeBlock:
      copy.literal = tree.copy(cmark_node_get_literal(node), marks: marks, insets: .asSource)
      copy.attribute = tree.copy(cmark_node_get_fence_info(node), marks: marks, insets: .asSource)
    case .link, .image:
      copy.literal = tree.copy(cmark_node_get_url(node), marks: marks, insets: .asText)
      copy.attribute = tree.copy(cmark_node_get_title(node), marks: marks, insets: .asText)
    case .heading:
      copy.level = UInt8(clamping: cmark_node_get_heading_level(node))
    case .list:
      copy.isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      copy.isTight = cmark_node_get_list_tight(node) != 0
      copy.number = cmark_node_get_list_start(node)
    default:
      break
    }
  }

  private static func kind(of type: cmark_node_type) -> MarkdownNode.Kind? {
    switch type {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: nil
    }
  }

  /// Kinds that libcmark's iterator enters and never leaves.
  private static func isLeaf(_ kind: MarkdownNode.Kind) -> Bool {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .htmlBlock, .codeBlock,
      .thematicBreak:
      true
    default: false
    }
  }
}
