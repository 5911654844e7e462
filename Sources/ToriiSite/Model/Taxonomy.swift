/// A way of grouping with its terms.
package struct Taxonomy: Sendable {
  package let definition: TaxonomyDefinition
  /// The page that lists the terms.
  package let page: Int
  /// By name.
  package let terms: [Term]
}

/// One term, as the tag "swift", with its pages, newest first.
package struct Term: Sendable {
  package let name: String
  package let slug: String
  package let url: URLPath
  /// The page that shows the term.
  package let page: Int
  package let pages: [Int]
}

/// A taxonomy's terms before they have pages.
package struct TermGroup: Sendable {
  package let name: String
  package let slug: String
  package let pages: [Int]

  /// Groups pages by term. Of several spellings of one slug the most frequent one wins, and of
  /// equally frequent ones that of the first page.
  package static func group(
    _ taxonomy: TaxonomyDefinition, _ pages: [(index: Int, terms: [PageTerm])]
  ) -> [TermGroup] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    var spellings: [String: [(name: String, count: Int)]] = [:]
    for page in pages {
      for term in page.terms {
        if members[term.slug] == nil { order.append(term.slug) }
        members[term.slug, default: []].append(page.index)
        let known = spellings[term.slug, default: []]
        if let index = known.firstIndex(where: { $0.name.utf8.elementsEqual(term.name.utf8) }) {
          spellings[term.slug]?[index].count += 1
        } else {
          spellings[term.slug, default: []].append((term.name, 1))
        }
      }
    }
    let groups = order.map { slug in
      let names = spellings[slug] ?? []
      let best = names.reduce(into: (name: slug, count: 0)) { best, candidate in
        if candidate.count > best.count { best = candidate }
      }
      return TermGroup(name: best.name, slug: slug, pages: members[slug] ?? [])
    }
    return groups.sorted { left, right in
      let names = (left.name.lowercased(), right.name.lowercased())
      return names.0 == names.1
        ? left.slug.utf8.lexicographicallyPrecedes(right.slug.utf8)
        : names.0.unicodeScalars.lexicographicallyPrecedes(names.1.unicodeScalars)
    }
  }
}
