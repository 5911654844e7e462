/// What is known of the images of a site without reading them again, as long as their files are the
/// same.
struct ImageIndex: Sendable {
  /// An image as others are made of it.
  struct Original: Sendable, Equatable {
    let size: ImageSize
    /// Nil for those that are only shown.
    let format: ImageFormat?
    let isVector: Bool
    let hash: [UInt8]
  }

  struct Entry: Sendable {
    /// Nil for what lies in memory.
    let identity: FileIdentity?
    /// Nil where the file is no image.
    let original: Original?
  }

  private static let name = "index"
  private static let header = Array("torii images 2\n".utf8)
  /// Whether the file was looked at, once in each build.
  private var checked: [String: Entry] = [:]
  private var entries: [String: Entry] = [:]
  private var isChanged = false

  /// Reads what an earlier build left; nothing where that is missing or damaged.
  init(folder: String?) {
    guard let folder, let bytes = try? FileSystem.read(folder + "/" + Self.name),
      bytes.count > Self.header.count + 8, bytes.starts(with: Self.header)
    else { return }
    var reader = ByteReader(bytes, from: Self.header.count)
    guard reader.number() == Self.checksum(bytes[(Self.header.count + 8)...]) else { return }
    for _ in 0..<reader.count(ofBytes: 34) {
      let path = reader.text()
      entries[path] = Self.entry(from: &reader)
    }
    if reader.hasFailed || !reader.isAtEnd { entries = [:] }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }

  // MARK: Looking

  /// What is known of an image, if its file is still the same.
  func original(_ source: ImageSource) -> Entry? {
    if let known = checked[source.path] { return known }
    guard case .copy(let path) = source.source, let known = entries[source.path],
      let identity = known.identity, (try? FileSystem.status(path))?.identity == identity
    else { return nil }
    return known
  }

  static func look(at source: ImageSource) throws(FileSystemError) -> Entry {
    var identity: FileIdentity?
    if case .copy(let path) = source.source {
      let found = try FileSystem.status(path).identity
      if found.isSettled(at: FileIdentity.now) { identity = found }
    }
    let bytes = try source.source.bytes()
    let original = ImageSize(bytes).map { size in
      let format = ImageFormat(bytes)
      return Original(
        size: size, format: format,
        isVector: format == nil && SourcePath(source.path).fileExtension == "svg",
        hash: SHA256.digest(bytes))
    }
    return Entry(identity: identity, original: original)
  }

  mutating func add(_ entry: Entry, _ source: ImageSource) {
    checked[source.path] = entry
    if entry.identity != nil || entries[source.path] != nil { isChanged = true }
    entries[source.path] = entry.identity == nil ? nil : entry
  }

  // MARK: Keeping

  /// Keeps what is known for the next build. A failure only costs time later.
  mutating func save(in folder: String) {
    if !isChanged { return }
    isChanged = false
    var writer = ByteWriter()
    writer.count(entries.count)
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      writer.text(path)
      Self.write(entry, to: &writer)
    }
    var head = ByteWriter()
    head.number(Self.checksum(writer.bytes[...]))
    AssetCache.write(
      Self.header + head.bytes + writer.bytes, to: folder + "/" + Self.name, in: folder)
  }

  private static func write(_ entry: Entry, to writer: inout ByteWriter) {
    writer.number(entry.identity?.inode ?? 0)
    writer.number(entry.identity?.size ?? 0)
    writer.number(entry.identity?.modified ?? 0)
    writer.number(entry.identity?.changed ?? 0)
    writer.bool(entry.original != nil)
    guard let original = entry.original else { return }
    writer.count(original.size.width)
    writer.count(original.size.height)
    writer.text(original.format?.rawValue)
    writer.bool(original.isVector)
    for byte in original.hash { writer.byte(byte) }
  }

  private static func entry(from reader: inout ByteReader) -> Entry {
    let identity = FileIdentity(
      inode: reader.number(), size: Int64(bitPattern: reader.number()),
      modified: Int64(bitPattern: reader.number()), changed: Int64(bitPattern: reader.number()))
    guard reader.bool() else { return Entry(identity: identity, original: nil) }
    let size = ImageSize(width: reader.count(), height: reader.count())
    let format = reader.optionalText().flatMap { ImageFormat(rawValue: $0) }
    let isVector = reader.bool()
    let hash = (0..<32).map { _ in reader.byte() }
    return Entry(
      identity: identity,
      original: Original(size: size, format: format, isVector: isVector, hash: hash))
  }
}
