/// Every file of the content folder, read, in all languages.
package struct SiteContent: Sendable {
  /// Why a document is not built.
  package enum SkipReason: Sendable {
    case draft
    case future(DateTime)
    case expired(DateTime)

    package var text: String {
      switch self {
      case .draft: "a draft"
      case .future(let date): "scheduled until \(Self.moment(date))"
      case .expired(let date): "expired since \(Self.moment(date))"
      }
    }

    /// As the author wrote it: a day, or a day and a time with its zone.
    private static func moment(_ date: DateTime) -> String {
      date.hasTime ? date.rfc3339 : date.format("%Y-%m-%d")
    }

    /// What it is for programs.
    package var state: ListedPage.State {
      switch self {
      case .draft: .draft
      case .future: .future
      case .expired: .expired
      }
    }
  }

  package private(set) var documents: [ContentDocument] = []
  package private(set) var skipped: [(document: ContentDocument, reason: SkipReason)] = []
  package private(set) var assets: [LanguageFile] = []
  /// The files that could not be read, by path.
  package private(set) var unread: Set<String> = []
  private var memory: StartedWork<[String: DocumentMemory]>?
  /// The hash of what folders give to the front matter of their pages.
  package private(set) var cascades: UInt64 = 0

  package init() {}

  /// What the next build may recall of the files, which is wanted once.
  func takeMemory() -> [String: DocumentMemory] { memory?.take() ?? [:] }

  package mutating func add(_ document: ContentDocument) { documents.append(document) }

  /// Reads the folder; problems go to the collector.
  ///
  /// - Parameters:
  ///   - seen: Folders that need no other look.
  ///   - old: What an earlier build with the same configuration remembers.
  ///   - recallsDocuments: Whether this build remembers whole documents, for its own process.
  package static func read(
    site: String, configuration: SiteConfiguration, data: DataFolder, excluded: Set<String>,
    options: BuildOptions, now: Int, seen: SeenFolders = SeenFolders(), old: BuildMemory? = nil,
    recallsDocuments: Bool = false, pool: WorkerPool, collector: DiagnosticCollector
  ) -> SiteContent {
    var content = SiteContent()
    let moment = FileIdentity.now
    let files = content.scan(
      site, ContentLanguages(configuration), excluded, seen, pool, collector)
    let reader = ContentReader(configuration: configuration, collector: collector)
    // Sections come first: what they say for their folders is part of the pages' front matter.
    let (sections, pages) = files
    let known = old?.documents ?? [:]
    let first = pool.map(count: sections.count) { index in
      let file = sections[index].file
      return reader.read(file, as: .section, memory: known[file.path.string])
    }
    let cascades = Cascades(configuration, sections: first.compactMap(\.self))
    content.cascades = Cascades.hash(of: first.compactMap(\.self))
    let keepsDocuments = content.cascades == old?.keys.cascades
    let second = pool.map(count: pages.count) { index in
      let file = pages[index].file
      var memory = known[file.path.string]
      if !keepsDocuments { memory?.document = nil }
      return reader.read(file, as: pages[index].role, cascades: cascades, memory: memory)
    }
    let groups = [(files: sections, documents: first), (files: pages, documents: second)]
    for (files, documents) in groups {
      for (file, document) in zip(files, documents) where document == nil {
        content.unread.insert(file.file.path.string)
      }
    }
    content.memory = pool.start {
      var memory: [String: DocumentMemory] = [:]
      memory.reserveCapacity(sections.count + pages.count)
      for (files, documents) in groups {
        for (file, document) in zip(files, documents) {
          guard let document, let identity = file.file.identity, identity.isSettled(at: moment)
          else { continue }
          memory[file.file.path.string] =
            DocumentMemory(document, identity: identity, recallsDocuments: recallsDocuments)
        }
      }
      return memory
    }
    let made = DataPages(configuration: configuration, data: data, collector: collector)
      .documents(cascades)
    let history =
      configuration.readsGitDates ? GitHistory(site: site, collector: collector) : GitHistory()
    // Files were found in the order of their paths.
    content.add(first, cascades, history, options, now)
    content.add(second, cascades, history, options, now)
    content.add(made, areOrdered: false, cascades, history, options, now)
    return content
  }

  /// Adds documents, or notes why they are not built.
  private mutating func add(
    _ group: [ContentDocument?], areOrdered: Bool = true, _ cascades: Cascades,
    _ history: GitHistory, _ options: BuildOptions, _ now: Int
  ) {
    var kept: [ContentDocument] = []
    kept.reserveCapacity(group.count)
    for case .some(let read) in group {
      let document = read.completed(
        read.role == .section ? cascades : nil, commit: history[read.path])
      if let reason = Self.reasonToSkip(document, options, now) {
        skipped.append((document, reason))
      } else {
        kept.append(document)
      }
    }
    merge(areOrdered ? kept : kept.sorted { $0.path < $1.path })
  }

  /// Puts documents in the order of their paths among those that are there.
  private mutating func merge(_ others: [ContentDocument]) {
    var rest = documents[...]
    var merged: [ContentDocument] = []
    merged.reserveCapacity(documents.count + others.count)
    for document in others {
      while let next = rest.first, !(document.path < next.path) {
        merged.append(rest.removeFirst())
      }
      merged.append(document)
    }
    documents = merged + rest
  }

  private typealias DocumentFile = (file: ScannedFile, role: ContentDocument.Role)

  private mutating func scan(
    _ site: String, _ languages: ContentLanguages, _ excluded: Set<String>, _ seen: SeenFolders,
    _ pool: WorkerPool, _ collector: DiagnosticCollector
  ) -> (sections: [DocumentFile], others: [DocumentFile]) {
    var sections: [DocumentFile] = []
    var others: [DocumentFile] = []
    let folder = site + "/content"
    guard FileSystem.isDirectory(folder) else {
      collector.warning("the site has no folder \"content\"")
      return ([], [])
    }
    do throws(FileSystemError) {
      guard try FileSystem.realPath(folder).isContained(in: site) else {
        collector.error("the folder \"content\" is a link that leaves the site", file: "content")
        return ([], [])
      }
      let scanner = try FileTreeScanner(
        root: folder, label: "content", hiddenFiles: .skip, excluding: excluded,
        collector: collector, pool: pool, seen: seen)
      let files = scanner.scan()
      let placed = pool.mapMany(count: files.count) { index in
        let (language, path) = languages.place(files[index].path)
        return (kind: ContentFile(files[index], at: path), path: path, language: language)
      }
      others.reserveCapacity(files.count)
      for file in placed {
        switch file.kind {
        case .page(let file): others.append((file, .page))
        case .bundle(let file): others.append((file, .bundle))
        case .section(let file): sections.append((file, .section))
        case .asset(let asset):
          assets.append(LanguageFile(file: asset, path: file.path, language: file.language))
        }
      }
    } catch {
      collector.error(error.description, file: "content", hint: error.hint)
    }
    return (sections, others)
  }

  private static func reasonToSkip(
    _ document: ContentDocument, _ options: BuildOptions, _ now: Int
  ) -> SkipReason? {
    if document.metadata.isDraft && !options.includesDrafts { return .draft }
    if let date = document.date, date.epochSeconds > now, !options.includesFuture {
      return .future(date)
    }
    if let expires = document.metadata.expires, expires.epochSeconds <= now,
      !options.includesExpired
    {
      return .expired(expires)
    }
    return nil
  }

  /// The first moment after one at which other pages are built, or other ones are not.
  func nextChange(after now: Int) -> Int {
    var end = Int.max
    for (document, reason) in skipped {
      if case .future(let date) = reason { end = min(end, date.epochSeconds) }
      if let expires = document.metadata.expires?.epochSeconds, expires > now {
        end = min(end, expires)
      }
    }
    for document in documents {
      if let date = document.date?.epochSeconds, date > now { end = min(end, date) }
      guard let expires = document.metadata.expires?.epochSeconds, expires > now else { continue }
      end = min(end, expires)
    }
    return end
  }

  /// Why documents are not built, by path, for links to them.
  package var skippedReasons: [String: String] {
    Dictionary(
      skipped.map { ($0.document.path.string, $0.reason.text) },
      uniquingKeysWith: { first, _ in first })
  }

  package func describeSkipped(in report: inout BuildReport) {
    for (document, reason) in skipped {
      switch reason {
      case .draft: report.skippedDrafts += 1
      case .future: report.skippedFuture += 1
      case .expired: report.skippedExpired += 1
      }
      report.skipped.append(
        SkippedPage(
          file: document.source.file, state: reason.state, date: document.date?.rfc3339,
          reason: reason.text))
    }
  }
}

