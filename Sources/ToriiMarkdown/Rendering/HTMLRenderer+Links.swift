extension HTMLRenderer {
  mutating func openLink(_ node: MarkdownTree.Index) {
    output.append("<a href=\"")
    writeDestination(of: node, kind: tree[node].isWiki ? .wikiLink : .link)
    writeTitle(of: node)
    output.append(ASCII.quote)
    writeExternalAttributes(of: node)
    writeAttributes(of: node)
    output.append(ASCII.greaterThan)
  }

  mutating func writeDestination(
    of node: MarkdownTree.Index, kind: MarkdownOptions.DestinationKind
  ) {
    let destination = tree.text(tree[node].literal)
    if let rewrite = hooks.rewriteDestination {
      let rewritten = Array(
        rewrite(kind, String(decoding: destination, as: UTF8.self), Int(tree[node].line)).utf8
      )
      writeDestination(rewritten[...], of: node)
    } else {
      writeDestination(destination, of: node)
    }
  }

  private mutating func writeDestination(
    _ destination: ArraySlice<UInt8>, of node: MarkdownTree.Index
  ) {
    if options.allowsRawHTML || !DangerousDestination.matches(destination) {
      output.append(address: destination)
    } else {
      hooks.reportOmitted?(
        String(decoding: destination, as: UTF8.self), Int(tree[node].line))
    }
  }

  mutating func writeTitle(of node: MarkdownTree.Index) {
    if tree[node].attribute.isEmpty { return }
    output.append("\" title=\"")
    output.append(escaping: tree.text(tree[node].attribute))
  }

  private mutating func writeExternalAttributes(of node: MarkdownTree.Index) {
    let (rel, target) = options.externalLinks
    guard !(rel.isEmpty && target.isEmpty), isExternal(tree.text(tree[node].literal)) else {
      return
    }
    for (name, value) in [("rel", rel), ("target", target)] where !value.isEmpty {
      if hasAttribute(name, node) { continue }
      output.append(ASCII.space)
      output.append(contentsOf: name.utf8)
      output.append("=\"")
      output.append(escaping: value)
      output.append(ASCII.quote)
    }
  }

  /// Whether an address leads to another host.
  private func isExternal(_ destination: ArraySlice<UInt8>) -> Bool {
    let start = Array(destination.prefix(8))
    guard
      start.hasIgnoringCase("http://", at: 0) || start.hasIgnoringCase("https://", at: 0)
        || start.has("//", at: 0)
    else { return false }
    let own = Array(options.ownAddress.utf8)
    guard !own.isEmpty, destination.starts(with: own) else { return true }
    let rest = destination.dropFirst(own.count)
    return !(rest.isEmpty || [ASCII.slash, ASCII.hash, ASCII.question].contains(rest.first))
  }
}
