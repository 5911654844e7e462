extension HTMLRenderer {
  mutating func openContainer(_ node: MarkdownTree.Index) {
    startLine()
    switch tree[node].kind {
    case .blockQuote:
      openTag("blockquote", node)
      output.append(ASCII.newline)
    case .list:
      openList(node)
    case .item:
      output.append("<li>")
    case .table:
      if options.wrapsTables {
        output.append("<div class=\"table-wrap\" tabindex=\"0\" role=\"group\" aria-label=\"")
        appendWord("Table")
        output.append("\">\n")
      }
      openTag("table", node)
      output.append(ASCII.newline)
    case .tableRow:
      if tree[node].isMarked { output.append("<thead>\n") }
      output.append("<tr>\n")
    case .tableCell:
      openCell(node)
    case .admonition, .container, .admonitionTitle:
      openAdmonition(node)
    case .definitionList:
      openTag("dl", node)
      output.append(ASCII.newline)
    case .definitionTerm: output.append("<dt>")
    case .definition: output.append("<dd>")
    default:
      break
    }
  }

  mutating func closeContainer(_ node: MarkdownTree.Index) {
    switch tree[node].kind {
    case .blockQuote:
      startLine()
      output.append("</blockquote>\n")
    case .list:
      output.append(tree[node].isOrdered ? "</ol>\n" : "</ul>\n")
    case .item:
      output.append("</li>\n")
    case .table:
      if tree[node].firstChild != tree[node].lastChild { output.append("</tbody>\n") }
      output.append(options.wrapsTables ? "</table>\n</div>\n" : "</table>\n")
    case .tableRow:
      output.append("</tr>\n")
      if tree[node].isMarked {
        output.append("</thead>\n")
        if tree[node].next != MarkdownTree.none { output.append("<tbody>\n") }
      }
    case .tableCell:
      output.append(tree[node].isMarked ? "</th>\n" : "</td>\n")
    case .admonition, .container, .admonitionTitle:
      closeAdmonition(node)
    case .definitionList: output.append("</dl>\n")
    case .definitionTerm: output.append("</dt>\n")
    case .definition: output.append("</dd>\n")
    default:
      break
    }
  }

  private mutating func openList(_ node: MarkdownTree.Index) {
    guard tree[node].isOrdered else {
      openTag("ul", node)
      output.append(ASCII.newline)
      return
    }
    output.append("<ol")
    if tree[node].number != 1 {
      output.append(" start=\"")
      output.append(decimal: Int(tree[node].number))
      output.append(ASCII.quote)
    }
    writeAttributes(of: node)
    output.append(">\n")
  }

  private mutating func openCell(_ node: MarkdownTree.Index) {
    output.append(tree[node].isMarked ? "<th" : "<td")
    let side: StaticString? =
      switch tree[node].alignment {
      case .none: nil
      case .left: "left"
      case .center: "center"
      case .right: "right"
      }
    if let side {
      output.append(options.alignsByStyle ? " style=\"text-align: " : " align=\"")
      output.append(side)
      output.append(ASCII.quote)
    }
    output.append(ASCII.greaterThan)
  }

  mutating func writeCodeBlock(_ node: MarkdownTree.Index) {
    startLine()
    let language = language(of: tree[node].attribute)
    if options.math, language.elementsEqual("math".utf8) {
      writeMath(tree.text(tree[node].literal), level: 2)
      return
    }
    let info = tree.text(tree[node].attribute)
    if let render = options.renderCodeBytes, !info.isEmpty,
      let html = render(
        Array(tree.text(tree[node].literal)), String(decoding: info, as: UTF8.self))
    {
      output.append(contentsOf: html)
      return
    }
    if let render = options.renderCodeBlock, !info.isEmpty,
      let html = render(
        tree.string(tree[node].literal), String(decoding: info, as: UTF8.self))
    {
      output.append(contentsOf: html.utf8)
      return
    }
    if options.wrapsCode {
      output.append("<div class=\"highlight\"")
      if !language.isEmpty {
        output.append(" data-lang=\"")
        output.append(escaping: language)
        output.append(ASCII.quote)
      }
      output.append("><pre tabindex=\"0\"><code")
    } else {
      output.append("<pre><code")
    }
    if !language.isEmpty {
      output.append(" class=\"language-")
      output.append(escaping: language)
      output.append(ASCII.quote)
    }
    output.append(ASCII.greaterThan)
    if let highlight = options.highlightCode, !language.isEmpty,
      let html = highlight(
        tree.string(tree[node].literal), String(decoding: language, as: UTF8.self))
    {
      output.append(contentsOf: html.utf8)
    } else {
      output.append(escaping: tree.text(tree[node].literal))
    }
    output.append(options.wrapsCode ? "</code></pre></div>\n" : "</code></pre>\n")
  }

  /// The first word of an info string.
  private func language(of info: ByteRange) -> ArraySlice<UInt8> {
    tree.text(info).prefix { !$0.isASCIIWhitespace }
  }
}