/// What the pages of one language are made of.
package struct LanguageContent: Sendable {
  package let configuration: SiteConfiguration
  package let tree: ContentTree
  /// Files in the bundles of other languages that pages here share, by the bundle's folder.
  package let sharedAssets: [SourcePath: [PageAsset]]

  /// The content by language, each with its own tree.
  package static func split(
    _ content: SiteContent, _ configuration: SiteConfiguration, collector: DiagnosticCollector,
    pool: WorkerPool? = nil
  ) -> [LanguageContent] {
    let documents = configuration.languages.indices.map { language in
      LanguageDocuments(
        language: language, of: content.documents, skipped: content.skipped.map(\.document),
        configuration: configuration)
    }
    let owners = AssetOwners(documents)
    let trees = configuration.languages.indices.map { language in
      ContentTree(
        documents: documents[language].documents,
        assets: content.assets.filter { owners.owner(of: $0) == language },
        skipped: documents[language].skipped, configuration: configuration.localized(language),
        collector: collector, pool: pool)
    }
    let shared = sharedAssets(trees)
    return zip(configuration.languages.indices, trees).map { language, tree in
      LanguageContent(
        configuration: configuration.localized(language), tree: tree, sharedAssets: shared)
    }
  }

  private static func sharedAssets(_ trees: [ContentTree]) -> [SourcePath: [PageAsset]] {
    var result: [SourcePath: [PageAsset]] = [:]
    for tree in trees {
      for asset in tree.assets {
        guard let page = asset.page else { continue }
        let folder = tree.pages[page].document.logicalPath.folder
        result[folder, default: []].append(
          PageAsset(
            name: String(asset.file.path.name), url: asset.url, path: asset.file.path,
            absolutePath: asset.file.absolutePath))
      }
    }
    return result
  }
}

/// Decides in which language's folder a bundle's file is published: once, whoever else shows it.
private struct AssetOwners {
  private var languagesOfBundle: [SourcePath: [Int]] = [:]

  init(_ languages: [LanguageDocuments]) {
    for (index, language) in languages.enumerated() {
      for document in language.documents + language.skipped where document.role == .bundle {
        languagesOfBundle[document.logicalPath.folder, default: []].append(index)
      }
    }
  }

  func owner(of file: LanguageFile) -> Int {
    var folder = file.path.folder
    while !folder.string.isEmpty {
      if let languages = languagesOfBundle[folder] {
        return languages.contains(file.language) ? file.language : languages[0]
      }
      folder = folder.folder
    }
    return file.language
  }
}
