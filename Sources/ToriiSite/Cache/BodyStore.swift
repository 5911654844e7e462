import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Rendered Markdown in a file that only grows: bodies are read back one by one when a page shows
/// them, so that neither a build's memory nor its start depends on how much text a site has.
package final class BodyStore: Sendable {
  /// Where a body is in the file.
  package struct Location: Sendable, Equatable {
    package let offset: UInt64
    package let length: UInt64
    package let checksum: UInt64
    /// Whether this process wrote it, so that it need not be doubted.
    package var isOwn = false
  }

  package let name: String
  private let descriptor: Int32
  private let end: Atomic<UInt64>

  /// Opens a file of bodies, or makes an empty one; `nil` where that is impossible.
  package init?(_ name: String, in folder: String, isNew: Bool) {
    self.name = name
    let path = folder + "/" + name
    guard !path.utf8.contains(0) else { return nil }
    let flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : 0)
    descriptor = open(path, flags, 0o666)
    var info = stat()
    guard descriptor >= 0 else { return nil }
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    end = Atomic(UInt64(clamping: info.st_size))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// How long the file is.
  package var length: UInt64 { end.load(ordering: .relaxed) }

  /// Puts a body at the end; `nil` where there is no room.
  package func append(_ body: RenderedBody) -> Location? {
    append(body, html: StableHash.of(body.html), text: nil)?.body
  }

  /// Puts a body at the end, and its text behind it.
  ///
  /// - Parameter html: The hash of the body's HTML.
  func append(
    _ body: RenderedBody, html: UInt64, text: [UInt8]?
  ) -> (body: Location, text: Location?)? {
    var writer = ByteWriter(capacity: body.html.utf8.count + 512 + (text?.count ?? 0))
    body.write(to: &writer)
    let count = UInt64(writer.bytes.count)
    let checksum = RenderedBody.checksum(of: writer.bytes, html: html)
    if let text { writer.append(text) }
    return place(writer.bytes).map { offset in
      (
        Location(offset: offset, length: count, checksum: checksum, isOwn: true),
        text.map {
          Location(
            offset: offset + count, length: UInt64($0.count), checksum: StableHash.of($0),
            isOwn: true)
        }
      )
    }
  }

  /// Puts the bytes of a body or text at the end that were read elsewhere.
  func append(_ bytes: [UInt8], from location: Location) -> Location? {
    place(bytes).map {
      Location(
        offset: $0, length: UInt64(bytes.count), checksum: location.checksum, isOwn: true)
    }
  }

  /// Puts bytes at the end; tells where.
  private func place(_ bytes: [UInt8]) -> UInt64? {
    let length = UInt64(bytes.count)
    let offset = end.add(length, ordering: .relaxed).oldValue
    guard let position = off_t(exactly: offset) else { return nil }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map {
          pwrite(descriptor, $0 + done, bytes.count - done, position + off_t(done))
        } ?? 0
      }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { return nil }
      done += written
    }
    return offset
  }

  /// The body at a place; `nil` when its bytes are not those that were written.
  package func body(at location: Location) -> RenderedBody? {
    guard let bytes = bodyBytes(at: location) else { return nil }
    var reader = ByteReader(bytes)
    return RenderedBody.read(from: &reader)
  }

  /// The bytes of the body at a place.
  func bodyBytes(at location: Location) -> [UInt8]? {
    bytes(at: location) { RenderedBody.checksum(of: $0) }
  }

  /// The text at a place.
  func text(at location: Location) -> [UInt8]? {
    bytes(at: location) { StableHash.of($0) }
  }

  private func bytes(
    at location: Location, checksum: ([UInt8]) -> UInt64
  ) -> [UInt8]? {
    guard let count = Int(exactly: location.length), count <= 1 << 30,
      let position = off_t(exactly: location.offset), location.offset <= length,
      location.length <= length - location.offset
    else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      while got < count, let base = buffer.baseAddress {
        let read = pread(descriptor, base + got, count - got, position + off_t(got))
        if read < 0 && errno == EINTR { continue }
        if read <= 0 { break }
        got += read
      }
    }
    guard bytes.count == count,
      location.isOwn || checksum(bytes) == location.checksum
    else { return nil }
    return bytes
  }
}
