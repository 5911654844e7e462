extension OutputWriter {
  /// A file of the output with other bytes than before.
  package struct Replacement: Sendable {
    package let path: String
    /// The bytes, where they lie.
    package let parts: [ArraySlice<UInt8>]
  }

  /// Gives files of the last build other bytes. That build came to its end, and the files are still
  /// what it wrote.
  ///
  /// The journal stays until all of them are written, so that a build after one that was killed
  /// looks at everything.
  ///
  /// - Returns: What the files are now, in their order.
  package static func replace(
    _ files: [Replacement], in folder: String, pool: WorkerPool
  ) throws(FileSystemError) -> [FileIdentity] {
    if files.isEmpty { return [] }
    try OutputManifest(paths: Set(files.map(\.path)))
      .write(OutputManifest.journalName, in: folder)
    let results = pool.map(count: files.count) {
      index -> Result<FileIdentity, FileSystemError> in
      do throws(FileSystemError) {
        let path = folder + "/" + files[index].path
        try AtomicFile.write(files[index].parts, to: path)
        return .success(try FileSystem.status(path).identity)
      } catch {
        return .failure(error)
      }
    }
    var identities: [FileIdentity] = []
    for result in results { identities.append(try result.get()) }
    try FileSystem.removeFile(folder + "/" + OutputManifest.journalName)
    return identities
  }
}
