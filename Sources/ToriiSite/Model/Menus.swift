import ToriiFrontMatter

/// The menus of a site: what the configuration lists and what pages say of themselves, as trees.
package enum Menus {
  /// A line of a menu with what stands below it.
  package struct Item: Sendable {
    package let entry: MenuEntry
    package let children: [Item]
  }

  /// The configured menus first, in their order, then those that only pages name.
  package static func build(
    _ configured: [(name: String, entries: [MenuEntry])], pages: [Page]
  ) -> [(name: String, items: [Item])] {
    var menus = configured
    for page in pages {
      for place in page.document?.metadata.menus ?? [] {
        let entry = MenuEntry(
          name: place.title ?? page.title, url: page.url.string, weight: place.weight,
          identifier: place.identifier ?? page.slug, parent: place.parent)
        if let index = menus.firstIndex(where: { $0.name == place.menu }) {
          menus[index].entries.append(entry)
        } else {
          menus.append((place.menu, [entry]))
        }
      }
    }
    return menus.map { ($0.name, tree($0.entries)) }
  }

  /// The menus with the addresses of pages for `@/about.md`. What names no page is an error, or is left
  /// out where a language has no menus of its own and has not translated that page.
  static func resolve(
    _ configuration: SiteConfiguration, pages: [Page], collector: DiagnosticCollector
  ) -> [(name: String, entries: [MenuEntry])] {
    let configured = configuration.menus
    let isOwn = configuration.languageIndex == 0 || configuration.currentLanguage.menus != nil
    guard configured.contains(where: { $0.entries.contains { $0.url.hasPrefix("@/") } }) else {
      return configured
    }
    var addresses: [String: String] = [:]
    for page in pages {
      guard let document = page.document else { continue }
      addresses[document.logicalPath.string] = page.url.string
    }
    return configured.map { menu in
      var menu = menu
      menu.entries = menu.entries.compactMap { entry in
        guard let path = entry.url.dropping(prefix: "@/") else { return entry }
        let end = path.firstIndex { $0 == "#" || $0 == "?" } ?? path.endIndex
        if let address = addresses[String(path[..<end])] {
          var entry = entry
          entry.url = address + path[end...]
          return entry
        }
        if isOwn, let place = entry.place {
          let near = nearestName(to: String(path[..<end]), among: addresses.keys.sorted())
          collector.add(
            place.source.diagnostic(
              .error,
              "the menu \"\(menu.name)\" leads to no page: there is no \"content/\(path[..<end])\"",
              at: place.position, hint: near.map { "did you mean \"@/\($0)\"?" }))
        }
        return nil
      }
      return menu
    }
  }

  /// Entries below the one whose identifier they name; by weight, then in their order. An entry
  /// whose parent is not there, or that would be its own ancestor, stands at the top.
  private static func tree(_ entries: [MenuEntry]) -> [Item] {
    let ordered = entries.enumerated()
      .sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element)
    var children: [String: [MenuEntry]] = [:]
    var roots: [MenuEntry] = []
    let parents = Dictionary(
      ordered.map { ($0.identifier, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for entry in ordered {
      if let parent = entry.parent, parents[parent] != nil, isRooted(parent, parents) {
        children[parent, default: []].append(entry)
      } else {
        roots.append(entry)
      }
    }
    return roots.map { item($0, children, depth: 0) }
  }

  private static let maximumDepth = 16

  /// Whether going up from an entry ends at the top, and soon.
  private static func isRooted(_ identifier: String, _ parents: [String: String?]) -> Bool {
    var current = identifier
    for _ in 0..<maximumDepth {
      guard case .some(.some(let parent)) = parents[current], parents[parent] != nil else {
        return true
      }
      current = parent
    }
    return false
  }

  private static func item(
    _ entry: MenuEntry, _ children: [String: [MenuEntry]], depth: Int
  ) -> Item {
    let below = depth < maximumDepth ? children[entry.identifier] ?? [] : []
    return Item(entry: entry, children: below.map { item($0, children, depth: depth + 1) })
  }
}

/// A menu that a page puts itself into.
package struct MenuPlace: Sendable {
  package let menu: String
  package var title: String?
  package var weight = 0
  package var identifier: String?
  package var parent: String?

  package init(menu: String) { self.menu = menu }
}

extension PageMetadata {
  /// `menu: main`, `menu: [main, footer]` or `menus: {main: {weight: 2, parent: about}}`.
  mutating func readMenus(_ reader: inout TableReader) {
    for (name, _) in reader.strings("menu") ?? [] { menus.append(MenuPlace(menu: name)) }
    guard let table = reader.table("menus") else { return }
    for entry in table.leftOver {
      var place = MenuPlace(menu: entry.key)
      if let keys = entry.value.mapping {
        var fields = table.reader(keys, entry.key)
        place.title = fields.string("name") ?? fields.string("title")
        place.weight = fields.int("weight", in: -1_000_000...1_000_000) ?? 0
        place.identifier = fields.string("identifier")
        place.parent = fields.string("parent")
        fields.refuseUnknownKeys()
      } else if !entry.value.isNull && entry.value.bool != true {
        table.error(
          "\"\(table.qualified(entry.key))\" must be a table of keys, not "
            + entry.value.kindName, at: entry.value.position)
      }
      menus.append(place)
    }
  }
}
