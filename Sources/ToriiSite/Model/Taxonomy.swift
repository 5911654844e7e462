/// A way of grouping with its terms.
package final class Taxonomy: Sendable {
  package let definition: TaxonomyDefinition
  /// The page that lists the terms.
  package let page: Int
  /// By name.
  package let terms: [Term]

  init(definition: TaxonomyDefinition, page: Int, terms: [Term]) {
    self.definition = definition
    self.page = page
    self.terms = terms
  }
}

/// One term, as the tag "swift", with its pages, newest first.
package final class Term: Sendable {
  package let name: String
  package let slug: String
  package let url: URLPath
  /// The page that shows the term.
  package let page: Int
  package let pages: [Int]

  init(name: String, slug: String, url: URLPath, page: Int, pages: [Int]) {
    self.name = name
    self.slug = slug
    self.url = url
    self.page = page
    self.pages = pages
  }
}

/// A taxonomy's terms before they have pages.
package struct TermGroup: Sendable {
  package let name: String
  package let slug: String
  package let pages: [Int]

  /// A term whose slug another term has already.
  package struct Clash {
    package let term: PageTerm
    package let page: Int
    package let owner: PageTerm
    package let ownerPage: Int
  }

  /// Groups pages by term. Of several spellings of one term the most frequent one wins, and of
  /// equally frequent ones that of the first page.
  ///
  /// - Parameter clashes: Gets the terms that are no spellings of the one whose slug they have.
  package static func group(
    _ taxonomy: TaxonomyDefinition, _ pages: [(index: Int, terms: [PageTerm])],
    clashes: inout [Clash]
  ) -> [TermGroup] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    var owners: [String: (term: PageTerm, page: Int)] = [:]
    var spellings: [String: [(name: String, count: Int)]] = [:]
    var seen: Set<String> = []
    for page in pages {
      for term in page.terms {
        if let owner = owners[term.slug] {
          if !owner.term.spelling.utf8.elementsEqual(term.spelling.utf8) {
            guard seen.insert(term.spelling).inserted else { continue }
            clashes.append(
              Clash(term: term, page: page.index, owner: owner.term, ownerPage: owner.page))
            continue
          }
        } else {
          order.append(term.slug)
          owners[term.slug] = (term, page.index)
        }
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
