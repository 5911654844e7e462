extension BuildMemory {
  /// Writes what the next process can go on from, but for what comes of writing: copies and archives.
  /// Bodies that are in no store are left out.
  ///
  /// - Parameters:
  ///   - pages: The pages of the output, whose jobs these are.
  ///   - outputs: What their files are.
  func encodeStart(
    _ pages: [BuildProduct.Page], _ outputs: [FileIdentity?], to writer: inout ByteWriter
  ) {
    keys.write(to: &writer)
    writer.bool(hasLinkProblems)
    writer.count(documents.count)
    for (path, document) in documents {
      writer.text(path)
      writer.identity(document.identity)
      writer.number(document.bodyHash)
      writer.data(document.front)
      writer.spill()
    }
    writer.count(bodies.count)
    for bodies in bodies {
      writer.count(bodies.values.count { $0.body.location != nil })
      for (path, body) in bodies where body.body.location != nil {
        body.write(path, to: &writer)
        writer.spill()
      }
    }
    facts.write(to: &writer)
    writer.count(pages.count { $0.memory != nil })
    for (page, output) in zip(pages, outputs) {
      page.memory?.write(page.path.string, output, to: &writer)
      writer.spill()
    }
  }

  /// Writes the rest.
  func encodeEnd(to writer: inout ByteWriter) {
    writer.count(copies.count)
    for (path, copy) in copies {
      writer.text(path)
      writer.identity(copy.source)
      writer.identity(copy.output)
      writer.spill()
    }
    writer.count(archives.count)
    for (path, archive) in archives {
      writer.text(path)
      writer.bool(archive.output != nil)
      if let identity = archive.output { writer.identity(identity) }
    }
  }

  /// `nil` when the bytes are no memory.
  init?(from reader: inout ByteReader) {
    self.init(keys: InputKeys(from: &reader))
    hasLinkProblems = reader.bool()
    let documentCount = reader.count(ofBytes: 42)
    documents.reserveCapacity(documentCount)
    for _ in 0..<documentCount {
      let path = reader.text()
      documents[path] = DocumentMemory(
        identity: reader.identity(), bodyHash: reader.number(), front: reader.data())
    }
    for _ in 0..<reader.count(ofBytes: 1) {
      let bodyCount = reader.count(ofBytes: 40)
      var bodies = [String: BodyMemory](minimumCapacity: bodyCount)
      for _ in 0..<bodyCount {
        let path = reader.text()
        bodies[path] = BodyMemory(from: &reader)
      }
      self.bodies.append(bodies)
    }
    facts = FactMemory(from: &reader)
    let jobCount = reader.count(ofBytes: 60)
    jobs.reserveCapacity(jobCount)
    for _ in 0..<jobCount {
      let path = reader.text()
      jobs[path] = JobMemory(from: &reader)
    }
    for _ in 0..<reader.count(ofBytes: 65) {
      let path = reader.text()
      copies[path] = CopyMemory(source: reader.identity(), output: reader.identity())
    }
    for _ in 0..<reader.count(ofBytes: 2) {
      let path = reader.text()
      archives[path] = ArchiveMemory(output: reader.bool() ? reader.identity() : nil)
    }
    if reader.hasFailed || !reader.isAtEnd { return nil }
  }
}

extension ByteWriter {
  mutating func codecs(_ value: ImageCodecUse) {
    byte(value.asked)
    byte(value.found)
  }
}

extension ByteReader {
  mutating func codecs() -> ImageCodecUse { ImageCodecUse(asked: byte(), found: byte()) }
}

extension InputKeys {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.number(configuration)
    writer.codecs(codecs)
    writer.number(data)
    writer.number(cascades)
    writer.number(shortcodes)
    writer.number(Int64(moment))
    writer.numbers(addresses)
    writer.numbers(names)
  }

  fileprivate init(from reader: inout ByteReader) {
    configuration = reader.number()
    codecs = reader.codecs()
    data = reader.number()
    cascades = reader.number()
    shortcodes = reader.number()
    moment = Int(truncatingIfNeeded: reader.signed())
    addresses = reader.numbers()
    names = reader.numbers()
  }
}

