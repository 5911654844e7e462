import Synchronization

extension SiteModel {
  /// The pages that share most terms with a page, newest first among equals: five at most.
  package func related(to page: Int) -> [Int] {
    isSparse
      ? RelatedIndex.pages(relatedTo: page, in: self)
      : relatedPages.pages(relatedTo: page, in: self)
  }
}

/// The index that related pages are found in, made when somebody asks first.
package final class RelatedPages: Sendable {
  private let index = Mutex<Index?>(nil)
  /// What was answered, by page: a build asks for each page that shows them and for the next build.
  private let answers = Mutex<[[Int]?]>([])

  /// Boxed, so that each who asks holds one thing instead of all tables of the index.
  private final class Index: Sendable {
    private let tables: RelatedIndex

    init(_ model: SiteModel) { tables = RelatedIndex(model) }

    func pages(relatedTo page: Int) -> [Int] { tables.pages(relatedTo: page) }
  }

  func pages(relatedTo page: Int, in model: SiteModel) -> [Int] {
    let known = answers.withLock { $0.indices.contains(page) ? $0[page] : nil }
    if let known { return known }
    let index = index.withLock { known in
      if let known { return known }
      let made = Index(model)
      known = made
      return made
    }
    let pages = index.pages(relatedTo: page)
    answers.withLock { answers in
      if answers.isEmpty { answers = Array(repeating: nil, count: model.pages.count) }
      if answers.indices.contains(page) { answers[page] = pages }
    }
    return pages
  }
}

/// For every set of terms that pages have, the newest pages that have them all.
///
/// A page's best matches are among the newest of some set of its own terms, so asking costs the same
/// whatever the number of pages. Pages of very many terms, and so of very many sets, are kept aside
/// and compared one by one.
struct RelatedIndex: Sendable {
  private static let limit = 5
  /// Six terms have 63 sets.
  private static let mostTerms = min(6, TermSets.mostTerms)

  /// The newest pages that have all terms of a set: one more than are shown at most, and nobody.
  private typealias Newest = SIMD8<Int32>
  private static let nobody: Int32 = -1

  /// The numbers of the terms of all pages, page by page, those of each in ascending order.
  private var terms: [Int] = []
  /// By page, where its terms begin; the end comes last.
  private var starts: [Int] = [0]
  /// By page, how many regular pages come before it; newest first.
  private var ranks: [Int]
  private var newest: [UInt64: Newest] = [:]
  private var crowded: [Int] = []
  private let regular: [Int]

  init(_ model: SiteModel) {
    var firsts: [Int] = []
    var count = 0
    for taxonomy in model.taxonomies {
      firsts.append(count)
      count += taxonomy.terms.count
    }
    regular = model.regular
    ranks = Array(repeating: model.regular.count, count: model.pages.count)
    starts.reserveCapacity(model.pages.count + 1)
    var own: [Int] = []
    for page in model.pages.indices {
      own.removeAll(keepingCapacity: true)
      for position in model.pageTerms.positions(ofPage: page) {
        let reference = model.pageTerms[position]
        own.append(firsts[reference.taxonomy] + reference.term)
      }
      own.sort()
      let start = terms.count
      for term in own where terms.count == start || terms.last != term { terms.append(term) }
      starts.append(terms.count)
    }
    for (rank, page) in regular.enumerated() { add(page, rank) }
  }

  private func terms(of page: Int) -> ArraySlice<Int> { terms[starts[page]..<starts[page + 1]] }

  private mutating func add(_ page: Int, _ rank: Int) {
    ranks[page] = rank
    let own = terms(of: page)
    if own.count > Self.mostTerms {
      crowded.append(page)
      return
    }
    guard let number = Int32(exactly: page) else { return }
    let sets = TermSets(own)
    for members in sets.indices {
      // One more than wanted, since the page that is asked for may be among them.
      var place = 0
      {
        while place <= Self.limit, $0[place] != Self.nobody { place += 1 }
        if place <= Self.limit { $0[place] = number }
      }(&newest[sets[members], default: Newest(repeating: Self.nobody)])
    }
  }

