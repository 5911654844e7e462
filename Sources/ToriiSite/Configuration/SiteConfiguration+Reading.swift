import ToriiFrontMatter

extension SiteConfiguration {
  /// Takes every known key out of a table, over what is set already, and refuses the rest.
  mutating func read(_ reader: inout TableReader) {
    title = reader.string("title") ?? title
    description = reader.string("description") ?? description
    readLanguage(&reader)
    readLanguages(&reader)
    author = reader.string("author") ?? author
    readBaseURL(&reader)
    readTimeZone(&reader)
    readTheme(&reader)
    output = OutputFolder.read(&reader) ?? output
    hasASCIISlugs = reader.bool("ascii_slugs") ?? hasASCIISlugs
    hasUglyURLs = reader.bool("ugly_urls") ?? hasUglyURLs
    readTaxonomies(&reader)
    readPermalinks(&reader)
    readCascades(&reader)
    readDataPages(&reader)
    readsGitDates = reader.bool("git_dates") ?? readsGitDates
    paginate = reader.int("paginate", in: 0...10_000) ?? paginate
    summaryLength = reader.int("summary_length", in: 0...100_000) ?? summaryLength
    readFeeds(&reader)
    readMarkdown(&reader)
    readAssets(&reader)
    buildsArchive = reader.bool("archive") ?? buildsArchive
    readArchives(&reader)
    buildsSitemap = reader.bool("sitemap") ?? buildsSitemap
    buildsRobots = reader.bool("robots") ?? buildsRobots
    buildsSearch = reader.bool("search") ?? buildsSearch
    buildsLLMs = reader.bool("llms") ?? buildsLLMs
    readMenus(&reader)
    readParams(&reader)
    reader.refuseUnknownKeys()
  }

  /// Parameters replace those of the same name, and tables key by key.
  private mutating func readParams(_ reader: inout TableReader) {
    guard let table = reader.table("params") else { return }
    for entry in table.leftOver { paramSources[entry.key] = table.source }
    params.overlay(with: table.leftOver)
  }

  private mutating func readLanguage(_ reader: inout TableReader) {
    guard let node = reader.node("language") else { return }
    guard let code = node.string, SiteLanguage.isCode(code) else {
      reader.error(
        "\"language\" must be the code of a language", at: node.position,
        hint: "write a code as \"en\" or \"pt-BR\"")
      return
    }
    language = code
  }

  private mutating func readBaseURL(_ reader: inout TableReader) {
    guard let node = reader.node("base_url") else { return }
    guard let text = node.string, let url = Self.normalizedBaseURL(text) else {
      reader.error(
        "\"base_url\" must be a web address without a query", at: node.position,
        hint: "write https://example.org or https://example.org/blog")
      return
    }
    baseURL = url
  }

