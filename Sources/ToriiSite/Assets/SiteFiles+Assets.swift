extension SiteFiles {
  /// With the files that templates asked for while they were rendered.
  func adding(
    _ assets: AssetLibrary, taken other: [OutputPath] = [], pool: WorkerPool,
    collector: DiagnosticCollector
  ) -> SiteFiles {
    guard assets.hasFingerprints || assets.images.isNeeded else { return self }
    let taken = Set(paths.map { $0.lowercased() } + other.map(\.foldedKey))
    var copies = copies
    do throws(FileSystemError) {
      for file in try assets.fingerprinted() + assets.images.made(by: pool) {
        if taken.contains(file.path.foldedKey) {
          collector.error(
            "duplicate URL: \"\(file.path)\" is the name of a file that is made",
            hint: "rename the file")
        } else {
          copies.append(file)
        }
      }
    } catch {
      collector.error(error.description)
    }
    return SiteFiles(rendered: rendered, copies: copies, sources: sources)
  }
}
