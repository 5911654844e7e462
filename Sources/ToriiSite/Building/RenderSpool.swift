import Synchronization

/// Where rendered files wait until all of them are known to be right: as files in a folder of the
/// cache, from which they are moved to the output. What is not moved goes with the spool.
///
/// Where there is no output yet, they lie as they will there, so that the whole folder can become
/// the output.
final class RenderSpool: Sendable {
  /// How much of a file is rendered before it is written.
  static let pieceBytes = 256 << 10

  /// Nil where all is kept in memory.
  private let folder: FolderHandle?
  /// Whether the files lie as those of the output do.
  private let isWhole: Bool
  private let next = Atomic<Int>(0)
  private let isEmptied = Atomic<Bool>(false)

  /// - Parameters:
  ///   - folder: An empty folder; `nil` to keep all in memory.
  ///   - isWhole: Whether everything that the output will have is rendered now.
  init(_ folder: String?, isWhole: Bool = false) {
    self.folder = folder.flatMap { FolderHandle($0) }
    self.isWhole = isWhole
  }

  deinit { empty() }

  /// Deletes what was not moved, without waiting until nobody holds a file any more: a thread may
  /// for a while after its work. Once only, as the folder may be another build's then.
  func empty() {
    guard let folder, !isEmptied.exchange(true, ordering: .relaxed) else { return }
    FileSystem.removeTree(folder.path)
  }

  /// The folder that can become the output.
  var wholeFolder: String? { isWhole ? folder?.path : nil }

  /// Keeps the bytes of one file, which come in pieces.
  func file(for path: OutputPath) -> SpoolWriter {
    guard folder != nil else { return SpoolWriter(self, nil) }
    if isWhole { return SpoolWriter(self, path.string) }
    return SpoolWriter(self, String(next.add(1, ordering: .relaxed).oldValue))
  }

  /// Makes a file of the spool.
  fileprivate func make(_ name: String) throws(FileSystemError) -> GrowingFile? {
    guard let folder else { return nil }
    if isWhole, let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try folder.makeFolders(String(name[..<slash]))
    }
    return try GrowingFile(name, in: folder)
  }

  /// Where a file that was made waits.
  fileprivate func waiting(
    _ name: String, size: Int, _ identity: FileIdentity?
  ) -> RenderedBytes? {
    folder.map { folder in
      .waiting(
        SpooledFile(
          name, in: folder, size: size, identity: isWhole ? identity : nil, spool: self))
    }
  }

  /// Makes the folder of a spool, without what a killed build left in it; `nil` where there can be
  /// none.
  static func folder(at path: String) -> String? {
    FileSystem.removeTree(path)
    guard (try? FileSystem.makeNewDirectory(path)) == true else { return nil }
    return path
  }
}

/// Takes the bytes of one rendered file.
final class SpoolWriter {
  private let spool: RenderSpool
  private let name: String?
  private var file: GrowingFile?
  private var failure: FileSystemError?
  /// All bytes, where there is no file.
  private var bytes: [UInt8] = []
  private var hash = StreamedHash()
  private var size = 0

  fileprivate init(_ spool: RenderSpool, _ name: String?) {
    self.spool = spool
    self.name = name
  }

  /// - Parameter piece: Valid until the call returns.
  func add(_ piece: UnsafeBufferPointer<UInt8>) {
    hash.add(UnsafeRawBufferPointer(piece))
    let isFirst = size == 0
    size += piece.count
    do throws(FileSystemError) {
      guard let name else {
        bytes += piece
        return
      }
      if failure == nil && !piece.isEmpty {
        if file == nil { file = try spool.make(name) }
        try file?.append(UnsafeRawBufferPointer(piece))
      }
    } catch {
      // What is small is better kept than lost.
      if isFirst && file == nil { bytes = Array(piece) }
      failure = error
    }
  }

  /// Ends the file.
  func finish() -> SiteBuild.RenderedFile {
    SiteBuild.RenderedFile(bytes: end(), hash: hash.value)
  }

  private func end() -> RenderedBytes {
    let identity = file?.identity
    do throws(FileSystemError) {
      try file?.close()
    } catch {
      failure = error
    }
    if bytes.count == size { return .memory(bytes) }
    if let failure { return .lost(failure) }
    return name.flatMap { spool.waiting($0, size: size, identity) } ?? .memory(bytes)
  }
}
