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
    for index in entries.indices {
      writer.text(entries[index].id)
      writer.text(entries[index].title)
      writer.count(entries[index].level)
      write(entries[index].children, to: &writer)
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
  static func read(from reader: inout ByteReader) -> RenderedBody? {
    let html = reader.text()
    let summaryHTML = reader.optionalText()
    let firstParagraphHTML = reader.optionalText()
    let cutHTML = reader.optionalText()
    let wordCount = reader.count()
    let readingMinutes = reader.count()
    let hasShortcodes = reader.bool()
    let outline = Self.outline(from: &reader, depth: 0)
    let links = (0..<reader.count(ofBytes: 6)).map { _ in
      LinkUse(
        destination: reader.text(), line: reader.count(), isImage: reader.bool(),
        address: reader.optionalText(), isMissing: reader.bool(), isName: reader.bool())
    }
    let imageUses = (0..<reader.count(ofBytes: 4)).map { _ in
      let destination = reader.text()
      let size = (reader.count(), reader.count())
      return ImageUse(
        destination: destination, width: size.0 > 0 ? size.0 : nil,
        height: size.1 > 0 ? size.1 : nil, srcset: reader.optionalText())
    }
    if reader.hasFailed || !reader.isAtEnd { return nil }
    return RenderedBody(
      html: html, summaryHTML: summaryHTML, firstParagraphHTML: firstParagraphHTML,
      cutHTML: cutHTML, outline: outline, wordCount: wordCount, readingMinutes: readingMinutes,
      links: links, imageUses: imageUses, hasShortcodes: hasShortcodes)
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
