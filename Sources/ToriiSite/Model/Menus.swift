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
