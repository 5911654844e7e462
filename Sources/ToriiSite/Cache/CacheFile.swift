/// A file of the cache with a header and a checksum, written piece by piece, so that what a large
/// site leaves is never in memory as a whole.
final class CacheFile {
  /// How much is written at once.
  static let pieceBytes = 128 << 10

  private static let header: [UInt8] = Array("torii cache 3\n".utf8)
  /// Where the content begins.
  private static let start = header.count + 8

  private let path: String
  private let temporary: String
  private var file: GrowingFile?
  private var hash = StreamedHash()
  private var failure: FileSystemError?

  private init(_ path: String) throws(FileSystemError) {
    self.path = path
    temporary = AtomicFile.temporaryName(beside: path)
    try FileSystem.removeFile(temporary)
    file = try GrowingFile(temporary)
    try file?.append(Self.header + [UInt8](repeating: 0, count: 8))
  }

  deinit { if file != nil { try? FileSystem.removeFile(temporary) } }

  /// Writes a file whole or not at all.
  static func write(
    _ path: String, _ encode: (inout ByteWriter) -> Void
  ) throws(FileSystemError) {
    let file = try CacheFile(path)
    var writer = ByteWriter(capacity: pieceBytes + 4096, to: file)
    encode(&writer)
    writer.spill(atLeast: 1)
    try file.finish()
  }

  func append(_ bytes: [UInt8]) {
    hash.add(bytes)
    if failure != nil { return }
    do throws(FileSystemError) {
      try file?.append(bytes)
    } catch {
      failure = error
    }
  }

  private func finish() throws(FileSystemError) {
    if let failure { throw failure }
    let checksum = withUnsafeBytes(of: hash.value.littleEndian) { Array($0) }
    try file?.replace(at: Self.header.count, with: checksum)
    try file?.close()
    guard try AtomicFile.move(temporary, to: path) else {
      throw FileSystemError(operation: "write", path: path, code: ioError)
    }
    file = nil
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
