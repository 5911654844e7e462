/// The compressed files beside the files of a build, which servers send as they are.
struct GzipFiles {
  let settings: GzipSettings
  /// The output folder, where the archives of an earlier build may be.
  let folder: String
  let pool: WorkerPool

  /// The archives of files, in their order; `nil` for a file that has none. What cannot be read is
  /// left to the writer to report.
  ///
  /// - Parameter taken: The folded paths of all files: none of them is an archive of ours.
  func archives(of files: [OutputFile], taken: Set<String>) -> [OutputFile?] {
    pool.map(count: files.count) { index in
      let file = files[index]
      guard let path = archivePath(of: file.path, taken: taken) else { return nil }
      return archive(of: file, at: path)
    }
  }

  /// Where the archive of a file goes; `nil` when it gets none.
  func archivePath(of path: OutputPath, taken: Set<String>) -> OutputPath? {
    guard settings.isWanted(path), let archive = try? OutputPath(copying: path.string + ".gz"),
      !taken.contains(archive.foldedKey)
    else { return nil }
    return archive
  }

  private func archive(of file: OutputFile, at path: OutputPath) -> OutputFile? {
    guard let bytes = try? file.bytes(), bytes.count >= settings.minimumBytes else { return nil }
    // Looking whether an archive still holds the bytes takes a tenth of the time of making it.
    let location = folder + "/" + path.string
    if let known = try? FileSystem.read(location), Gzip.isArchive(known, of: bytes) {
      return known.count < bytes.count ? OutputFile(path: path, source: .bytes(known)) : nil
    }
    guard let compressed = Gzip.compress(bytes), compressed.count < bytes.count else { return nil }
    return OutputFile(path: path, source: .bytes(compressed))
  }
}
