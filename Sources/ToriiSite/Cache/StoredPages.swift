import Synchronization

/// The pages of a ``StoredSite``, each made when it is first asked for.
final class StoredPages: Sendable {
  private let records: StoredRecords
  private let kinds: [PageKind]
  private let documents: StoredDocuments
  private let store: BodyStore
  private let made: Mutex<[Page?]>
  private let paths = Mutex<[String: Int]?>(nil)
  /// Whether something could not be had, so that what came of it must not be used.
  let failure: StoredFailure

  init(_ site: StoredSite, _ documents: StoredDocuments, store: BodyStore) {
    records = site.pages
    kinds = site.kinds
    self.documents = documents
    self.store = store
    failure = documents.failure
    made = Mutex(Array(repeating: nil, count: site.pages.count))
  }

  var count: Int { kinds.count }

  subscript(index: Int) -> Page {
    if let page = made.withLock({ $0[index] }) { return page }
    let page = make(index)
    return made.withLock { made in
      if let known = made[index] { return known }
      made[index] = page
      return page
    }
  }

  /// Puts another version of a page in its place.
  func replace(_ page: Page) { made.withLock { $0[page.index] = page } }

  func index(of kind: PageKind) -> Int? { kinds.firstIndex(of: kind) }

  func index(atPath path: String) -> Int? {
    paths.withLock { known in
      if let known { return known[path] }
      var paths: [String: Int] = [:]
      for index in 0..<count {
        guard let place = place(index) else { continue }
        if place.ownsLogicalPath { paths[place.logicalPath] = index }
        if place.ownsPath { paths[place.path] = index }
      }
      known = paths
      return paths[path]
    }
  }

  // MARK: Records

  /// Where a page comes from and where it goes.
  struct Place {
    let url: URLPath
    let path: String
    let logicalPath: String
    let language: Int
    let role: ContentDocument.Role
    /// Whether looking up its paths gives this page.
    let ownsPath: Bool
    let ownsLogicalPath: Bool
  }

  /// The place of a page that has a file.
  func place(_ index: Int) -> Place? {
    var reader = records.reader(index)
    return Self.place(from: &reader).place
  }

  static func record(
    _ page: Page, _ body: PageBody?, ownsPath: Bool, ownsLogicalPath: Bool
  ) -> [UInt8] {
    var writer = ByteWriter(capacity: page.summary.html.utf8.count + 512)
    write(page, body, ownsPath: ownsPath, ownsLogicalPath: ownsLogicalPath, to: &writer)
    return writer.bytes
  }

  static func write(
    _ page: Page, _ body: PageBody?, ownsPath: Bool, ownsLogicalPath: Bool,
    to writer: inout ByteWriter
  ) {
    writer.text(page.url.string)
    let document = page.document
    writer.bool(document != nil)
    if let document {
      writer.text(document.path.string)
      writer.text(document.logicalPath.string)
      writer.count(document.language)
      writer.byte(document.role.number)
      writer.bool(ownsPath)
      writer.bool(ownsLogicalPath)
      writer.number(document.source.bodyHash)
      writer.data(document.front)
    }
    writer.text(page.title)
    writer.text(page.slug)
    writer.optionalIndex(page.section)
    writer.date(page.date)
    writer.date(page.updated)
    writer.text(page.summary.html)
    writer.bool(page.summary.hasMore)
    writer.bool(body != nil)
    if let body {
      writer.number(body.hash)
      writer.count(body.wordCount)
      writer.count(body.readingMinutes)
      writer.location(body.location)
      writer.location(body.textLocation)
    }
    writer.count(page.assets.count)
    for asset in page.assets {
      writer.text(asset.name)
      writer.text(asset.url.string)
      writer.text(asset.path.string)
      writer.text(asset.absolutePath)
    }
  }

  private static func place(from reader: inout ByteReader) -> (url: URLPath, place: Place?) {
    let url = URLPath(stored: reader.text())
    guard reader.bool() else { return (url, nil) }
    return (
      url,
      Place(
        url: url, path: reader.text(), logicalPath: reader.text(), language: reader.count(),
        role: ContentDocument.Role(number: reader.byte()), ownsPath: reader.bool(),
        ownsLogicalPath: reader.bool())
    )
  }

