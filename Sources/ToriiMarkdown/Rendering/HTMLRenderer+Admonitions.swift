extension HTMLRenderer {
  mutating func openAdmonition(_ node: MarkdownTree.Index) {
    switch tree[node].kind {
    case .admonitionTitle: openAdmonitionTitle(node)
    case .container:
      openTag("div", node)
      output.append(ASCII.newline)
    default:
      let folds = tree[node].level != Admonitions.Folding.none
      output.append(folds ? "<details" : "<div")
      var classes: [[UInt8]] = []
      if tree[node].isMarked {
        let name = tree.text(tree[node].literal).map(\.asciiLowercased)
        classes = [Array("admonition".utf8), name]
      }
      writeAttributes(of: node, classes: classes)
      if !folds { output.append(" role=\"note\"") }
      if tree[node].level == Admonitions.Folding.open { output.append(" open") }
      output.append(">\n")
    }
  }

  mutating func closeAdmonition(_ node: MarkdownTree.Index) {
    switch tree[node].kind {
    case .admonitionTitle: output.append(folds(tree[node].parent) ? "</summary>\n" : "</p>\n")
    default:
      startLine()
      output.append(folds(node) ? "</details>\n" : "</div>\n")
    }
  }

  private mutating func openAdmonitionTitle(_ node: MarkdownTree.Index) {
    let parent = tree[node].parent
    output.append(folds(parent) ? "<summary" : "<p")
    if tree[parent].kind == .container || tree[parent].isMarked {
      output.append(" class=\"admonition-title\"")
    }
    output.append(ASCII.greaterThan)
  }

  private func folds(_ admonition: MarkdownTree.Index) -> Bool {
    tree[admonition].kind == .admonition && tree[admonition].level != Admonitions.Folding.none
  }

  // MARK: What is not Markdown

  /// A formula in the form that KaTeX and MathJax look for.
  mutating func writeMath(_ tex: ArraySlice<UInt8>, level: UInt8) {
    switch level {
    case 0: output.append("<span class=\"math inline\">\\(")
    case 1: output.append("<span class=\"math display\">\\[")
    default:
      startLine()
      output.append("<div class=\"math display\">\\[")
    }
    output.append(escaping: tex)
    switch level {
    case 0: output.append("\\)</span>")
    case 1: output.append("\\]</span>")
    default: output.append("\\]</div>\n")
    }
  }

  mutating func writeInsetBlock(_ node: MarkdownTree.Index) {
    guard case .html(let html) = tree.insets.list[Int(tree[node].number)].inset else { return }
    startLine()
    output.append(contentsOf: html)
    startLine()
  }
}
