/// Reads a folder of templates.
enum TemplateFolder {
  /// The templates by name with `/`; none when there is no such folder.
  static func read(
    _ folder: String, label: String, collector: DiagnosticCollector
  ) -> [String: SourceText] {
    guard FileSystem.isDirectory(folder) else { return [:] }
    var templates: [String: SourceText] = [:]
    do throws(FileSystemError) {
      let scanner = try FileTreeScanner(
        root: folder, label: label, hiddenFiles: .skip, collector: collector)
      for file in scanner.scan() {
        let name = label + "/" + file.path.string
        do throws(FileSystemError) {
          let bytes = try FileSystem.readSaved(file.absolutePath, maximumBytes: 16 << 20)
          let source = SourceText(file: name, bytes: bytes)
          if let problem = UTF8Validation.problem(in: source) {
            collector.add(problem)
          } else {
            templates[file.path.string] = source
          }
        } catch {
          collector.error("cannot read the file: \(error.reason)", file: name, hint: error.hint)
        }
      }
    } catch {
      collector.error(error.description, file: label, hint: error.hint)
    }
    return templates
  }
}
