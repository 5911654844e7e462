/// Tells the language of a content file from its path.
///
/// `hello.fr.md`, `trip/index.fr.md` and `fr/hello.md` are the French versions of `hello.md` and
/// `trip/index.md`, when the site has the language `fr`.
package struct ContentLanguages: Sendable {
  private let codes: [String]

  package init(_ configuration: SiteConfiguration) {
    codes = configuration.languages.map(\.code)
  }

  /// Which language a file is in, and its path as if it were in the site's only language.
  package func place(_ path: SourcePath) -> (language: Int, path: SourcePath) {
    guard codes.count > 1 else { return (0, path) }
    let components = path.components
    if components.count > 1, let language = index(of: components[0]) {
      let rest = SourcePath(components.dropFirst().joined(separator: "/"))
      return (language, withoutSuffix(rest).path)
    }
    let (language, rest) = withoutSuffix(path)
    return (language ?? 0, rest)
  }

  private func withoutSuffix(_ path: SourcePath) -> (language: Int?, path: SourcePath) {
    guard ["md", "markdown"].contains(path.fileExtension) else { return (nil, path) }
    let stem = SourcePath(String(path.stem))
    guard let dot = stem.string.utf8.lastIndex(of: UInt8(ascii: ".")),
      let language = index(of: stem.string[stem.string.utf8.index(after: dot)...])
    else { return (nil, path) }
    let name = stem.string[..<dot] + "." + path.fileExtension
    return (language, path.folder.appending(String(name)))
  }

  /// The index of a language named in front matter.
  package func index(of code: some StringProtocol) -> Int? {
    codes.firstIndex { $0.lowercased() == code.lowercased() }
  }
}

/// A file beside pages, with its path in the tree of a language.
package struct LanguageFile: Sendable {
  package let file: ScannedFile
  package let path: SourcePath
  package let language: Int

  package init(file: ScannedFile, path: SourcePath, language: Int) {
    self.file = file
    self.path = path
    self.language = language
  }
}

/// The documents of one language, with those of its fallback where a translation is missing.
package struct LanguageDocuments {
  package let documents: [ContentDocument]
  package let skipped: [ContentDocument]

  package init(
    language: Int, of documents: [ContentDocument], skipped: [ContentDocument],
    configuration: SiteConfiguration
  ) {
    var own = documents.filter { $0.language == language }
    let ownSkipped = skipped.filter { $0.language == language }
    // A translation that is still a draft does not bring the other language in.
    lazy var known = Set((own + ownSkipped).map(\.logicalPath))
    var seen: Set<Int> = [language]
    var next = configuration.languages[language].fallback
    while let code = next,
      let index = configuration.languages.firstIndex(where: { $0.code == code }),
      seen.insert(index).inserted
    {
      let standIns = documents.filter {
        $0.language == index && !known.contains($0.logicalPath)
      }
      known.formUnion(standIns.map(\.logicalPath))
      own += standIns
      next = configuration.languages[index].fallback
    }
    self.documents = own.sorted { $0.logicalPath < $1.logicalPath }
    self.skipped = ownSkipped
  }
}
