extension SiteModel {
  /// Whether a version of a page stands in all lists where the page that it replaces stood.
  func isInOrder(_ page: Page) -> Bool {
    if page.kind != .page { return true }
    guard isInOrder(page, in: regular, PageOrder.newestFirst), isInOrderOfLists(page) else {
      return false
    }
    guard let section = page.section, sections.indices.contains(section) else { return true }
    let metadata = pages[sections[section].page].metadata
    let list = sections[section].pages
    return isInOrder(page, in: metadata?.isReversed == true ? list.reversed() : list) {
      PageOrder.ascends($0, $1, by: metadata?.sortOrder ?? .weight)
    }
  }

  /// The lists that pages choose themselves.
  private func isInOrderOfLists(_ page: Page) -> Bool {
    lists.allSatisfy { owner, items in
      guard let metadata = pages[owner].metadata, let field = metadata.orderOfList else {
        return true
      }
      return isInOrder(page, in: metadata.isReversed ? items.reversed() : items) {
        PageOrder.ascends($0, $1, by: field)
      }
    }
  }

  private func isInOrder(
    _ page: Page, in list: [Int], _ ascends: (Page, Page) -> Bool
  ) -> Bool {
    guard let position = list.firstIndex(of: page.index) else { return true }
    if position > 0, ascends(page, pages[list[position - 1]]) { return false }
    return position + 1 >= list.count || !ascends(pages[list[position + 1]], page)
  }
}
