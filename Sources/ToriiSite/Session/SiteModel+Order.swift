extension SiteModel {
  /// Whether a version of a page stands in all lists where the page that it replaces stood.
  func isInOrder(_ page: Page) -> Bool {
    if page.kind != .page { return true }
    guard isInOrder(page, in: regular, PageOrder.newestFirst) else { return false }
    guard let section = page.section, sections.indices.contains(section) else { return true }
    let metadata = pages[sections[section].page].metadata
    let list = sections[section].pages
    return isInOrder(page, in: metadata?.isReversed == true ? list.reversed() : list) {
      PageOrder.ascends($0, $1, by: metadata?.sortOrder ?? .weight)
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
