import CZlib

/// Files of gzip (RFC 1952) through zlib, the only place that knows it.
package enum Gzip {
  /// The window of 32 KiB, with the header and trailer of gzip.
  private static let window: Int32 = 15 + 16
  private static let level: Int32 = 9

  /// The compressed bytes, with no name and no time in the header: the same for the same bytes. Nil
  /// where zlib cannot.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard let length = UInt32(exactly: bytes.count) else { return nil }
    var stream = z_stream()
    let started = deflateInit2_(
      &stream, level, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY, zlibVersion(),
      Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, uLong(bytes.count)))
    guard let room = UInt32(exactly: bound) else { return nil }
    var isDone = false
    var input = bytes
    let result = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = length
        stream.next_out = output.baseAddress
        stream.avail_out = room
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isDone ? bound - Int(stream.avail_out) : 0
    }
    return isDone ? result : nil
  }

  /// Whether decompressing gives exactly these bytes, at the level that ``compress(_:)`` takes.
  package static func isArchive(_ archive: [UInt8], of bytes: [UInt8]) -> Bool {
    // The mark of the slowest level, no name, no time (RFC 1952, section 2.3.1).
    guard archive.count >= 18, archive.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2]),
      let length = UInt32(exactly: archive.count), let room = UInt32(exactly: bytes.count + 1)
    else { return false }
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, window, zlibVersion(), size) == Z_OK else { return false }
    defer { inflateEnd(&stream) }
    var isDone = false
    var input = archive
    let result = [UInt8](unsafeUninitializedCapacity: bytes.count + 1) { output, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = length
        stream.next_out = output.baseAddress
        stream.avail_out = room
        isDone = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
      }
      count = Int(room - stream.avail_out)
    }
    return isDone && result == bytes
  }
}
