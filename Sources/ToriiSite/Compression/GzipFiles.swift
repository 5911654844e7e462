/// The compressed files beside the files of a build, which servers send as they are.
struct GzipFiles {
  let settings: GzipSettings
  /// The output folder, where the archives of an earlier build may be.
  let folder: String
  let pool: WorkerPool

  /// The files with their archives. What cannot be read is left to the writer to report.
  func adding(to files: [OutputFile]) -> [OutputFile] {
    guard settings.isEnabled else { return files }
    let taken = Set(files.map { $0.path.foldedKey })
    let archives = pool.map(count: files.count) { index -> OutputFile? in
      let file = files[index]
      guard settings.isWanted(file.path),
        let path = try? OutputPath(copying: file.path.string + ".gz"),
        !taken.contains(path.foldedKey)
      else { return nil }
      return archive(of: file, at: path)
    }
    return files + archives.compactMap(\.self)
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
