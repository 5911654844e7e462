package import ToriiFrontMatter

/// What the front matter of a page says.
package struct PageMetadata: Sendable {
  package var title: String?
  package var description: String?
  package var summary: String?
  package var date: DateTime?
  package var updated: DateTime?
  package var expires: DateTime?
  package var isDraft = false
  /// Whether the page is at its address but in no list, feed, sitemap or search.
  package var isHidden = false
  package var slug: String?
  package var permalink: URLPath?
  package var template: String?
  package var weight = 0
  package var authors: [String] = []
  package var language: String?
  package var aliases: [URLPath] = []
  /// Terms by taxonomy, in the order written, without repetitions.
  package var terms: [String: [PageTerm]] = [:]
  /// Every other key.
  package var params: [DataNode.Entry] = []
  /// What joins translations whose files have different names.
  package var translationKey: String?
  /// The menus that the page puts itself into.
  package var menus: [MenuPlace] = []
  /// How a section orders its pages.
  package var sortOrder: PageOrder.Field?
  /// Whether the order is turned round.
  package var isReversed = false
  /// How many pages a page of the list holds.
  package var paginate: Int?
  /// What the list holds, when it is not the section's pages.
  package var list: ListedPages?
  /// The template of the section's pages.
  package var pageTemplate: String?
  /// What the pages below a section have unless they say otherwise.
  package var cascade: Cascade?
  /// The keys that were written, known or not.
  private(set) var writtenKeys: [String] = []

  package init() {}
}

/// A term as a page names it.
package struct PageTerm: Sendable {
  package let name: String
  package let slug: String
  /// What spellings of the same term have in common.
  package let spelling: String
  package let position: DataPosition

  package init(name: String, slug: String, spelling: String, position: DataPosition) {
    self.name = name
    self.slug = slug
    self.spelling = spelling
    self.position = position
  }
}

extension PageMetadata {
  /// Keys with a meaning of their own, which no taxonomy can have.
  package static let reservedKeys: Set<String> = [
    "title", "description", "summary", "date", "updated", "expires", "draft", "hidden", "slug",
    "permalink",
    "template", "weight", "author", "authors", "lang", "aliases", "taxonomies", "params",
    "translation_key", "sort_by", "reverse", "paginate", "page_template", "cascade", "menu",
    "menus",
  ]

  package init(reading reader: inout TableReader, _ configuration: borrowing SiteConfiguration) {
    self.init()
    read(&reader, configuration)
  }

  /// Takes the known keys out of front matter, for a value that has none yet. Wrong types and
  /// impossible values are errors in the reader's collector.
  package mutating func read(
    _ reader: inout TableReader, _ configuration: borrowing SiteConfiguration
  ) {
    let timeZone = configuration.timeZone
    writtenKeys = reader.leftOver.map(\.key)
    title = reader.string("title")
    description = reader.string("description")
    summary = reader.string("summary")
    date = reader.date("date", in: timeZone)
    updated = reader.date("updated", in: timeZone)
    expires = reader.date("expires", in: timeZone)
    isDraft = reader.bool("draft") ?? false
    isHidden = reader.bool("hidden") ?? false
    weight = reader.int("weight", in: -1_000_000_000...1_000_000_000) ?? 0
    language = reader.string("lang")
    authors = (reader.strings("authors") ?? []).map(\.text)
    if let author = reader.string("author"), authors.isEmpty { authors = [author] }
    readSlug(&reader)
    readPermalink(&reader)
    template = template(&reader, "template")
    readAliases(&reader)
    readTerms(&reader, configuration)
    translationKey = reader.string("translation_key")
    readListing(&reader, configuration)
    readMenus(&reader)
    let cascade = reader.node("cascade")
    params = reader.table("params")?.leftOver ?? []
    params += reader.leftOver
    if timeZone != .utc { params = params.map { $0.standing(in: timeZone) } }
    if let cascade { readCascade(cascade, reader, configuration) }
  }

