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
    guard let root else { return tree }
    let linesBefore = Int32(clamping: lineOffset)
    var parent = MarkdownTree.root
    var next = cmark_node_first_child(root)
    while let node = next {
      var copy = MarkdownNode(Self.kind(of: cmark_node_get_type(node)))
      Self.fill(&copy, from: node, into: &tree, marks: marks)
      copy.line = cmark_node_get_start_line(node) - linesBefore
      copy.endLine = cmark_node_get_end_line(node) - linesBefore
      let index = tree.add(copy, to: parent)
      if let child = cmark_node_first_child(node) {
        (parent, next) = (index, child)
      } else {
        next = Self.following(node, before: root, in: tree, &parent)
      }
    }
    return tree
  }

  /// The node behind one without children; `parent` is the one of the copy that it belongs to.
  private static func following(
    _ node: OpaquePointer, before root: OpaquePointer, in tree: borrowing MarkdownTree,
    _ parent: inout MarkdownTree.Index
  ) -> OpaquePointer? {
    var node = node
    while true {
      if let next = cmark_node_next(node) { return next }
      guard let outer = cmark_node_parent(node), outer != root else { return nil }
      node = outer
      parent = tree[parent].parent
    }
  }

  private static func fill(
    _ copy: inout MarkdownNode, from node: OpaquePointer,
    into tree: inout MarkdownTree, marks: SourceMarks
  ) {
    switch copy.kind {
    case .text:
      tree.copyText(cmark_node_get_literal(node), marks: marks, to: &copy)
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
    case .item:
      copy.column = cmark_node_get_start_column(node)
    default:
      break
    }
  }

  private static func kind(of type: cmark_node_type) -> MarkdownNode.Kind {
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
    // libcmark's parser makes no other nodes.
    default: .document
    }
  }
}
