import Synchronization

/// A file of the cache with a header and a checksum, written piece by piece, so that what a large
/// site leaves is never in memory as a whole.
final class CacheFile {
  /// How much is written at once.
  static let pieceBytes = 128 << 10

  private static let header: [UInt8] = Array("torii cache 6\n".utf8)
  /// Where the content begins.
  private static let start = header.count + 8

  private let file: GrowingFile
  private var hash = StreamedHash()
  private var failure: FileSystemError?

  private init(_ temporary: String) throws(FileSystemError) {
    try FileSystem.removeFile(temporary)
    file = try GrowingFile(temporary)
    try file.append(Self.header + [UInt8](repeating: 0, count: 8))
  }

  /// A file that is written, in one go or more, and that nobody sees until it is put in its place.
  final class Prepared: Sendable {
    private let path: String
    private let temporary: String
    /// What more is written with; `nil` once the file is whole.
    private let open: Mutex<Open?>

    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - encode: Writes its content, or what of it is known.
    init(
      _ path: String, _ encode: @Sendable (inout ByteWriter) -> Void
    ) throws(FileSystemError) {
      self.path = path
      temporary = AtomicFile.temporaryName(beside: path)
      let file = try CacheFile(temporary)
      var writer = ByteWriter(capacity: pieceBytes + 4096, to: file)
      encode(&writer)
      open = Mutex(Open(file: file, writer: writer))
    }

    // Where it was put in its place nothing is left.
    deinit { try? FileSystem.removeFile(temporary) }

    /// Writes what follows.
    func append(_ encode: @Sendable (inout ByteWriter) -> Void) {
      open.withLock { open in
        guard var writing = open.take() else { return }
        encode(&writing.writer)
        open = writing
      }
    }

    /// Ends the file and puts it where it is to be.
    func place() throws(FileSystemError) {
      try open.withLock { (open) throws(FileSystemError) in
        open?.writer.spill(atLeast: 1)
        try open?.file.finish()
        open = nil
      }
      guard try AtomicFile.move(temporary, to: path) else {
        throw FileSystemError(operation: "write", path: path, code: ioError)
      }
    }
  }

  private struct Open {
    let file: CacheFile
    var writer: ByteWriter
  }

  func append(_ bytes: [UInt8]) {
    hash.add(bytes)
    if failure != nil { return }
    do throws(FileSystemError) {
      try file.append(bytes)
    } catch {
      failure = error
    }
  }

  private func finish() throws(FileSystemError) {
    if let failure { throw failure }
    let checksum = withUnsafeBytes(of: hash.value.littleEndian) { Array($0) }
    try file.replace(at: Self.header.count, with: checksum)
    try file.close()
  }

  /// A reader of the content, if the file is what was written.
  static func reader(of path: String) -> ByteReader? {
    guard let bytes = try? FileSystem.read(path, maximumBytes: .max), bytes.count > start,
      bytes.starts(with: header)
    else { return nil }
    var reader = ByteReader(bytes, from: header.count)
    var hash = StableHash()
    hash.combine(bytes[start...])
    return reader.number() == hash.value ? ByteReader(bytes, from: start) : nil
  }
}
