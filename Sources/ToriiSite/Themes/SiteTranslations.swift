package import Torii

/// What `{% trans %}` says in each language of a site.
package struct SiteTranslations: Sendable {
  private var catalogs: [String: MessageCatalog] = [:]
  /// The hash of all that was read.
  package private(set) var hash: UInt64 = 0

  package init() {}

  /// - Parameters:
  ///   - folders: The files of the site and of its themes, the nearest first: a text is asked for
  ///     in this order.
  ///   - languages: Only their files are read.
  package init(
    _ folders: [[String: SourceText]], languages: [SiteLanguage], collector: DiagnosticCollector
  ) {
    var hash = StableHash()
    for language in languages {
      var chain: MessageCatalog?
      hash.combine(language.code)
      // The words follow the pages: those of the language that stands in come last.
      for code in [language.code, language.fallback].compactMap(\.self) {
        for source in folders.flatMap({ Self.files(for: code, in: $0) }) {
          hash.combine(source.file)
          hash.combine(source.bytes)
          guard let catalog = Self.catalog(source, collector) else { continue }
          chain = chain?.fallingBack(to: catalog) ?? catalog
        }
      }
      catalogs[language.code] = chain
    }
    self.hash = hash.value
  }

  package subscript(language: String) -> MessageCatalog? { catalogs[language] }

  /// The catalogues for `pt-BR`: its own, then that of `pt`.
  private static func files(
    for code: String, in folder: [String: SourceText]
  ) -> [SourceText] {
    var parts = code.split { $0 == "-" || $0 == "_" }
    var result: [SourceText] = []
    while !parts.isEmpty {
      for separator in parts.count > 1 ? ["-", "_"] : ["-"] {
        let stem = parts.joined(separator: separator)
        result += [".po", ".mo"].compactMap { folder[stem + $0] }
      }
      parts.removeLast()
    }
    return result
  }

  private static func catalog(
    _ source: SourceText, _ collector: DiagnosticCollector
  ) -> MessageCatalog? {
    do throws(MessageCatalogError) {
      return source.file.hasSuffix(".mo")
        ? try MessageCatalog(mo: source.bytes) : try MessageCatalog(po: source.bytes)
    } catch {
      let hasPlace = error.line > 0
      collector.error(
        error.message, file: source.file, line: hasPlace ? error.line : nil,
        column: hasPlace ? error.column : nil,
        excerpt: hasPlace ? LineExcerpt.line(error.line, of: source.bytes) : nil)
      return nil
    }
  }
}
