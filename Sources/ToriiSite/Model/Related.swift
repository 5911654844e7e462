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
  /// What was answered: a build asks for each page that shows them and for the next build.
  private let answers = Mutex<[Int: [Int]]>([:])

  /// Boxed, so that each who asks holds one thing instead of all tables of the index.
  private final class Index: Sendable {
    let tables: RelatedIndex

    init(_ model: SiteModel) { tables = RelatedIndex(model) }
  }

  func pages(relatedTo page: Int, in model: SiteModel) -> [Int] {
    if let known = answers.withLock({ $0[page] }) { return known }
    let index = index.withLock { known in
      if let known { return known }
      let made = Index(model)
      known = made
      return made
    }
    let pages = index.tables.pages(relatedTo: page)
    answers.withLock { $0[page] = pages }
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
  private static let mostTerms = 6

  /// By page, the numbers of its terms in ascending order.
  private var terms: [[Int]]
  /// By page, how many regular pages come before it; newest first.
  private var ranks: [Int]
  private var newest: [UInt64: [Int32]] = [:]
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
    terms = Array(repeating: [], count: model.pages.count)
    ranks = Array(repeating: model.regular.count, count: model.pages.count)
    for (page, references) in model.termsOfPage where terms.indices.contains(page) {
      terms[page] = Set(references.map { firsts[$0.taxonomy] + $0.term }).sorted()
    }
    for (rank, page) in regular.enumerated() { add(page, rank) }
  }

  private mutating func add(_ page: Int, _ rank: Int) {
    ranks[page] = rank
    if terms[page].count > Self.mostTerms {
      crowded.append(page)
      return
    }
    guard let number = Int32(exactly: page) else { return }
    for set in Self.sets(of: terms[page]) {
      // One more than wanted, since the page that is asked for may be among them.
      { if $0.count <= Self.limit { $0.append(number) } }(&newest[set, default: []])
    }
  }

  /// The same without an index, from all pages that have one of the terms.
  static func pages(relatedTo page: Int, in model: SiteModel) -> [Int] {
    var shared: [Int: Int] = [:]
    var seen: Set<Int> = []
    for reference in model.termsOfPage[page] ?? [] {
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
    guard terms.indices.contains(page), !terms[page].isEmpty else { return [] }
    if crowded.isEmpty, terms[page].count <= Self.mostTerms { return nearest(page) }
    let matches = candidates(page).compactMap { other -> (page: Int, shared: Int)? in
      let shared = Self.sharedCount(terms[page], terms[other])
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
  private func nearest(_ page: Int) -> [Int] {
    let own = terms[page].map { Self.scattered(UInt64(truncatingIfNeeded: $0)) }
    // What closures refer to is copied, so it is not the whole index.
    let ranks = ranks
    var found: [Int] = []
    for size in stride(from: own.count, to: 0, by: -1) {
      var others: [Int] = []
      for members in 1..<(1 << own.count) where members.nonzeroBitCount == size {
        var set: UInt64 = 0
        for (bit, number) in own.enumerated() where members >> bit & 1 == 1 { set &+= number }
        guard let pages = newest[set] else { continue }
        for number in pages {
          let other = Int(number)
          if other != page, !found.contains(other), !others.contains(other) {
            others.append(other)
          }
        }
      }
      others.sort { ranks[$0] < ranks[$1] }
      found += others.prefix(Self.limit - found.count)
      if found.count >= Self.limit { break }
    }
    return found
  }

  private func candidates(_ page: Int) -> some Sequence<Int> {
    if terms[page].count > Self.mostTerms { return Set(regular) }
    var found = Set(crowded)
    for set in Self.sets(of: terms[page]) {
      for other in newest[set] ?? [] { found.insert(Int(other)) }
    }
    return found
  }

  /// A number for every set of some of the terms.
  private static func sets(of terms: [Int]) -> [UInt64] {
    var sets: [UInt64] = []
    for term in terms {
      let number = scattered(UInt64(truncatingIfNeeded: term))
      sets += sets.map { $0 &+ number } + [number]
    }
    return sets
  }

  /// SplitMix64's mixing step: sums of its results tell sets apart.
  private static func scattered(_ value: UInt64) -> UInt64 {
    var bits = (value &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  private static func sharedCount(_ left: [Int], _ right: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { count += 1 }
      (i, j) = (left[i] <= right[j] ? i + 1 : i, right[j] <= left[i] ? j + 1 : j)
    }
    return count
  }
}
