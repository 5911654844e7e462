/// A content file as `torii list` shows it.
public struct ListedPage: Sendable {
  /// What a build makes of the file.
  public enum State: String, Sendable, CaseIterable {
    /// It is part of the site.
    case published
    /// Its front matter says `draft: true`.
    case draft
    /// Its date is still to come.
    case future
    /// Its date of expiry is past.
    case expired
  }

  /// The file, from the site's folder.
  public let file: String
  /// What a build makes of it.
  public let state: State
  /// The date of the page as RFC 3339 writes it.
  public let date: String?
  /// The title, or the name of the file.
  public let title: String
  /// The address below the host; `nil` for what is not built.
  public let url: String?

  static func all(
    _ content: SiteContent, _ configuration: SiteConfiguration, collector: DiagnosticCollector
  ) -> [ListedPage] {
    var urls: [String: URLPath] = [:]
    for language in LanguageContent.split(content, configuration, collector: collector) {
      for (document, url) in language.tree.documents where urls[document.path.string] == nil {
        urls[document.path.string] = url
      }
    }
    let built = content.documents.map { document in
      ListedPage(
        document, .published,
        urls[document.path.string].map { configuration.basePath + $0.encoded })
    }
    let skipped = content.skipped.map { document, reason in
      switch reason {
      case .draft: ListedPage(document, .draft, nil)
      case .future: ListedPage(document, .future, nil)
      case .expired: ListedPage(document, .expired, nil)
      }
    }
    return (built + skipped).sorted {
      $0.file.utf8.lexicographicallyPrecedes($1.file.utf8)
    }
  }

  private init(_ document: ContentDocument, _ state: State, _ url: String?) {
    file = document.source.file
    self.state = state
    date = document.date?.rfc3339
    title = document.metadata.title ?? document.fileName
    self.url = url
  }
}

extension ListedPage {
  /// The page as one line of JSON.
  public var json: String {
    let members: [(String, String?)] = [
      ("file", file), ("state", state.rawValue), ("date", date), ("title", title), ("url", url),
    ]
    return "{"
      + members.map { "\"\($0)\":" + ($1.map(JSONText.quoted) ?? "null") }.joined(separator: ",")
      + "}"
  }
}