  private func make(_ index: Int) -> Page {
    var reader = records.reader(index)
    let (url, place) = Self.place(from: &reader)
    var text = PageText.none
    if let place {
      let file = StoredSite.File(
        path: place.path, bodyHash: reader.number(), front: reader.data())
      text = .stored(StoredDocument(file, place.role, documents))
    }
    let title = reader.text()
    let slug = reader.text()
    let section = reader.optionalIndex(below: count)
    let dates = (reader.date(), reader.date())
    let summary = PageSummary(html: reader.text(), hasMore: reader.bool())
    let body = reader.bool() ? body(from: &reader) : nil
    var assets: [PageAsset] = []
    for _ in 0..<reader.count(ofBytes: 4) {
      assets.append(
        PageAsset(
          name: reader.text(), url: URLPath(stored: reader.text()),
          path: SourcePath(reader.text()), absolutePath: reader.text()))
    }
    if reader.hasFailed || !reader.isAtEnd { failure.note() }
    return Page(
      index: index, kind: kinds[index], text: text, title: title, slug: slug, url: url,
      section: section, body: body, summary: summary, assets: assets, date: dates.0,
      updated: dates.1)
  }

  private func body(from reader: inout ByteReader) -> PageBody {
    let hash = reader.number()
    let counts = (reader.count(), reader.count())
    let (location, text) = (reader.location(), reader.location())
    let (store, failure) = (store, failure)
    return PageBody(
      hash: hash, summary: .empty, wordCount: counts.0, readingMinutes: counts.1,
      location: location, textLocation: text, store: store,
      load: {
        if let body = location.flatMap({ store.body(at: $0) }) { return body }
        failure.note()
        return RenderedBody()
      })
  }
}

/// Whether anything that was kept could not be had again.
final class StoredFailure: Sendable {
  private let happened = Atomic<Bool>(false)

  func note() { happened.store(true, ordering: .relaxed) }

  var isNoted: Bool { happened.load(ordering: .relaxed) }
}

/// A document that is made of its front matter when somebody asks for it.
final class StoredDocument: Sendable {
  private let file: StoredSite.File
  private let role: ContentDocument.Role
  private let documents: StoredDocuments
  private let known = Mutex<ContentDocument?>(nil)

  init(_ file: StoredSite.File, _ role: ContentDocument.Role, _ documents: StoredDocuments) {
    self.file = file
    self.role = role
    self.documents = documents
  }

  var document: ContentDocument? {
    known.withLock { known in
      if known == nil { known = documents.document(file, role) }
      return known
    }
  }
}

/// Makes documents of front matter, with what the folders above them give.
final class StoredDocuments: Sendable {
  let failure = StoredFailure()
  private let site: String
  private let configuration: SiteConfiguration
  private let sections: [StoredSite.File]
  private let reader: ContentReader
  private let collector = DiagnosticCollector()
  private let known = Mutex<Cascades?>(nil)

  init(_ sections: [StoredSite.File], _ sources: SiteSources) {
    site = sources.folder
    configuration = sources.configuration
    self.sections = sections
    reader = ContentReader(configuration: sources.configuration, collector: collector)
  }

  /// What folders give, found out when it is first needed.
  var cascades: Cascades {
    known.withLock { known in
      if let known { return known }
      let made = Cascades(
        configuration, sections: sections.compactMap { recall($0, .section, Cascades()) })
      known = made
      return made
    }
  }

  func document(_ file: StoredSite.File, _ role: ContentDocument.Role) -> ContentDocument? {
    let document =
      role == .section
      ? recall(file, role, Cascades())?.completed(cascades, commit: nil)
      : recall(file, role, cascades)
    if document == nil || collector.count > 0 { failure.note() }
    return document
  }

  private func recall(
    _ file: StoredSite.File, _ role: ContentDocument.Role, _ cascades: Cascades
  ) -> ContentDocument? {
    reader.recall(
      DocumentMemory(
        identity: FileIdentity(inode: 0, size: 0, modified: 0, changed: 0),
        bodyHash: file.bodyHash, front: file.front),
      ScannedFile(
        path: SourcePath(file.path), absolutePath: site + "/content/" + file.path), role, cascades)
  }
}

extension ContentDocument.Role {
  fileprivate var number: UInt8 {
    switch self {
    case .page: 0
    case .bundle: 1
    case .section: 2
    }
  }

  fileprivate init(number: UInt8) {
    self = number == 0 ? .page : number == 1 ? .bundle : .section
  }
}

extension ByteWriter {
  fileprivate mutating func date(_ date: DateTime?) {
    bool(date != nil)
    guard let date else { return }
    for field in [date.year, date.month, date.day, date.hour, date.minute, date.second] {
      count(field)
    }
    count(date.offset + 2000)
    bool(date.hasTime)
  }
}

extension ByteReader {
  fileprivate mutating func date() -> DateTime? {
    guard bool() else { return nil }
    let date = (count(), count(), count())
    let time = (count(), count(), count())
    let offset = count()
    let hasTime = bool()
    let result = DateTime(
      year: date.0, month: date.1, day: date.2, hour: time.0, minute: time.1, second: time.2,
      offset: max(min(offset, 4000) - 2000, -2000), hasTime: hasTime)
    if result == nil { fail() }
    return result
  }
}
