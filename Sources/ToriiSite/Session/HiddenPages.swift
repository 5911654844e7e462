import Synchronization

/// A page that the published site does not have.
package struct HiddenPage: Sendable {
  /// Where it is, or would be: `posts/hello/index.html`.
  package let path: String
  /// The content file, from the site's folder.
  package let file: String
  /// `a draft`, or what else keeps it from being published.
  package let reason: String
}

/// The pages that a preview says something about.
package struct HiddenPages: Sendable {
  /// Pages that are part of this build and would not be of a published one.
  package let shown: [HiddenPage]
  /// Pages that were passed over.
  package let skipped: SkippedPages

  /// Nothing is hidden.
  init() {
    shown = []
    skipped = SkippedPages { [] }
  }

  /// - Parameter languages: The content as this build shows it.
  init(
    _ content: SiteContent, _ languages: [LanguageContent], _ configuration: SiteConfiguration,
    now: Int
  ) {
    shown = languages.flatMap { language in
      language.tree.documents.compactMap { document, url in
        guard let reason = Self.reason(document, now), let path = try? url.outputPath.string else {
          return nil
        }
        return HiddenPage(path: path, file: document.source.file, reason: reason)
      }
    }
    skipped = SkippedPages { Self.skipped(content, configuration) }
  }

  /// Addresses depend on the other pages: the whole tree is made once more with all of them, and
  /// its problems are forgotten.
  private static func skipped(
    _ content: SiteContent, _ configuration: SiteConfiguration
  ) -> [HiddenPage] {
    let reasons = content.skippedReasons
    if reasons.isEmpty { return [] }
    var everything = SiteContent()
    for document in content.documents { everything.add(document) }
    for (document, _) in content.skipped { everything.add(document) }
    let languages = LanguageContent.split(
      everything, configuration, collector: DiagnosticCollector())
    return languages.flatMap(\.tree.documents).compactMap { document, url in
      guard let reason = reasons[document.path.string], let path = try? url.outputPath.string
      else { return nil }
      return HiddenPage(path: path, file: document.source.file, reason: reason)
    }
  }

  /// Why a published site would not have a page.
  private static func reason(_ document: ContentDocument, _ now: Int) -> String? {
    if document.metadata.isDraft { return SiteContent.SkipReason.draft.text }
    if let date = document.date, date.epochSeconds > now {
      return SiteContent.SkipReason.future(date).text
    }
    if let expires = document.metadata.expires, expires.epochSeconds <= now {
      return SiteContent.SkipReason.expired(expires).text
    }
    return nil
  }
}

/// Pages that a build passed over, found when somebody first asks for one.
package final class SkippedPages: Sendable {
  private let find: @Sendable () -> [HiddenPage]
  private let found = Mutex<[String: HiddenPage]?>(nil)

  init(_ find: @escaping @Sendable () -> [HiddenPage]) { self.find = find }

  /// The page that would be at a path of the output.
  package subscript(path: String) -> HiddenPage? {
    found.withLock { found in
      let pages =
        found
        ?? Dictionary(find().map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      found = pages
      return pages[path]
    }
  }
}
