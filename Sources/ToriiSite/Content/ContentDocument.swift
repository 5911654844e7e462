import ToriiFrontMatter

/// A content file that was read: its front matter and where its Markdown begins.
package struct ContentDocument: Sendable {
  package enum Role: Sendable, Equatable { case page, bundle, section }

  package let role: Role
  /// Relative to the content folder.
  package let path: SourcePath
  /// The path without the language: `hello.md` for `hello.fr.md`. It places the page in the tree.
  package let logicalPath: SourcePath
  /// The index of its language in the configuration.
  package let language: Int
  package private(set) var metadata: PageMetadata
  package let source: SourceText
  /// The file's last commit, where git is asked.
  package var commit: GitHistory.Commit?
  package let bodyOffset: Int
  package let bodyLine: Int

  /// The date of the front matter, or the one that the name of the file or bundle starts with.
  package let date: DateTime?
  /// The name of the file, or of the bundle's folder, without date and extension.
  package let fileName: String

  /// Takes front matter from the folders above.
  package mutating func inherit(_ cascades: Cascades) {
    metadata.inherit(cascades.defaults(for: logicalPath, in: language))
  }

  package var body: ArraySlice<UInt8> { source.bytes[min(bodyOffset, source.bytes.count)...] }
}

/// Reads content files; each file's problems stay its own.
package struct ContentReader: Sendable {
  /// A page of text is rarely over a megabyte; this keeps one file from exhausting memory.
  package static let maximumBytes = 64 << 20

  private let configuration: SiteConfiguration
  private let languages: ContentLanguages
  private let collector: DiagnosticCollector

  package init(configuration: SiteConfiguration, collector: DiagnosticCollector) {
    self.configuration = configuration
    languages = ContentLanguages(configuration)
    self.collector = collector
  }

  /// The document, or `nil` after its problems were reported.
  package func read(
    _ file: ScannedFile, as role: ContentDocument.Role, cascades: Cascades = Cascades()
  ) -> ContentDocument? {
    let name = "content/" + file.path.string
    do throws(FileSystemError) {
      let bytes = try FileSystem.read(file.absolutePath, maximumBytes: Self.maximumBytes)
      return parse(SourceText(file: name, bytes: bytes), file.path, role, cascades: cascades)
    } catch {
      collector.error("cannot read the file: \(error.reason)", file: name)
      return nil
    }
  }

  package func parse(
    _ source: SourceText, _ path: SourcePath, _ role: ContentDocument.Role,
    cascades: Cascades = Cascades()
  ) -> ContentDocument? {
    guard isText(source) else { return nil }
    do throws(DataError) {
      let front = try FrontMatter.split(source.bytes)
      var reader = TableReader(
        front.data.mapping ?? [], source: source, collector: collector)
      var metadata = PageMetadata(reading: &reader, configuration)
      let (placed, logicalPath) = languages.place(path)
      let language = metadata.language.flatMap(languages.index(of:)) ?? placed
      metadata.inherit(cascades.defaults(for: logicalPath, in: language))
      let named = Self.name(of: logicalPath, role)
      let dated = DateTime.prefix(of: named, in: configuration.timeZone)
      return ContentDocument(
        role: role, path: path, logicalPath: logicalPath, language: language, metadata: metadata,
        source: source,
        bodyOffset: front.bodyOffset, bodyLine: front.bodyLine,
        date: metadata.date ?? dated?.date, fileName: String(dated?.rest ?? named))
    } catch {
      collector.add(source.diagnostic(error))
      return nil
    }
  }

  private static func name(of path: SourcePath, _ role: ContentDocument.Role) -> Substring {
    role == .page ? path.stem : path.folder.name
  }

  private func isText(_ source: SourceText) -> Bool {
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
      collector.error(
        "the file is UTF-16, not UTF-8", file: source.file, hint: "save it as UTF-8")
      return false
    }
    if let offset = UTF8Validation.firstInvalidOffset(source.bytes) {
      let line = source.bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
      collector.error(
        "the file is not UTF-8", file: source.file, line: line, hint: "save it as UTF-8")
      return false
    }
    return true
  }
}
