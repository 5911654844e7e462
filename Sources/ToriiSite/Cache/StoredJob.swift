/// A file that a template made, as the next build needs it to make the file again.
struct StoredJob: Sendable {
  let job: RenderJob
  let reads: [JobMemory.PageRead]
  /// The static files that the template referred to, in order.
  let assets: [String]
  /// The hash of the bytes; 0 where it is not known.
  let content: UInt64

  static func record(
    _ job: RenderJob, reads: [JobMemory.PageRead], assets: [String], content: UInt64
  ) -> [UInt8] {
    var writer = ByteWriter(capacity: reads.count * 4 + 128)
    write(job, reads: reads, assets: assets, content: content, to: &writer)
    return writer.bytes
  }

  static func write(
    _ job: RenderJob, reads: [JobMemory.PageRead], assets: some Collection<String>,
    content: UInt64, to writer: inout ByteWriter
  ) {
    writer.short(UInt32(clamping: reads.count))
    for read in reads { writer.short(read.row << 8 | UInt32(read.facets.rawValue)) }
    writer.count(assets.count)
    for asset in assets { writer.text(asset) }
    writer.number(content)
    writer.text(job.template)
    writer.count(job.page)
    writer.text(job.url.string)
    write(job.subject, to: &writer)
  }

  /// Whether a job read what changed of a page.
  ///
  /// - Parameter changes: The facets that changed, by page.
  static func isTouched(_ record: UnsafeRawBufferPointer, by changes: [UInt8]) -> Bool {
    guard record.count >= 4 else { return true }
    let count = Int(UInt32(littleEndian: record.loadUnaligned(as: UInt32.self)))
    guard count <= (record.count - 4) / 4 else { return true }
    for index in 0..<count {
      let read = UInt32(
        littleEndian: record.loadUnaligned(fromByteOffset: 4 + index * 4, as: UInt32.self))
      let row = Int(read >> 8)
      if row >= changes.count || changes[row] & UInt8(truncatingIfNeeded: read) != 0 { return true }
    }
    return false
  }

  private static func write(_ subject: RenderJob.Subject, to writer: inout ByteWriter) {
    switch subject {
    case .page: writer.byte(1)
    case .redirect: writer.byte(2)
    case .list(let pagination, let number):
      writer.byte(3)
      writer.count(pagination.perPage)
      writer.count(number)
    case .taxonomy(let index):
      writer.byte(4)
      writer.count(index)
    case .term(let taxonomy, let term, let pagination, let number):
      writer.byte(5)
      writer.count(taxonomy)
      writer.count(term)
      writer.count(pagination.perPage)
      writer.count(number)
    case .archive: writer.byte(6)
    case .feed(.site): writer.byte(7)
    case .feed(.section(let section)):
      writer.byte(8)
      writer.count(section)
    case .feed(.term(let taxonomy, let term)):
      writer.byte(9)
      writer.count(taxonomy)
      writer.count(term)
    case .sitemap, .sitemapIndex: writer.byte(10)
    }
  }

  /// `nil` for a job that lists the whole site in another way than by its pages, and for bytes that
  /// make no sense.
  init?(from reader: inout ByteReader, _ model: SiteModel) {
    var reads: [JobMemory.PageRead] = []
    let count = Int(reader.short())
    reads.reserveCapacity(min(count, model.pages.count))
    for _ in 0..<count {
      let read = reader.short()
      if reader.hasFailed { return nil }
      reads.append(
        JobMemory.PageRead(
          row: read >> 8, facets: PageFacets(rawValue: UInt8(truncatingIfNeeded: read))))
    }
    self.reads = reads
    assets = (0..<reader.count(ofBytes: 1)).map { _ in reader.text() }
    content = reader.number()
    let template = reader.text()
    let page = reader.index(below: model.pages.count)
    let url = URLPath(stored: reader.text())
    guard !reader.hasFailed, let path = try? url.outputPath,
      let subject = Self.subject(from: &reader, page, model), !reader.hasFailed, reader.isAtEnd
    else { return nil }
    job = RenderJob(
      template: template, page: page, subject: subject, url: url, path: path,
      source: "the generated " + path.string)
  }

  private static func subject(
    from reader: inout ByteReader, _ index: Int, _ model: SiteModel
  ) -> RenderJob.Subject? {
    switch reader.byte() {
    case 1: return .page
    case 2: return .redirect
    case 3:
      let page = model.pages[index]
      if let section = page.section, !model.sections.indices.contains(section) { return nil }
      guard let items = model.listed(on: page) else { return nil }
      let pagination = Pagination(url: page.url, items: items, perPage: reader.count())
      return .list(pagination, number: reader.count())
    case 4: return .taxonomy(reader.index(below: model.taxonomies.count))
    case 5:
      guard let term = term(from: &reader, model) else { return nil }
      let items = model.taxonomies[term.taxonomy].terms[term.term].pages
      let pagination = Pagination(
        url: model.pages[index].url, items: items, perPage: reader.count())
      return .term(
        taxonomy: term.taxonomy, term: term.term, pagination, number: reader.count())
    case 6: return .archive
    case 7: return .feed(.site)
    case 8: return .feed(.section(reader.index(below: model.sections.count)))
    case 9:
      return term(from: &reader, model).map {
        .feed(.term(taxonomy: $0.taxonomy, term: $0.term))
      }
    default: return nil
    }
  }

  private static func term(
    from reader: inout ByteReader, _ model: SiteModel
  ) -> (taxonomy: Int, term: Int)? {
    let taxonomy = reader.index(below: model.taxonomies.count)
    if reader.hasFailed { return nil }
    return (taxonomy, reader.index(below: model.taxonomies[taxonomy].terms.count))
  }
}
