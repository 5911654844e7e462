/// The pages before and after a page in its section.
package struct Neighbours: Sendable, Equatable {
  package var previous: Int?
  package var next: Int?

  /// In a section of dated pages the previous page is the older one; where pages have weights or
  /// no dates it is the one above in the list.
  ///
  /// - Returns: Those of each page, by index.
  package static func find(in sections: [Section], pages: [Page]) -> [Neighbours] {
    var result = [Neighbours](repeating: Neighbours(), count: pages.count)
    for section in sections {
      let metadata = pages[section.page].metadata
      let field = metadata?.sortOrder ?? .weight
      let isChronological =
        (field == .date || field == .weight)
        && section.pages.allSatisfy {
          pages[$0].date != nil
            && (field == .date || (pages[$0].document?.metadata.weight ?? 0) == 0)
        }
      let isNewestFirst = isChronological && metadata?.isReversed != true
      let order = isNewestFirst ? Array(section.pages.reversed()) : section.pages
      for (position, page) in order.enumerated() {
        result[page] = Neighbours(
          previous: position > 0 ? order[position - 1] : nil,
          next: position + 1 < order.count ? order[position + 1] : nil)
      }
    }
    return result
  }
}
