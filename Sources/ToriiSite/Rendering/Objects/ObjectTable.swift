package import Torii

/// The objects that templates see, one a page, section and term, so that comparing them works and
/// long lists are made once.
///
/// The objects refer to each other through the table, which outlives them: it is held by the
/// renderer for as long as templates are rendered.
package final class ObjectTable: Sendable {
  package let model: SiteModel
  /// The pages of the model, which holds them, without a count of who reads them; empty where not all
  /// are at hand.
  private let uncountedPages: [Unmanaged<Page>]
  // Written once in `init`, before any other thread can see the table.
  nonisolated(unsafe) package private(set) var pages: [Value] = []
  nonisolated(unsafe) package private(set) var sections: [Value] = []
  nonisolated(unsafe) package private(set) var taxonomies: [Value] = []
  nonisolated(unsafe) package private(set) var terms: [[Value]] = []
  /// The lists of pages of each section and term.
  nonisolated(unsafe) private var sectionPages: [Value] = []
  nonisolated(unsafe) private var termPages: [[Value]] = []
  /// `site.feeds`.
  nonisolated(unsafe) private(set) var siteFeeds = ObjectTable.emptyList
  /// What the feeds are about, by the index of the page that shows it.
  package let feedScopes: [Int: FeedScope]
  private let basePath: String
  /// What lists show of pages, over and over; nothing where not all pages are at hand.
  private let addresses: FixedValues
  private let titles: FixedValues
  private let dates: FixedValues
  /// Likewise of the terms of each taxonomy.
  let termNames: [FixedValues]
  let termAddresses: [FixedValues]
  /// Of the images beside pages.
  let imageSizes = ImageSizes()

  /// The tables of all languages, of which this is one; they hold it. Not counted, like what the
  /// objects of templates refer to.
  package unowned(unsafe) let languages: LanguageTables
  package let language: Int
  /// What the attributes of pages are called that list terms.
  let taxonomyNames: [String]
  /// By place among them, the place in the model of the taxonomy that is called so.
  let taxonomyPlaces: [Int?]
  /// Where among them the authors are, who are an attribute of pages otherwise.
  let authorsTaxonomy: Int?
  let pageAttributes = PageAttribute.cases
  /// Of pages first what all have, then the taxonomies.
  let pageNumbers: AttributeNumbers
  let sectionNumbers: AttributeNumbers

  package init(_ model: SiteModel, languages: LanguageTables) {
    self.model = model
    self.languages = languages
    language = model.configuration.languageIndex
    taxonomyNames = model.configuration.taxonomies.map(\.name)
    taxonomyPlaces = taxonomyNames.map { name in
      model.taxonomies.firstIndex { $0.definition.name == name }
    }
    authorsTaxonomy = taxonomyNames.firstIndex(of: "authors")
    let names = pageAttributes.names + taxonomyNames
    pageNumbers = AttributeNumbers(names)
    sectionNumbers = AttributeNumbers(SectionObject.names + names)
    let basePath = model.configuration.basePath
    self.basePath = basePath
    let count = model.isSparse ? 0 : model.pages.count
    uncountedPages = (0..<count).map { Unmanaged.passUnretained(model.pages[$0]) }
    addresses = FixedValues(count: count) {
      .string(Self.address(model.pages[$0].url, basePath: basePath))
    }
    titles = FixedValues(count: count) { .string(model.pages[$0].title) }
    dates = FixedValues(count: count) { Self.date(model.pages[$0].date) }
    termNames = model.taxonomies.map { taxonomy in
      FixedValues(count: taxonomy.terms.count) { .string(taxonomy.terms[$0].name) }
    }
    termAddresses = model.taxonomies.map { taxonomy in
      FixedValues(count: taxonomy.terms.count) {
        .string(Self.address(taxonomy.terms[$0].url, basePath: basePath))
      }
    }
    feedScopes = model.feedScopeOfPage
    pages = model.pages.indices.map { Value(PageObject(table: self, index: $0)) }
    sections = model.sections.indices.map { Value(SectionObject(table: self, index: $0)) }
    taxonomies = model.taxonomies.indices.map { Value(TaxonomyObject(table: self, index: $0)) }
    terms = model.taxonomies.enumerated().map { taxonomy, value in
      value.terms.indices.map { Value(TermObject(table: self, taxonomy: taxonomy, index: $0)) }
    }
    sectionPages = model.sections.map { list($0.pages) }
    termPages = model.taxonomies.map { $0.terms.map { list($0.pages) } }
    siteFeeds = makeFeeds(.site)
  }

  package func list(_ indices: some Collection<Int>) -> Value {
    .frozenList(capacity: indices.count) { list in
      for index in indices { list.append(pages[index]) }
    }
  }

  /// A list of its own for each who asks: what a template adds to one is not in the others.
  package static var emptyList: Value { .frozenList([]) }

  package func pages(ofSection index: Int) -> Value { sectionPages[index] }

  package func pages(ofTerm term: Int, in taxonomy: Int) -> Value { termPages[taxonomy][term] }

  package func href(_ url: URLPath) -> Value { .string(address(url)) }

  func address(_ url: URLPath) -> String { Self.address(url, basePath: basePath) }

  func address(of page: Page) -> Value { addresses[page.index] ?? href(page.url) }

  func date(of page: Page) -> Value { dates[page.index] ?? Self.date(page.date) }

  /// Where an attribute is that lists show.
  @inline(__always)
  func listed(_ attribute: PageAttribute, ofPage index: Int) -> UnsafePointer<Value>? {
    switch attribute {
    case .url: addresses.place(index)
    case .title: titles.place(index)
    case .date: dates.place(index)
    default: nil
    }
  }

  /// Reads a page where it is.
  @inline(__always)
  func withPage<Result>(_ index: Int, _ body: (Page) -> Result) -> Result {
    uncountedPages.isEmpty
      ? body(model.pages[index]) : uncountedPages[index]._withUnsafeGuaranteedRef(body)
  }

  private static func address(_ url: URLPath, basePath: String) -> String {
    basePath.isEmpty ? url.encoded : basePath + url.encoded
  }

  package func permalink(_ url: URLPath) -> Value { .string(model.permalink(url)) }

  package static func date(_ date: DateTime?) -> Value {
    date.map { Value(DateObject($0)) } ?? .none
  }

  package static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
}
