extension HTMLRenderer {
  /// The image with a title that a paragraph consists of: a figure.
  func figureImage(in paragraph: MarkdownTree.Index) -> MarkdownTree.Index? {
    guard options.figures, paragraph != MarkdownTree.none, tree[paragraph].kind == .paragraph,
      !tree[paragraph].isMarked
    else { return nil }
    let image = tree[paragraph].firstChild
    guard image != MarkdownTree.none, tree[image].kind == .image,
      !tree[image].attribute.isEmpty
    else { return nil }
    // Attributes behind the image leave an empty text.
    let next = tree[image].next
    guard
      next == MarkdownTree.none
        || (tree[next].kind == .text && tree[next].literal.isEmpty
          && tree[next].next == MarkdownTree.none)
    else { return nil }
    let list = tree[tree[paragraph].parent].parent
    let isTight = list != MarkdownTree.none && tree[list].kind == .list && tree[list].isTight
    return isTight ? nil : image
  }

  mutating func closeFigure(_ image: MarkdownTree.Index) {
    output.append("\n<figcaption>")
    output.append(escaping: tree.text(tree[image].attribute))
    output.append("</figcaption>\n</figure>\n")
  }

  /// The size and how to load the image, unless the author said so.
  mutating func writeImageAttributes(of node: MarkdownTree.Index) {
    writeAttributes(of: node)
    if let size = hooks.imageSize, !hasAttribute("width", node), !hasAttribute("height", node),
      let (width, height) = size(tree.string(tree[node].literal))
    {
      output.append(" width=\"")
      output.append(decimal: width)
      output.append("\" height=\"")
      output.append(decimal: height)
      output.append(ASCII.quote)
    }
    if let versions = hooks.imageVersions, !hasAttribute("srcset", node),
      let (srcset, sizes) = versions(tree.string(tree[node].literal))
    {
      output.append(" srcset=\"")
      output.append(escaping: srcset)
      output.append("\" sizes=\"")
      output.append(escaping: sizes)
      output.append(ASCII.quote)
    }
    if options.lazyImages, !hasAttribute("loading", node) {
      output.append(" loading=\"lazy\" decoding=\"async\"")
    }
  }
}
