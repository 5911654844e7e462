#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new file that is written from its start to its end.
final class GrowingFile {
  /// Where a relative path begins; nothing for another one. Both are put together only for a message.
  private let folder: String?
  private let name: String
  private var descriptor: Int32

  /// Makes the file, which must not be there.
  init(_ path: String) throws(FileSystemError) {
    try FileSystem.refuseNUL(path, "write")
    folder = nil
    name = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw FileSystem.failure("write", path) }
  }

  /// Makes a file below a folder, which must not be there.
  init(_ relative: String, in folder: FolderHandle) throws(FileSystemError) {
    self.folder = folder.path
    name = relative
    descriptor = try folder.makeFile(relative)
  }

  private var path: String { folder.map { $0 + "/" + name } ?? name }

  /// What the file is now.
  var identity: FileIdentity? {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? FileIdentity(info) : nil
  }

  deinit { if descriptor >= 0 { _ = closeFile(descriptor) } }

  func append(_ bytes: [UInt8]) throws(FileSystemError) {
    try append(bytes[...])
  }

  func append(_ bytes: ArraySlice<UInt8>) throws(FileSystemError) {
    var failure: FileSystemError?
    bytes.withUnsafeBytes { bytes in
      do throws(FileSystemError) { try append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// - Parameter bytes: Valid until the call returns.
  func append(_ bytes: UnsafeRawBufferPointer) throws(FileSystemError) {
    var offset = 0
    while offset < bytes.count {
      let written =
        bytes.baseAddress.map { writeBytes(descriptor, $0 + offset, bytes.count - offset) } ?? 0
      if written < 0 && errno == EINTR { continue }
      if written < 0 { throw FileSystem.failure("write", path) }
      if written == 0 { throw FileSystemError(operation: "write", path: path, code: EIO) }
      offset += written
    }
  }

  /// Writes over bytes that are there.
  func replace(at offset: Int, with bytes: [UInt8]) throws(FileSystemError) {
    let written = bytes.withUnsafeBytes { buffer in
      pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    }
    if written < 0 { throw FileSystem.failure("write", path) }
    if written != bytes.count { throw FileSystemError(operation: "write", path: path, code: EIO) }
  }

  func close() throws(FileSystemError) {
    let open = descriptor
    descriptor = -1
    if open >= 0, closeFile(open) != 0 { throw FileSystem.failure("write", path) }
  }
}

// Within the class its own methods hide those of the system.
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}