  /// The same without an index, from all pages that have one of the terms.
  static func pages(relatedTo page: Int, in model: SiteModel) -> [Int] {
    var shared: [Int: Int] = [:]
    var seen: Set<Int> = []
    for reference in model.pageTerms[page: page] {
      guard seen.insert(reference.taxonomy << 32 | reference.term).inserted else { continue }
      for other in model.taxonomies[reference.taxonomy].terms[reference.term].pages {
        shared[other, default: 0] += 1
      }
    }
    shared[page] = nil
    if shared.isEmpty { return [] }
    var ranks = [Int](repeating: .max, count: model.pages.count)
    for (rank, other) in model.regular.enumerated() { ranks[other] = rank }
    var best: [(page: Int, shared: Int)] = []
    for (other, count) in shared {
      let place =
        best.firstIndex {
          $0.shared == count ? ranks[$0.page] > ranks[other] : $0.shared < count
        } ?? best.count
      if place >= limit { continue }
      best.insert((other, count), at: place)
      if best.count > limit { best.removeLast() }
    }
    return best.map(\.page)
  }

  func pages(relatedTo page: Int) -> [Int] {
    guard ranks.indices.contains(page) else { return [] }
    let own = terms(of: page)
    if own.isEmpty { return [] }
    if crowded.isEmpty, own.count <= Self.mostTerms { return nearest(page, own) }
    let matches = candidates(own).compactMap { other -> (page: Int, shared: Int)? in
      let shared = Self.sharedCount(own, terms(of: other))
      return shared > 0 && other != page ? (other, shared) : nil
    }
    return
      matches.sorted {
        $0.shared == $1.shared ? ranks[$0.page] < ranks[$1.page] : $0.shared > $1.shared
      }
      .prefix(Self.limit).map(\.page)
  }

  /// From the pages that share all terms down to those that share one: whoever shares so many is
  /// among the newest of a set of that size.
  private func nearest(_ page: Int, _ own: ArraySlice<Int>) -> [Int] {
    let sets = TermSets(own)
    var found: [Int] = []
    // Those of one size that are too many are left out in the end.
    found.reserveCapacity(4 * Self.limit)
    for size in stride(from: own.count, to: 0, by: -1) {
      let first = found.count
      for members in sets.indices where members.nonzeroBitCount == size {
        guard let pages = newest[sets[members]] else { continue }
        for place in 0...Self.limit where pages[place] != Self.nobody {
          let other = Int(pages[place])
          if other != page, !found.contains(other) { insert(other, into: &found, from: first) }
        }
      }
      if found.count >= Self.limit { break }
    }
    return Array(found.prefix(Self.limit))
  }

  /// Puts a page among those from a place on, which are in the order of their ranks.
  private func insert(_ page: Int, into found: inout [Int], from first: Int) {
    var place = found.count
    while place > first, ranks[found[place - 1]] > ranks[page] { place -= 1 }
    found.insert(page, at: place)
  }

  private func candidates(_ own: ArraySlice<Int>) -> some Sequence<Int> {
    if own.count > Self.mostTerms { return Set(regular) }
    var found = Set(crowded)
    let sets = TermSets(own)
    for members in sets.indices {
      guard let pages = newest[sets[members]] else { continue }
      for place in 0...Self.limit where pages[place] != Self.nobody {
        found.insert(Int(pages[place]))
      }
    }
    return found
  }

  private static func sharedCount(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Int {
    var (i, j, count) = (left.startIndex, right.startIndex, 0)
    while i < left.endIndex, j < right.endIndex {
      let (first, second) = (left[i], right[j])
      if first == second { count += 1 }
      if first <= second { i += 1 }
      if second <= first { j += 1 }
    }
    return count
  }
}

/// The sets that can be made of a few terms, eight at most: each by a number with a bit for each of its
/// members.
private struct TermSets {
  static let mostTerms = SIMD8<UInt64>.scalarCount

  private var numbers = SIMD8<UInt64>(repeating: 0)
  private let count: Int

  init(_ terms: ArraySlice<Int>) {
    count = min(terms.count, numbers.scalarCount)
    for (place, term) in terms.prefix(count).enumerated() {
      numbers[place] = Self.scattered(UInt64(truncatingIfNeeded: term))
    }
  }

  var indices: Range<Int> { 1..<(1 << count) }

  /// A number that tells a set from all others.
  subscript(members: Int) -> UInt64 {
    var (set, left): (UInt64, Int) = (0, members)
    while left != 0 {
      set &+= numbers[left.trailingZeroBitCount & 7]
      left &= left &- 1
    }
    return set
  }

  /// SplitMix64's mixing step: sums of its results tell sets apart.
  private static func scattered(_ value: UInt64) -> UInt64 {
    var bits = (value &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
