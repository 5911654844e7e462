import ToriiFrontMatter

/// A content file that was read: its front matter and where its Markdown begins.
package final class ContentDocument: Sendable {
  package enum Role: Sendable, Equatable { case page, bundle, section }

  package let role: Role
  /// Relative to the content folder.
  package let path: SourcePath
  /// The path without the language: `hello.md` for `hello.fr.md`. It places the page in the tree.
  package let logicalPath: SourcePath
  /// The index of its language in the configuration.
  package let language: Int
  package let metadata: PageMetadata
  /// The hash of what the metadata was made of, without what folders gave to it.
  package let metadataHash: UInt64
  package let source: ContentText
  /// The bytes of the front matter with the lines around it.
  package let front: [UInt8]
  /// The file's last commit, where git is asked.
  package let commit: GitHistory.Commit?
  package let bodyOffset: Int
  package let bodyLine: Int

  /// The date of the front matter, or the one that the name of the file or bundle starts with.
  package let date: DateTime?
  /// The name of the file, or of the bundle's folder, without date and extension.
  package let fileName: String

  package init(
    role: Role, path: SourcePath, logicalPath: SourcePath, language: Int,
    metadata: consuming PageMetadata, metadataHash: UInt64, source: ContentText,
    front: [UInt8] = [], commit: GitHistory.Commit? = nil, bodyOffset: Int, bodyLine: Int,
    date: DateTime?, fileName: String
  ) {
    self.role = role
    self.path = path
    self.logicalPath = logicalPath
    self.language = language
    self.metadata = metadata
    self.metadataHash = metadataHash
    self.source = source
    self.front = front
    self.commit = commit
    self.bodyOffset = bodyOffset
    self.bodyLine = bodyLine
    self.date = date
    self.fileName = fileName
  }

  /// The document with what the folders above it give, and with its last commit.
  package func completed(_ cascades: Cascades?, commit: GitHistory.Commit?) -> ContentDocument {
    if cascades == nil && commit == nil { return self }
    var metadata = metadata
    let given = cascades?.given(to: logicalPath, in: language)
    metadata.inherit(given?.defaults)
    return ContentDocument(
      role: role, path: path, logicalPath: logicalPath, language: language, metadata: metadata,
      metadataHash: Cascades.Given.hash(metadataHash, given), source: source, front: front,
      commit: commit, bodyOffset: bodyOffset, bodyLine: bodyLine, date: date, fileName: fileName)
  }

  /// The same document with another text below the same front matter.
  func with(_ source: ContentText) -> ContentDocument {
    ContentDocument(
      role: role, path: path, logicalPath: logicalPath, language: language, metadata: metadata,
      metadataHash: metadataHash, source: source, front: front, commit: commit,
      bodyOffset: bodyOffset, bodyLine: bodyLine, date: date, fileName: fileName)
  }

  package var body: ArraySlice<UInt8> {
    let bytes = source.bytes
    return bytes[min(bodyOffset, bytes.count)...]
  }
}

/// Reads content files; each file's problems stay its own.
package struct ContentReader: Sendable {
  /// A page of text is rarely over a megabyte; this keeps one file from exhausting memory.
  package static let maximumBytes = 64 << 20

  private let configuration: SiteConfiguration
  private let languages: ContentLanguages
  private let collector: DiagnosticCollector
  private let budget = TextBudget()

  package init(configuration: SiteConfiguration, collector: DiagnosticCollector) {
    self.configuration = configuration
    languages = ContentLanguages(configuration)
    self.collector = collector
  }

  /// The document, or `nil` after its problems were reported.
  ///
  /// - Parameter memory: What an earlier build found in the file.
  package func read(
    _ file: ScannedFile, as role: ContentDocument.Role, cascades: Cascades = Cascades(),
    memory: DocumentMemory? = nil
  ) -> ContentDocument? {
    let name = "content/" + file.path.string
    if let memory, let identity = file.identity, memory.identity == identity,
      let document = recall(memory, file, role, cascades)
    {
      return document
    }
    do throws(FileSystemError) {
      let bytes = try FileSystem.readSaved(
        file.absolutePath, seen: file.identity, maximumBytes: Self.maximumBytes)
      return parse(
        SourceText(file: name, bytes: bytes), file.path, role, cascades: cascades,
        absolutePath: file.absolutePath)
    } catch {
      collector.error("cannot read the file: \(error.reason)", file: name, hint: error.hint)
      return nil
    }
  }

  /// The document from the front matter that is remembered, so that the file is not even opened.
  func recall(
    _ memory: DocumentMemory, _ file: ScannedFile, _ role: ContentDocument.Role,
    _ cascades: Cascades
  ) -> ContentDocument? {
    if let document = memory.document { return document }
    let source = SourceText(file: "content/" + file.path.string, bytes: memory.front)
    guard let front = try? FrontMatter.split(source.bytes),
      front.bodyOffset == source.bytes.count
    else { return nil }
    let text = ContentText(
      file: source.file, path: file.absolutePath, bodyHash: memory.bodyHash)
    return document(front, text, source, file.path, role, cascades)
  }

  package func parse(
    _ source: SourceText, _ path: SourcePath, _ role: ContentDocument.Role,
    cascades: Cascades = Cascades(), absolutePath: String? = nil
  ) -> ContentDocument? {
    guard isText(source) else { return nil }
    do throws(DataError) {
      let front = try FrontMatter.split(source.bytes)
      let text = ContentText(
        source.bytes, file: source.file, path: absolutePath, bodyOffset: front.bodyOffset,
        budget: budget)
      return document(front, text, source, path, role, cascades)
    } catch {
      collector.add(source.diagnostic(error))
      return nil
    }
  }

  /// - Parameter source: The file as far as the end of the front matter, at least.
  private func document(
    _ front: FrontMatter, _ text: ContentText, _ source: SourceText, _ path: SourcePath,
    _ role: ContentDocument.Role, _ cascades: Cascades
  ) -> ContentDocument {
    var reader = TableReader(
      front.data.mapping ?? [], source: source, collector: collector, allowsOthers: true)
    var metadata = PageMetadata()
    metadata.read(&reader, configuration)
    let (placed, logicalPath) = languages.place(path)
    let language = metadata.language.flatMap(languages.index(of:)) ?? placed
    let given = cascades.given(to: logicalPath, in: language)
    metadata.inherit(given?.defaults)
    let named = Self.name(of: logicalPath, role)
    let dated = DateTime.prefix(of: named, in: configuration.timeZone)
    let date = metadata.date ?? dated?.date
    var hash = StableHash()
    let head = Array(source.bytes[..<min(front.bodyOffset, source.bytes.count)])
    hash.combine(head)
    return ContentDocument(
      role: role, path: path, logicalPath: logicalPath, language: language,
      metadata: consume metadata, metadataHash: Cascades.Given.hash(hash.value, given),
      source: text, front: head, bodyOffset: front.bodyOffset, bodyLine: front.bodyLine, date: date,
      fileName: String(dated?.rest ?? named))
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
    if let problem = UTF8Validation.problem(in: source) {
      collector.add(problem)
      return false
    }
    return true
  }
}