  /// The address without a trailing slash; `nil` when it is none.
  package static func normalizedBaseURL(_ text: String) -> String? {
    guard text.utf8.count <= 2048, let scheme = text.range(of: "://") else { return nil }
    guard ["http", "https"].contains(text[..<scheme.lowerBound].lowercased()) else { return nil }
    let host = text[scheme.upperBound...].utf8.prefix { $0 != UInt8(ascii: "/") }
    guard !host.isEmpty else { return nil }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "?", "#", "\"", "'", "<", ">", "\\", "`", "{", "}": return nil
      case _ where scalar.value <= 0x20 || (0x7F...0x9F).contains(scalar.value): return nil
      default: continue
      }
    }
    var result = text[...]
    while result.utf8.last == UInt8(ascii: "/") { result = result.dropLastByte() }
    // What is encoded already stays as it is.
    return PercentEncoding.encodePath(PercentEncoding.decode(result) ?? String(result))
  }

  private mutating func readTimeZone(_ reader: inout TableReader) {
    guard let node = reader.node("timezone") else { return }
    guard let text = node.string, let zone = SiteTimeZone(named: text) else {
      reader.error(
        "\"timezone\" is neither a place nor a distance from UTC", at: node.position,
        hint: "write \"Europe/Berlin\" (needs the system's time zone data), \"UTC\" or \"+08:00\"")
      return
    }
    timeZone = zone
  }

  private mutating func readTheme(_ reader: inout TableReader) {
    if let node = reader.node("theme") {
      if let name = node.string {
        do throws(PathProblem) {
          if name.utf8.contains(UInt8(ascii: "/")) { throw .separatorInSlug }
          try PathComponent.validate(name[...])
          theme = name
          themePlace = (reader.source, node.position)
        } catch {
          reader.error(
            "\"theme\" is no name of a folder: \(error)", at: node.position,
            hint: "name a folder in \"themes\"; set \"themes_dir\" to look elsewhere")
        }
      } else if node.bool == false {
        theme = nil
      } else {
        reader.error("\"theme\" must be a name, not \(node.kindName)", at: node.position)
      }
    }
    themesFolder = reader.string("themes_dir") ?? themesFolder
  }

  /// `archives: year`, `archives: month` or `archives: false`.
  private mutating func readArchives(_ reader: inout TableReader) {
    guard let node = reader.node("archives") else { return }
    if let depth = node.string.flatMap(ArchiveDepth.init(rawValue:)) {
      archives = depth
    } else if node.bool == false {
      archives = .none
    } else {
      reader.error(
        "\"archives\" must be \"year\", \"month\" or false", at: node.position,
        hint: "\"month\" makes pages for years too")
    }
  }

  private mutating func readFeeds(_ reader: inout TableReader) {
    guard let node = reader.node("feeds") else { return }
    if let enabled = node.bool {
      if !enabled { feed.formats = [] } else if feed.formats.isEmpty { feed.formats = [.atom] }
    } else if let entries = node.mapping {
      var table = reader.reader(entries, "feeds")
      feed.formats = FeedFormat.allCases.filter { format in
        readFeed(format, &table) ?? feed.formats.contains(format)
      }
      feed.limit = table.int("limit", in: 1...10_000) ?? feed.limit
      feed.hasFullContent = table.bool("full") ?? feed.hasFullContent
      feed.hasSections = table.bool("sections") ?? feed.hasSections
      readFeedTerms(&table)
      table.refuseUnknownKeys()
    } else {
      reader.error(
        "\"feeds\" must be true, false or a table of keys, not \(node.kindName)",
        at: node.position)
    }
  }

  /// `atom: true`, or `atom: feed.xml` for another name.
  private mutating func readFeed(_ format: FeedFormat, _ table: inout TableReader) -> Bool? {
    guard let node = table.node(format.rawValue) else { return nil }
    if let isWanted = node.bool { return isWanted }
    guard let text = node.string, let path = try? OutputPath(validating: text) else {
      table.error(
        "\"\(table.qualified(format.rawValue))\" must be true, false or the name of a file",
        at: node.position)
      return nil
    }
    feed.names[format] = path
    return true
  }

  /// `terms: true`, `terms: tags` or `terms: [tags, series]`.
  private mutating func readFeedTerms(_ table: inout TableReader) {
    guard let node = table.node("terms") else { return }
    let known = taxonomies.map(\.name)
    if let all = node.bool {
      feed.terms = all ? Set(known) : []
      return
    }
    feed.terms = []
    for element in node.sequence ?? [node] {
      guard let name = element.string, known.contains(name) else {
        table.error(
          "\"\(table.qualified("terms"))\" names no taxonomy of the site", at: element.position,
          hint: "taxonomies: " + known.joined(separator: ", "))
        continue
      }
      feed.terms.insert(name)
    }
  }

  private mutating func readMarkdown(_ reader: inout TableReader) {
    guard var table = reader.table("markdown") else { return }
    markdown.read(&table)
  }

  private mutating func readMenus(_ reader: inout TableReader) {
    guard let table = reader.table("menus") else { return }
    for menu in Self.menus(table) {
      if let known = menus.firstIndex(where: { $0.name == menu.name }) {
        menus[known] = menu
      } else {
        menus.append(menu)
      }
    }
  }

  static func menus(_ table: TableReader) -> [(name: String, entries: [MenuEntry])] {
    var menus: [(name: String, entries: [MenuEntry])] = []
    for menu in table.leftOver {
      guard let elements = menu.value.sequence else {
        table.error(
          "the menu \"\(menu.key)\" must be a list, not \(menu.value.kindName)",
          at: menu.value.position)
        continue
      }
      var entries: [MenuEntry] = []
      for (index, element) in elements.enumerated() {
        guard let keys = element.mapping else {
          table.error(
            "an entry of the menu \"\(menu.key)\" must have \"name\" and \"url\"",
            at: element.position)
          continue
        }
        var entry = table.reader(keys, menu.key)
        let name = entry.string("name")
        let place = keys.first { $0.key == "url" }?.value.position ?? element.position
        let url = entry.string("url")
        let weight = entry.int("weight", in: -1_000_000...1_000_000) ?? index
        let identifier = entry.string("identifier") ?? Slug.make(name ?? "")
        let parent = entry.string("parent")
        entry.refuseUnknownKeys()
        guard let name, let url else {
          table.error(
            "an entry of the menu \"\(menu.key)\" needs \"name\" and \"url\"",
            at: element.position)
          continue
        }
        entries.append(
          MenuEntry(
            name: name, url: url, weight: weight, identifier: identifier, parent: parent,
            place: MenuEntry.Place(source: entry.source, position: place)))
      }
      menus.append((menu.key, entries))
    }
    return menus
  }
}