  private mutating func readListing(
    _ reader: inout TableReader, _ configuration: SiteConfiguration
  ) {
    isReversed = reader.bool("reverse") ?? false
    readPagination(&reader, configuration)
    pageTemplate = template(&reader, "page_template")
    guard let node = reader.node("sort_by") else { return }
    sortOrder = node.string.flatMap(PageOrder.Field.init(rawValue:))
    if sortOrder == nil {
      reader.error(
        "\"sort_by\" names no order", at: node.position,
        hint: "orders: " + PageOrder.Field.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  /// Takes what the page itself does not say from the folders above it.
  package mutating func inherit(_ defaults: PageMetadata?) {
    guard let defaults else { return }
    let written = Set(writtenKeys)
    let missing = Set(defaults.writtenKeys).subtracting(written)
    func isMissing(_ keys: String...) -> Bool { !missing.isDisjoint(with: keys) }
    if isMissing("title") { title = defaults.title }
    if isMissing("description") { description = defaults.description }
    if isMissing("date") { date = defaults.date }
    if isMissing("updated") { updated = defaults.updated }
    if isMissing("expires") { expires = defaults.expires }
    if isMissing("draft") { isDraft = defaults.isDraft }
    if isMissing("hidden") { isHidden = defaults.isHidden }
    if isMissing("template") { template = defaults.template }
    if isMissing("weight") { weight = defaults.weight }
    let saysAuthors = !written.isDisjoint(with: ["author", "authors"])
    if isMissing("author", "authors"), !saysAuthors { authors = defaults.authors }
    if isMissing("sort_by") { sortOrder = defaults.sortOrder }
    if isMissing("reverse") { isReversed = defaults.isReversed }
    if isMissing("paginate") { (paginate, list) = (defaults.paginate, defaults.list) }
    if isMissing("page_template") { pageTemplate = defaults.pageTemplate }
    // An empty list of terms says that the page has none.
    for (name, terms) in defaults.terms where self.terms[name] == nil {
      if written.contains(name) || name == "authors" && saysAuthors { continue }
      self.terms[name] = terms
    }
    for entry in defaults.params where !params.contains(where: { $0.key == entry.key }) {
      params.append(entry)
    }
    writtenKeys += defaults.writtenKeys.filter { missing.contains($0) }
  }

  private mutating func readSlug(_ reader: inout TableReader) {
    guard let node = reader.node("slug") else { return }
    guard let text = TableReader.text(of: node) else {
      reader.error("\"slug\" must be text, not \(node.kindName)", at: node.position)
      return
    }
    do throws(PathProblem) {
      try Slug.validate(text)
      slug = text
    } catch {
      reader.error(
        "the slug \"\(TableReader.clipped(text))\" cannot be used: \(error)", at: node.position,
        hint: "a slug is one name, as \"hello-world\"; \"permalink\" sets the whole path")
    }
  }

  private mutating func readPermalink(_ reader: inout TableReader) {
    guard let node = reader.node("permalink") else { return }
    guard let text = TableReader.text(of: node) else {
      reader.error("\"permalink\" must be text, not \(node.kindName)", at: node.position)
      return
    }
    permalink = path(text, "permalink", node.position, reader)
  }

  private mutating func readAliases(_ reader: inout TableReader) {
    for (text, position) in reader.strings("aliases") ?? [] {
      if let alias = path(text, "alias", position, reader) { aliases.append(alias) }
    }
  }

  private func path(
    _ text: String, _ name: String, _ position: DataPosition, _ reader: TableReader
  ) -> URLPath? {
    do throws(PathProblem) {
      return try URLPath(validating: text)
    } catch {
      reader.error(
        "the \(name) \"\(TableReader.clipped(text))\" cannot be used: \(error)", at: position,
        hint: "write a path below the site's root, as \"/about/\"")
      return nil
    }
  }

  private func template(_ reader: inout TableReader, _ key: String) -> String? {
    guard let node = reader.node(key) else { return nil }
    guard let text = node.string else {
      reader.error("\"\(key)\" must be text, not \(node.kindName)", at: node.position)
      return nil
    }
    do throws(PathProblem) {
      return try OutputPath(validating: text).string
    } catch {
      reader.error(
        "the template \"\(TableReader.clipped(text))\" cannot be used: \(error)",
        at: node.position, hint: "name a file in the folder \"templates\"")
      return nil
    }
  }

  private mutating func readTerms(
    _ reader: inout TableReader, _ configuration: SiteConfiguration
  ) {
    var grouped = reader.table("taxonomies")
    for taxonomy in configuration.taxonomies {
      let own =
        taxonomy.name == "authors"
        ? authors.map { (text: $0, position: DataPosition(line: 1, column: 1)) }
        : reader.strings(taxonomy.name) ?? []
      let inGroup = grouped?.strings(taxonomy.name)
      if inGroup != nil { writtenKeys.append(taxonomy.name) }
      let written = inGroup.map { own + $0 } ?? own
      if written.isEmpty { continue }
      var terms: [PageTerm] = []
      terms.reserveCapacity(written.count)
      var seen = SeenTexts(capacity: written.count)
      for (text, position) in written {
        let slug = configuration.slug(of: text)
        if slug.isEmpty || slug.utf8.count > PathComponent.maximumBytes {
          reader.error(
            "the \(taxonomy.singular) \"\(TableReader.clipped(text))\" makes no URL",
            at: position, hint: "a term needs a letter or a digit and at most 255 bytes")
        } else {
          let spelling = configuration.spelling(of: text)
          guard seen.insert(spelling) else { continue }
          terms.append(
            PageTerm(name: text, slug: slug, spelling: spelling, position: position))
        }
      }
      if self.terms.isEmpty { self.terms.reserveCapacity(configuration.taxonomies.count) }
      self.terms[taxonomy.name] = terms
    }
    grouped?.refuseUnknownKeys()
  }
}

/// A few texts, each once.
private struct SeenTexts {
  /// More are looked up by their hashes.
  private static let maximumListed = 16

  private var listed: [String] = []
  private var others: Set<String> = []

  init(capacity: Int) { listed.reserveCapacity(min(capacity, Self.maximumListed)) }

  /// Whether the text was not there.
  mutating func insert(_ text: String) -> Bool {
    if listed.contains(text) { return false }
    if listed.count == Self.maximumListed { return others.insert(text).inserted }
    listed.append(text)
    return true
  }
}
