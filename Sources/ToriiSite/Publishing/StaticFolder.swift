/// Lists a folder of files that are copied as they are.
enum StaticFolder {
  /// The files by path with `/`; none when there is no such folder.
  static func read(
    _ folder: String, label: String, excluding: Set<String>, collector: DiagnosticCollector
  ) -> [String: StaticFile] {
    guard FileSystem.isDirectory(folder) else { return [:] }
    var files: [String: StaticFile] = [:]
    do throws(FileSystemError) {
      let scanner = try FileTreeScanner(
        root: folder, label: label, hiddenFiles: .copy, excluding: excluding,
        collector: collector)
      for file in scanner.scan() {
        files[file.path.string] = StaticFile(
          source: .copy(file.absolutePath), label: label + "/" + file.path.string,
          identity: file.identity)
      }
    } catch {
      collector.error(error.description, file: label, hint: error.hint)
    }
    return files
  }
}
