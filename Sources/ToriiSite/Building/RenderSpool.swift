import Synchronization

/// Where rendered files wait until all of them are known to be right: as files in a folder of the
/// cache, from which they are moved to the output. What is not moved goes with the spool.
final class RenderSpool: Sendable {
  /// How much of a file is rendered before it is written.
  static let pieceBytes = 256 << 10

  private let folder: String?
  private let next = Atomic<Int>(0)

  /// - Parameter folder: An empty folder; `nil` to keep all in memory.
  init(_ folder: String?) { self.folder = folder }

  deinit { if let folder { Self.remove(folder) } }

  /// Keeps the bytes of one file, which come in pieces.
  func file() -> SpoolWriter {
    SpoolWriter(self, nextPath())
  }

  private func nextPath() -> String? {
    folder.map { $0 + "/" + String(next.add(1, ordering: .relaxed).oldValue) }
  }

  /// Makes the folder of a spool, without what a killed build left in it; `nil` where there can be
  /// none.
  static func folder(at path: String) -> String? {
    remove(path)
    guard (try? FileSystem.makeNewDirectory(path)) == true else { return nil }
    return path
  }

  static func remove(_ folder: String) {
    guard (try? FileSystem.status(folder))?.kind == .directory else { return }
    for entry in (try? FileSystem.list(folder)) ?? [] {
      if let name = entry.name { try? FileSystem.removeFile(folder + "/" + name) }
    }
    _ = FileSystem.removeEmptyDirectory(folder)
  }
}

/// Takes the bytes of one rendered file.
final class SpoolWriter {
  private let spool: RenderSpool
  private let path: String?
  private var file: GrowingFile?
  private var failure: FileSystemError?
  /// All bytes, where there is no file.
  private var bytes: [UInt8] = []
  private var hash = StreamedHash()
  private var size = 0

  fileprivate init(_ spool: RenderSpool, _ path: String?) {
    self.spool = spool
    self.path = path
  }

  func add(_ piece: [UInt8]) {
    hash.add(piece)
    let isFirst = size == 0
    size += piece.count
    do throws(FileSystemError) {
      guard let path else {
        if isFirst { bytes = piece } else { bytes += piece }
        return
      }
      if failure == nil && !piece.isEmpty {
        if file == nil { file = try GrowingFile(path) }
        try file?.append(piece)
      }
    } catch {
      // What is small is better kept than lost.
      if isFirst && file == nil { bytes = piece }
      failure = error
    }
  }

  /// Ends the file.
  func finish() -> SiteBuild.RenderedFile {
    SiteBuild.RenderedFile(bytes: end(), hash: hash.value)
  }

  private func end() -> RenderedBytes {
    do throws(FileSystemError) {
      try file?.close()
    } catch {
      failure = error
    }
    if bytes.count == size { return .memory(bytes) }
    if let failure { return .lost(failure) }
    return path.map { .waiting(SpooledFile(path: $0, size: size, spool: spool)) }
      ?? .memory(bytes)
  }
}
