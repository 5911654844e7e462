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
  package var shown: [HiddenPage] = []
  /// Pages that were passed over.
  package var skipped: [HiddenPage] = []

  package init() {}

  init(_ content: SiteContent, _ configuration: SiteConfiguration, now: Int) {
    let reasons = content.skippedReasons
    // Addresses depend on the other pages: the whole tree is made once more with all of them, and
    // its problems are forgotten.
    var everything = SiteContent()
    for document in content.documents { everything.add(document) }
    for (document, _) in content.skipped { everything.add(document) }
    let unpublished = content.documents.contains { Self.badge(of: $0, now) != nil }
    if reasons.isEmpty && !unpublished { return }
    let languages = LanguageContent.split(
      everything, configuration, collector: DiagnosticCollector())
    for (document, url) in languages.flatMap(\.tree.documents) {
      guard let path = try? url.outputPath.string else { continue }
      let file = document.source.file
      if let reason = reasons[document.path.string] {
        skipped.append(HiddenPage(path: path, file: file, reason: reason))
      } else if let reason = Self.badge(of: document, now) {
        shown.append(HiddenPage(path: path, file: file, reason: reason))
      }
    }
  }

  private static func badge(of document: ContentDocument, _ now: Int) -> String? {
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
