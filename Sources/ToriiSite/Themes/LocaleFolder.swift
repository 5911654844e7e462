/// Reads a folder of gettext catalogues: `fr.po`, `pt-BR.mo`.
enum LocaleFolder {
  /// The files by name; none when there is no such folder.
  static func read(
    _ folder: String, label: String, collector: DiagnosticCollector
  ) -> [String: SourceText] {
    guard FileSystem.isDirectory(folder) else { return [:] }
    var catalogs: [String: SourceText] = [:]
    do throws(FileSystemError) {
      let scanner = try FileTreeScanner(
        root: folder, label: label, hiddenFiles: .skip, collector: collector)
      for file in scanner.scan() {
        let path = file.path.string
        guard let stem = path.dropping(suffix: ".po") ?? path.dropping(suffix: ".mo") else {
          continue
        }
        let name = label + "/" + path
        guard SiteLanguage.isCode(stem) else {
          collector.warning(
            "not read: \"\(TableReader.clipped(stem))\" is no code of a language", file: name,
            hint: "name the file as \"fr.po\" or \"pt-BR.po\"")
          continue
        }
        do throws(FileSystemError) {
          catalogs[path] = SourceText(
            file: name, bytes: try FileSystem.read(file.absolutePath, maximumBytes: 16 << 20))
        } catch {
          collector.error("cannot read the file: \(error.reason)", file: name)
        }
      }
    } catch {
      collector.error(error.description, file: label)
    }
    return catalogs
  }
}
