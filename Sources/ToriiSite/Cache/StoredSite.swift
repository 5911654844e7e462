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

/// Many records of bytes, of which few are looked at.
struct StoredRecords: Sendable {
  private let bytes: [UInt8]
  /// Where each begins, and where the last ends.
  private let starts: [Int]
  private var replaced: [Int: [UInt8]] = [:]

  var count: Int { starts.count - 1 }

  /// Records that are made by several threads; `nil` where one of them cannot be made.
  ///
  /// - Parameter size: About how many bytes a record has.
  init?(
    count: Int, ofSize size: Int, pool: WorkerPool,
    _ record: @escaping @Sendable (Int) -> [UInt8]?
  ) {
    var starts = [0]
    starts.reserveCapacity(count + 1)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * size)
    // A few parts at a time, so that not all of them are in memory twice.
    let parts = (0..<count).chunks(of: Self.partSize)
    for some in parts.indices.chunks(of: pool.jobs * 2) {
      let made = pool.map(count: some.count) { index in
        StoredRecords(parts[some.lowerBound + index], ofSize: size, record)
      }
      for part in made {
        guard let part else { return nil }
        starts += part.starts.dropFirst().lazy.map { $0 + bytes.count }
        bytes += part.bytes
      }
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// How many records are made one after the other.
  private static let partSize = 512

  private init?(_ range: Range<Int>, ofSize size: Int, _ record: (Int) -> [UInt8]?) {
    var starts = [0]
    starts.reserveCapacity(range.count + 1)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * size)
    for index in range {
      guard let record = record(index) else { return nil }
      bytes += record
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// The records in bytes that a writer put together.
  init(from reader: inout ByteReader) {
    let count = reader.count(ofBytes: 1)
    var lengths: [Int] = []
    lengths.reserveCapacity(count)
    for _ in 0..<count { lengths.append(reader.count()) }
    var starts = [reader.position]
    starts.reserveCapacity(count + 1)
    for length in lengths {
      reader.skip(length)
      if reader.hasFailed { break }
      starts.append(reader.position)
    }
    self.starts = starts
    bytes = reader.bytes
  }

  func write(to writer: inout ByteWriter) {
    writer.count(count)
    for index in 0..<count {
      writer.count(replaced[index]?.count ?? starts[index + 1] - starts[index])
    }
    // What lies between two replaced records is copied at once.
    var next = 0
    for index in replaced.keys.sorted() {
      Self.write(bytes[starts[next]..<starts[index]], to: &writer)
      writer.append(replaced[index] ?? [])
      next = index + 1
    }
    Self.write(bytes[starts[next]..<starts[count]], to: &writer)
  }

  /// Writes many bytes, a piece at a time.
  private static func write(_ bytes: ArraySlice<UInt8>, to writer: inout ByteWriter) {
    var rest = bytes
    while !rest.isEmpty {
      writer.append(rest.prefix(CacheFile.pieceBytes))
      rest = rest.dropFirst(CacheFile.pieceBytes)
      writer.spill()
    }
  }

  /// Reads a record; indices out of bounds give one that fails.
  func reader(_ index: Int) -> ByteReader {
    if let other = replaced[index] { return ByteReader(other) }
    guard index >= 0, index < count else { return ByteReader([]) }
    return ByteReader(bytes, from: starts[index], to: starts[index + 1])
  }

  mutating func replace(_ index: Int, with record: [UInt8]) {
    if index >= 0, index < count { replaced[index] = record }
  }

  /// The records in whose bytes something is found.
  func indices(where matches: (UnsafeRawBufferPointer) -> Bool) -> [Int] {
    bytes.withUnsafeBytes { all in
      (0..<count).filter { index in
        if let other = replaced[index] { return other.withUnsafeBytes(matches) }
        return matches(UnsafeRawBufferPointer(rebasing: all[starts[index]..<starts[index + 1]]))
      }
    }
  }
}

extension Range<Int> {
  /// The range in parts of a size.
  fileprivate func chunks(of size: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: size).map { $0..<Swift.min($0 + size, upperBound) }
  }
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
