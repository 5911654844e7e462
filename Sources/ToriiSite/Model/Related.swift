extension SiteModel {
  /// The pages that share most terms with a page, newest first among equals.
  package func related(to page: Int, limit: Int = 5) -> [Int] {
    var shared = [UInt16](repeating: 0, count: pages.count)
    var touched: [Int] = []
    for reference in termsOfPage[page, default: []] {
      for other in taxonomies[reference.taxonomy].terms[reference.term].pages where other != page {
        if shared[other] == 0 { touched.append(other) }
        if shared[other] < .max { shared[other] += 1 }
      }
    }
    // Each candidate is compared with the few best so far, so the cost is linear.
    var best: [Int] = []
    for candidate in touched {
      let position = best.firstIndex { ranks(candidate, before: $0, shared) } ?? best.count
      if position < limit {
        best.insert(candidate, at: position)
        if best.count > limit { best.removeLast() }
      }
    }
    return best
  }

  private func ranks(_ left: Int, before right: Int, _ shared: [UInt16]) -> Bool {
    if shared[left] != shared[right] { return shared[left] > shared[right] }
    return PageOrder.newestFirst(pages[left], pages[right])
  }
}
