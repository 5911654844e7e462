/// Which terms the pages have, those of one page behind those of the one before it.
///
/// Flat, since every page that is rendered asks for those of many others.
package struct PageTerms: Sendable {
  /// Where a term is: positions in ``SiteModel/taxonomies`` and in its terms.
  package struct Reference: Sendable, Equatable {
    package let taxonomy: Int
    package let term: Int
  }

  private var references: [Reference] = []
  /// By page, where its references begin; the end comes last.
  private var starts: [Int] = [0]

  init(pageCount: Int) { starts.reserveCapacity(pageCount + 1) }

  /// Adds the references of the next page.
  mutating func addPage(_ terms: some Sequence<Reference>) {
    references.append(contentsOf: terms)
    starts.append(references.count)
  }

  private var pageCount: Int { starts.count - 1 }

  /// Where the references of a page are; nothing for pages that there are not.
  package func positions(ofPage page: Int) -> Range<Int> {
    guard page >= 0, page < pageCount else { return 0..<0 }
    return starts[page]..<starts[page + 1]
  }

  package subscript(position: Int) -> Reference { references[position] }

  /// The references of a page.
  package subscript(page page: Int) -> ArraySlice<Reference> { references[positions(ofPage: page)] }
}
