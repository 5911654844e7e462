extension SiteFiles {
  /// With the files that templates asked for while they were rendered.
  func adding(
    _ assets: AssetLibrary, taken other: [OutputPath] = [], collector: DiagnosticCollector
  ) -> SiteFiles {
    guard assets.hasFingerprints else { return self }
    let taken = Set(paths.map { $0.lowercased() } + other.map(\.foldedKey))
    var copies = copies
    do throws(FileSystemError) {
      for file in try assets.fingerprinted() {
        if taken.contains(file.path.foldedKey) {
          collector.error(
            "duplicate URL: \"\(file.path)\" is the name of a file with its fingerprint",
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
