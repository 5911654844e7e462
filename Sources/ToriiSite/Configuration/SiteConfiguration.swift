package import ToriiFrontMatter

/// What `torii.yaml` (or `.toml`, `.json`) says, with defaults for what it does not.
package struct SiteConfiguration: Sendable {
  /// What the overlay of the configuration is called: `production`, `staging`.
  package var environment = "production"
  package var title = "My site"
  package var description: String?
  /// Without a trailing slash; empty when it is not set.
  package var baseURL = ""
  package var language = "en"
  /// The language at the root first; one at least once a configuration was read.
  package var languages: [SiteLanguage] = [SiteLanguage(code: "en", prefix: "")]
  /// Which of ``languages`` this configuration is for.
  package var languageIndex = 0
  package var author: String?
  /// Where dates without a zone are.
  package var timeZone = SiteTimeZone.utc
  package var theme: String? = SiteConfiguration.defaultTheme
  /// Where the theme is named, for messages.
  package var themePlace: (source: SourceText, position: DataPosition)?
  package var themesFolder: String?
  package var output = "public"
  package var taxonomies = TaxonomyDefinition.defaults
  /// Patterns by section name.
  package var permalinks: [String: PermalinkPattern] = [:]
  /// Whether slugs made from titles, names and terms lose their accents.
  package var hasASCIISlugs = false
  /// Whether pages are at `/hello.html`, not `/hello/`.
  package var hasUglyURLs = false
  /// Pages made from data files.
  package var dataPages: [DataPagesDefinition] = []
  /// Whether git tells when pages were changed.
  package var readsGitDates = false
  /// Front matter that folders give to their pages.
  package var cascades: [(folder: SourcePath, cascade: Cascade)] = []
  /// Pages a list page; 0 puts all on one.
  package var paginate = 10
  /// How many words a summary has; 0 for the first paragraph.
  package var summaryLength = 0
  package var feed = FeedSettings()
  package var markdown = MarkdownSettings()
  package var assets = AssetSettings()
  package var images = ImageSettings()
  package var gzip = GzipSettings()
  package var minification = MinificationSettings()
  package var buildsArchive = true
  /// Whether years, or years and months, have archive pages of their own.
  package var archives = ArchiveDepth.none
  package var buildsSitemap = true
  package var buildsRobots = true
  /// The search page and the index that it reads, where there is a template for the page.
  package var buildsSearch = true
  /// `llms.txt`, a table of contents for language models.
  package var buildsLLMs = false
  package var menus: [(name: String, entries: [MenuEntry])] = []
  package var params: [DataNode.Entry] = []
  /// Where the configuration is written.
  package var source: SourceText?
  /// Where each of ``params`` is written, for messages.
  package var paramSources: [String: SourceText] = [:]

  /// A slug as the site wants them.
  package func slug(of text: some StringProtocol) -> String {
    hasASCIISlugs ? Slug.make(ASCIIFolding.fold(text)) : Slug.make(text)
  }

  /// What spellings of one term have in common.
  func spelling(of term: String) -> String {
    Slug.spelling(of: hasASCIISlugs ? ASCIIFolding.fold(term) : term)
  }

  package static let defaultTheme = "sumi"

  package init() {}

  /// The path part of the base URL: empty or `/blog`.
  package var basePath: String {
    guard let scheme = baseURL.range(of: "://") else { return "" }
    let rest = baseURL[scheme.upperBound...]
    guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(rest[slash...])
  }

  /// The same in plain characters.
  package var plainBasePath: String { PercentEncoding.decode(basePath) ?? basePath }
}

/// A way to group pages: `tags`, `categories` or one of the site's own.
package struct TaxonomyDefinition: Sendable, Equatable {
  package var name: String
  package var singular: String
  package var slug: String
  /// Where terms are, when not in the taxonomy's folder.
  package var permalink: TermPattern?

  package static let defaults = [
    TaxonomyDefinition(name: "tags", singular: "tag", slug: "tags"),
    TaxonomyDefinition(name: "categories", singular: "category", slug: "categories"),
  ]
}

/// Which feeds are made.
package struct FeedSettings: Sendable, Equatable {
  package var formats: [FeedFormat] = [.atom]
  /// The files of the feeds whose names are not the usual ones.
  package var names: [FeedFormat: OutputPath] = [:]
  /// How many pages a feed holds.
  package var limit = 20
  /// Whether feeds hold whole pages, not only their summaries.
  package var hasFullContent = true
  /// Whether sections have feeds of their own.
  package var hasSections = false
  /// The taxonomies whose terms have feeds of their own.
  package var terms: Set<String> = []
}

/// One line of a menu.
package struct MenuEntry: Sendable, Equatable {
  package var name: String
  package var url: String
  package var weight: Int
  package var identifier: String
  /// The identifier of the entry that it stands below.
  package var parent: String?
  /// Where the configuration has the address, for messages.
  var place: Place?

  struct Place: Sendable, Equatable {
    let source: SourceText
    let position: DataPosition

    /// An entry is the same wherever it is written.
    static func == (left: Place, right: Place) -> Bool { true }
  }
}

extension String {
  /// The first place where a text stands, compared byte by byte.
  func range(of needle: String) -> Range<String.Index>? {
    guard let offset = offset(of: needle) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: needle.utf8.count)
  }
}
