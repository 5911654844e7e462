/// `::: name Title` or `::: {.name #id}`: the line that opens a container, which a line of colons
/// alone closes.
struct ContainerFence {
  let name: [UInt8]
  let title: [UInt8]
  let attributes: NodeAttributes

  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.colon, in: source) { bytes, index in
      index + 2 < bytes.count && bytes[index + 1] == ASCII.colon && bytes[index + 2] == ASCII.colon
    }
  }

  /// The lines outside code that open and close containers.
  static func scan(_ source: [UInt8], _ regions: SourceRegions) -> [InsetCollection.Replacement] {
    var found: [InsetCollection.Replacement] = []
    guard mayOccur(in: source) else { return found }
    var codeIndex = 0
    var start = 0
    while start < source.count {
      var end = start
      while end < source.count, !source[end].isLineEnd { end += 1 }
      let text = contentStart(source, start..<end)
      let isCode = regions.code(from: start, index: &codeIndex)?.contains(text) ?? false
      if !isCode, source.has(":::", at: text), let inset = parse(source, text..<end) {
        found.append(
          InsetCollection.Replacement(range: text..<end, inset: inset, isBlock: true))
      }
      start = end + 1
    }
    return found
  }

  /// Behind indentation and quote markers; the line's end where a line is indented as code is.
  private static func contentStart(_ source: [UInt8], _ line: Range<Int>) -> Int {
    var index = line.lowerBound
    while index < line.upperBound, source[index].isBlank || source[index] == ASCII.greaterThan {
      index += 1
    }
    return index
  }

  private static func parse(_ source: [UInt8], _ line: Range<Int>) -> Inset? {
    let text = Array(source[line])
    var index = 0
    while index < text.count, text[index] == ASCII.colon { index += 1 }
    while index < text.count, text[index].isBlank { index += 1 }
    var end = text.count
    while end > index, text[end - 1].isBlank { end -= 1 }
    if index == end { return .containerEnd }
    // `::: name :::` is written too.
    while end > index, text[end - 1] == ASCII.colon { end -= 1 }
    while end > index, text[end - 1].isBlank { end -= 1 }
    if text[index] == ASCII.leftBrace {
      guard let parsed = NodeAttributes.parse(text, at: index), parsed.end == end else {
        return nil
      }
      let fence = ContainerFence(
        name: parsed.attributes.classes.first ?? [], title: [], attributes: parsed.attributes)
      return .containerStart(fence)
    }
    var nameEnd = index
    while nameEnd < end, NodeAttributes.isNameByte(text[nameEnd]) { nameEnd += 1 }
    guard nameEnd > index, nameEnd == end || text[nameEnd].isBlank else { return nil }
    let name = Array(text[index..<nameEnd])
    while nameEnd < end, text[nameEnd].isBlank { nameEnd += 1 }
    var attributes = NodeAttributes()
    var titleEnd = end
    if let brace = text[nameEnd..<end].firstIndex(of: ASCII.leftBrace),
      let parsed = NodeAttributes.parse(text, at: brace), parsed.end == end
    {
      attributes = parsed.attributes
      titleEnd = brace
    }
    attributes.classes.insert(name, at: 0)
    while titleEnd > nameEnd, text[titleEnd - 1].isBlank { titleEnd -= 1 }
    let fence = ContainerFence(
      name: name, title: Array(text[nameEnd..<titleEnd]), attributes: attributes)
    return .containerStart(fence)
  }
}