extension BodyMemory {
  fileprivate func write(_ path: String, to writer: inout ByteWriter) {
    writer.text(path)
    writer.number(inputs)
    writer.number(metadata)
    writer.byte(traits.rawValue)
    writer.numbers(fragmentTargets)
    writer.number(body.hash)
    writer.text(body.summary.html)
    writer.bool(body.summary.hasMore)
    writer.count(body.wordCount)
    writer.count(body.readingMinutes)
    writer.location(body.location)
    writer.location(body.textLocation)
  }

  fileprivate init(from reader: inout ByteReader) {
    inputs = reader.number()
    metadata = reader.number()
    traits = Traits(rawValue: reader.byte())
    fragmentTargets = reader.numbers()
    let hash = reader.number()
    let summary = PageSummary(html: reader.text(), hasMore: reader.bool())
    let counts = (reader.count(), reader.count())
    let location = reader.location()
    let text = reader.location()
    // Who uses the body says where to read it.
    body = PageBody(
      hash: hash, summary: summary, wordCount: counts.0, readingMinutes: counts.1,
      location: location, textLocation: text, load: { RenderedBody() })
  }
}

extension FactMemory {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.number(relatedInputs)
    writer.bool(hasRelated)
    writer.count(rows.count)
    for row in rows {
      writer.row(row)
      writer.spill()
    }
    writer.count(others.count)
    for other in others { writer.other(other) }
  }

  fileprivate init(from reader: inout ByteReader) {
    self.init()
    relatedInputs = reader.number()
    hasRelated = reader.bool()
    let count = reader.count(ofBytes: 8 + 8 * PageFacets.count)
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(reader.row()) }
    for _ in 0..<reader.count(ofBytes: 17) { others.append(reader.other()) }
  }
}

extension JobMemory {
  /// - Parameter output: What the file is now, where that is known.
  fileprivate func write(
    _ path: String, _ output: FileIdentity?, to writer: inout ByteWriter
  ) {
    writer.text(path)
    writer.number(signature)
    writer.number(templates)
    writer.number(content)
    writer.bool(output != nil)
    if let output { writer.identity(output) }
    writer.count(pages.count)
    for page in pages {
      writer.count(Int(page.row))
      writer.byte(page.facets.rawValue)
    }
    writer.count(others.count)
    for other in others { writer.count(Int(other)) }
  }

  fileprivate init(from reader: inout ByteReader) {
    signature = reader.number()
    templates = reader.number()
    content = reader.number()
    output = reader.bool() ? .file(reader.identity()) : .nowhere
    pages = (0..<reader.count(ofBytes: 2)).map { _ in
      PageRead(
        row: UInt32(clamping: reader.count()), facets: PageFacets(rawValue: reader.byte()))
    }
    others = (0..<reader.count(ofBytes: 1)).map { _ in UInt32(clamping: reader.count()) }
  }
}

extension ByteWriter {
  mutating func row(_ row: SiteFacts.PageRow) {
    number(row.key)
    for facet in 0..<PageFacets.count { number(row.hashes[facet]) }
  }

  mutating func other(_ other: FactMemory.Other) {
    number(other.key)
    number(other.value)
    text(other.asset)
  }

  mutating func location(_ location: BodyStore.Location?) {
    bool(location != nil)
    guard let location else { return }
    number(location.offset)
    number(location.length)
    number(location.checksum)
  }
}

extension ByteReader {
  mutating func row() -> SiteFacts.PageRow {
    let key = number()
    var hashes = SIMD8<UInt64>(repeating: 0)
    for facet in 0..<PageFacets.count { hashes[facet] = number() }
    return SiteFacts.PageRow(key: key, hashes: hashes)
  }

  mutating func other() -> FactMemory.Other {
    FactMemory.Other(key: number(), value: number(), asset: optionalText())
  }

  mutating func location() -> BodyStore.Location? {
    guard bool() else { return nil }
    return BodyStore.Location(offset: number(), length: number(), checksum: number())
  }
}
