extension HTMLRenderer {
  /// Opens an element with the attributes that its author gave it.
  mutating func openTag(_ name: StaticString, _ node: MarkdownTree.Index) {
    output.append(ASCII.lessThan)
    output.append(name)
    writeAttributes(of: node)
    output.append(ASCII.greaterThan)
  }

  /// Writes the attributes that an author gave to an element; `classes` go before the author's.
  mutating func writeAttributes(
    of node: MarkdownTree.Index, withID: Bool = true, classes: [[UInt8]] = []
  ) {
    let attributes = tree.attributes.isEmpty ? nil : tree.attributes[node]
    if attributes == nil, classes.isEmpty { return }
    if withID, let id = attributes?.id, !id.isEmpty { write("id", id) }
    let all = classes + (attributes?.classes ?? [])
    if !all.isEmpty { write("class", Array(all.joined(separator: [ASCII.space]))) }
    var written: [[UInt8]] = []
    for (name, value) in attributes?.others ?? [] where isAllowed(name) {
      if written.contains(name) { continue }
      written.append(name)
      output.append(ASCII.space)
      output.append(contentsOf: name)
      output.append("=\"")
      output.append(escaping: value)
      output.append(ASCII.quote)
    }
  }

  func hasAttribute(_ name: String, _ node: MarkdownTree.Index) -> Bool {
    guard let attributes = tree.attributes[node] else { return false }
    return attributes.others.contains { $0.name.elementsEqual(name.utf8) }
  }

  private mutating func write(_ name: StaticString, _ value: [UInt8]) {
    output.append(ASCII.space)
    output.append(name)
    output.append("=\"")
    output.append(escaping: value)
    output.append(ASCII.quote)
  }

  private static let harmless: [StaticString] = [
    "width", "height", "lang", "dir", "title", "rel", "target", "loading", "role", "start",
    "reversed", "hidden", "tabindex", "translate", "hreflang", "download", "sizes", "decoding",
    "fetchpriority",
  ]

  /// Where raw HTML is not allowed, neither is what attributes can do with scripts and styles; what
  /// Markdown writes itself is never written twice.
  private func isAllowed(_ name: [UInt8]) -> Bool {
    func isOne(of names: [StaticString]) -> Bool {
      names.contains { name.count == $0.utf8CodeUnitCount && name.has($0, at: 0) }
    }
    if isOne(of: ["href", "src", "alt", "srcset"]) { return false }
    return options.allowsRawHTML || isOne(of: Self.harmless) || name.has("data-", at: 0)
      || name.has("aria-", at: 0)
  }
}
