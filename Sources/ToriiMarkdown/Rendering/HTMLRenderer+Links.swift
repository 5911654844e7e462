extension HTMLRenderer {
  mutating func openLink(_ node: MarkdownTree.Index) {
    output.append("<a href=\"")
    writeDestination(of: node, kind: .link)
    writeTitle(of: node)
    output.append("\">")
    links.append(link(node))
  }

  mutating func writeDestination(
    of node: MarkdownTree.Index, kind: MarkdownOptions.DestinationKind
  ) {
    let destination = tree.text(tree[node].literal)
    if let rewrite = options.rewriteDestination {
      let rewritten = Array(rewrite(kind, String(decoding: destination, as: UTF8.self)).utf8)
      writeDestination(rewritten[...])
    } else {
      writeDestination(destination)
    }
  }

  private mutating func writeDestination(_ destination: ArraySlice<UInt8>) {
    if options.allowsRawHTML || !DangerousDestination.matches(destination) {
      output.append(address: destination)
    }
  }

  mutating func writeTitle(of node: MarkdownTree.Index) {
    if tree[node].attribute.isEmpty { return }
    output.append("\" title=\"")
    output.append(escaping: tree.text(tree[node].attribute))
  }

  func link(_ node: MarkdownTree.Index) -> MarkdownLink {
    MarkdownLink(
      destination: tree.string(tree[node].literal), text: tree.plainText(of: node),
      line: Int(tree[node].line))
  }
}
