/// The site as a build left it, so that after a change of the text of few pages the next build makes
/// the objects of those only that take part.
///
/// It holds for exactly the files that the build read: ``inputs`` says which. Pages and jobs are
/// kept as bytes and taken apart one by one.
struct StoredSite: Sendable {
  /// A content file with front matter from which its document can be made again.
  struct File: Sendable {
    let path: String
    let bodyHash: UInt64
    let front: [UInt8]
  }

  /// A file of the content folder that is copied.
  struct Asset: Sendable {
    let path: String
    let url: URLPath
    let absolutePath: String
  }

  /// Into which output file a link with a fragment leads.
  struct Target: Sendable {
    let page: Int
    let output: UInt64
  }

  /// The ``SourceStamp`` of the files.
  var inputs: UInt64
  /// The name of the file in which the bodies are.
  let bodies: String
  /// How many bytes of it are in use.
  let bodyBytes: UInt64
  /// Whether any page has links to the names of others.
  let hasNames: Bool
  var targets: [Target]
  /// What folders can give to the front matter of their pages comes from these.
  let sections: [File]
  let assets: [Asset]
  /// How pages are put together, as ``SiteModel`` encodes it.
  let shape: [UInt8]
  /// By page, the hash of the path of its file, or 0.
  let paths: [UInt64]
  let kinds: [PageKind]
  var pages: StoredRecords
  var rows: [SiteFacts.PageRow]
  var jobs: StoredRecords
}

extension StoredSite {
  func encode(to writer: inout ByteWriter) {
    writer.number(inputs)
    writer.text(bodies)
    writer.number(bodyBytes)
    writer.bool(hasNames)
    writer.count(targets.count)
    for target in targets {
      writer.count(target.page)
      writer.number(target.output)
    }
    writer.count(sections.count)
    for file in sections {
      writer.text(file.path)
      writer.number(file.bodyHash)
      writer.data(file.front)
    }
    writer.count(assets.count)
    for asset in assets {
      writer.text(asset.path)
      writer.text(asset.url.string)
      writer.text(asset.absolutePath)
    }
    writer.data(shape)
    writer.count(kinds.count)
    for kind in kinds { writer.byte(kind.number) }
    for path in paths { writer.number(path) }
    for row in rows {
      writer.row(row)
      writer.spill()
    }
    pages.write(to: &writer)
    jobs.write(to: &writer)
  }

  /// `nil` when the bytes are no such memory.
  init?(from reader: inout ByteReader) {
    inputs = reader.number()
    bodies = reader.text()
    bodyBytes = reader.number()
    hasNames = reader.bool()
    targets = (0..<reader.count(ofBytes: 9)).map { _ in
      Target(page: reader.count(), output: reader.number())
    }
    sections = (0..<reader.count(ofBytes: 10)).map { _ in
      File(path: reader.text(), bodyHash: reader.number(), front: reader.data())
    }
    assets = (0..<reader.count(ofBytes: 3)).map { _ in
      Asset(
        path: reader.text(), url: URLPath(stored: reader.text()), absolutePath: reader.text())
    }
    shape = reader.data()
    let count = reader.count(ofBytes: 1)
    kinds = (0..<count).map { _ in PageKind(number: reader.byte()) ?? .page }
    paths = (0..<count).map { _ in reader.number() }
    rows = []
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(reader.row()) }
    pages = StoredRecords(from: &reader)
    jobs = StoredRecords(from: &reader)
    if reader.hasFailed || !reader.isAtEnd || pages.count != count { return nil }
  }
}

extension PageKind {
  private static let all: [PageKind] = [
    .home, .page, .section, .taxonomy, .term, .archive, .search, .archiveYear, .archiveMonth,
    .notFound,
  ]

  fileprivate var number: UInt8 { UInt8(clamping: Self.all.firstIndex(of: self) ?? 0) }

  fileprivate init?(number: UInt8) {
    guard Self.all.indices.contains(Int(number)) else { return nil }
    self = Self.all[Int(number)]
  }
}
