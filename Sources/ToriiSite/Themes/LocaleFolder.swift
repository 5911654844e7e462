/// Reads a folder of gettext catalogues: `fr.po`, `pt-BR.mo`, or as gettext's own tools lay them out,
/// `fr/LC_MESSAGES/messages.po`.
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
        guard let written = path.dropping(suffix: ".po") ?? path.dropping(suffix: ".mo") else {
          continue
        }
        let name = label + "/" + path
        let stem = language(of: written)
        let key = stem + path.dropFirst(written.count)
        guard SiteLanguage.isCode(stem) else {
          collector.warning(
            "not read: \"\(TableReader.clipped(stem))\" is no code of a language", file: name,
            hint: "name the file as \"fr.po\" or \"pt-BR.po\"")
          continue
        }
        do throws(FileSystemError) {
          let source = SourceText(
            file: name, bytes: try FileSystem.read(file.absolutePath, maximumBytes: 16 << 20))
          if let other = catalogs.updateValue(source, forKey: key) {
            collector.error(
              "two catalogues for the language \"\(stem)\": \(other.file) and \(name)", file: name,
              hint: "keep one of them")
          }
        } catch {
          collector.error("cannot read the file: \(error.reason)", file: name, hint: error.hint)
        }
      }
    } catch {
      collector.error(error.description, file: label, hint: error.hint)
    }
    return catalogs
  }

  /// `fr` of `fr`, `fr/messages` and `fr/LC_MESSAGES/messages`.
  private static func language(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count == 2 || parts.count == 3 && parts[1] == "LC_MESSAGES"
    else { return path }
    return String(first)
  }
}
