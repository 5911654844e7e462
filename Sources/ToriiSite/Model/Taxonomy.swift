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

  /// A term while its pages are gathered.
  private struct Member {
    /// Who named it first.
    let owner: (term: PageTerm, page: Int)
    private(set) var pages: [Int]
    private(set) var names: [(name: String, count: Int)]

    init(_ term: PageTerm, of page: Int) {
      owner = (term, page)
      pages = [page]
      names = [(term.name, 1)]
    }

    /// Adds a page that names it; false where the page names another term.
    mutating func add(_ term: PageTerm, of page: Int) -> Bool {
      guard ByteOrder.areEqual(owner.term.spelling, term.spelling) else { return false }
      pages.append(page)
      if let index = names.firstIndex(where: { ByteOrder.areEqual($0.name, term.name) }) {
        names[index].count += 1
      } else {
        names.append((term.name, 1))
      }
      return true
    }
  }

  /// Groups pages by term. Of several spellings of one term the most frequent one wins, and of
  /// equally frequent ones that of the first page.
  ///
  /// - Parameter clashes: Gets the terms that are no spellings of the one whose slug they have.
  package static func group(
    _ taxonomy: TaxonomyDefinition, _ pages: [(index: Int, terms: [PageTerm])],
    clashes: inout [Clash]
  ) -> [TermGroup] {
    var members: [Member] = []
    var positions: [String: Int] = [:]
    var seen: Set<String> = []
    for page in pages {
      for term in page.terms {
        guard let position = positions[term.slug] else {
          positions[term.slug] = members.count
          members.append(Member(term, of: page.index))
          continue
        }
        if members[position].add(term, of: page.index) { continue }
        guard seen.insert(term.spelling).inserted else { continue }
        let owner = members[position].owner
        clashes.append(
          Clash(term: term, page: page.index, owner: owner.term, ownerPage: owner.page))
      }
    }
    let groups = members.map { member in
      let best = member.names.reduce(into: (name: "", count: 0)) { best, candidate in
        if candidate.count > best.count { best = candidate }
      }
      return TermGroup(name: best.name, slug: member.owner.term.slug, pages: member.pages)
    }
    let keys = groups.map { $0.name.lowercased() }
    return groups.indices.sorted { left, right in
      keys[left] == keys[right]
        ? groups[left].slug.utf8.lexicographicallyPrecedes(groups[right].slug.utf8)
        : keys[left].unicodeScalars.lexicographicallyPrecedes(keys[right].unicodeScalars)
    }.map { groups[$0] }
  }
}
