extension RenderedBody {
  func write(to writer: inout ByteWriter) {
    writer.text(html)
    writer.text(summaryHTML)
    writer.text(firstParagraphHTML)
    writer.text(cutHTML)
    writer.count(wordCount)
    writer.count(readingMinutes)
    writer.bool(hasShortcodes)
    Self.write(outline, to: &writer)
    writer.count(links.count)
    for link in links {
      writer.text(link.destination)
      writer.count(link.line)
      writer.bool(link.isImage)
      writer.text(link.address)
      writer.bool(link.isMissing)
      writer.bool(link.isName)
    }
    writer.count(imageUses.count)
    for image in imageUses {
      writer.text(image.destination)
      writer.count(image.width ?? 0)
      writer.count(image.height ?? 0)
      writer.text(image.srcset)
    }
  }

  private static func write(_ entries: [OutlineEntry], to writer: inout ByteWriter) {
    writer.count(entries.count)
    for entry in entries {
      writer.text(entry.id)
      writer.text(entry.title)
      writer.count(entry.level)
      write(entry.children, to: &writer)
    }
  }

  /// The checksum of the bytes of a body, of which the HTML comes first.
  ///
  /// - Parameter html: The hash of the HTML, where that is known.
  static func checksum(of bytes: [UInt8], html: UInt64? = nil) -> UInt64 {
    var reader = ByteReader(bytes)
    let count = reader.count(ofBytes: 1)
    let start = reader.position
    let end = start + min(count, bytes.count - start)
    var hash = StableHash()
    if let html {
      hash.combine(html)
    } else {
      var whole = StableHash()
      whole.combine(bytes[start..<end])
      hash.combine(whole.value)
    }
    hash.combine(count)
    hash.combine(bytes[end...])
    return hash.value
  }

  /// `nil` when the bytes are no body.
  init?(from reader: inout ByteReader) {
    html = reader.text()
    summaryHTML = reader.optionalText()
    firstParagraphHTML = reader.optionalText()
    cutHTML = reader.optionalText()
    wordCount = reader.count()
    readingMinutes = reader.count()
    hasShortcodes = reader.bool()
    outline = Self.outline(from: &reader, depth: 0)
    for _ in 0..<reader.count(ofBytes: 6) {
      let destination = reader.text()
      let line = reader.count()
      var link = LinkUse(destination: destination, line: line, isImage: reader.bool())
      link.address = reader.optionalText()
      link.isMissing = reader.bool()
      link.isName = reader.bool()
      links.append(link)
    }
    for _ in 0..<reader.count(ofBytes: 4) {
      let destination = reader.text()
      let size = (reader.count(), reader.count())
      imageUses.append(
        ImageUse(
          destination: destination, width: size.0 > 0 ? size.0 : nil,
          height: size.1 > 0 ? size.1 : nil, srcset: reader.optionalText()))
    }
    if reader.hasFailed || !reader.isAtEnd { return nil }
  }

  /// Headings have six levels; deeper nesting is no outline.
  private static func outline(from reader: inout ByteReader, depth: Int) -> [OutlineEntry] {
    let count = reader.count(ofBytes: 4)
    if depth > 16 || reader.hasFailed { return [] }
    return (0..<count).map { _ in
      let id = reader.text()
      let title = reader.text()
      let level = reader.count()
      return OutlineEntry(
        id: id, title: title, level: level, children: outline(from: &reader, depth: depth + 1))
    }
  }
}
