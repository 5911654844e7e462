/// Compares what an earlier build remembers with the facts of this one.
package struct ChangedFacts: Sendable {
  /// By the position in the memory's rows: the facets that are other ones now.
  private let rows: [UInt8]
  /// By the position in the memory's other facts.
  private let others: [Bool]
  /// Where a row of the memory is among the rows of this build.
  let currentRows: [UInt32]

  package init(_ memory: FactMemory, _ facts: SiteFacts) {
    let current = facts.rows.flatMap { $0 }
    var positions: [UInt64: Int] = [:]
    positions.reserveCapacity(current.count)
    for (index, row) in current.enumerated() { positions[row.key] = index }
    var changes = [UInt8](repeating: PageFacets.all.rawValue, count: memory.rows.count)
    var moved = [UInt32](repeating: .max, count: memory.rows.count)
    for (index, row) in memory.rows.enumerated() {
      guard let position = positions[row.key] else { continue }
      moved[index] = UInt32(clamping: position)
      let new = current[position].hashes
      var mask: UInt8 = 0
      for facet in 0..<PageFacets.count where new[facet] != row.hashes[facet] {
        mask |= 1 << UInt8(facet)
      }
      changes[index] = mask
    }
    rows = changes
    currentRows = moved
    let known = facts.known
    others = memory.others.map { other in
      if let asset = other.asset { return facts.value(of: .asset(AssetFact(asset))) != other.value }
      guard let fact = known[other.key] else { return true }
      return facts.value(of: fact) != other.value
    }
  }

  /// Whether anything that a job read is another now.
  package func touch(_ job: JobMemory) -> Bool {
    for read in job.pages {
      guard rows.indices.contains(Int(read.row)) else { return true }
      if rows[Int(read.row)] & read.facets.rawValue != 0 { return true }
    }
    return job.others.contains { !others.indices.contains(Int($0)) || others[Int($0)] }
  }
}

extension SiteFacts {
  /// The facts that this build has, by key; files are not among them.
  package var known: [UInt64: Fact] {
    var result: [UInt64: Fact] = [:]
    func add(_ fact: Fact) { result[key(of: fact)] = fact }
    for fact in [Fact.data, .day, .now] { add(fact) }
    for (language, model) in models.enumerated() {
      for fact in [
        Fact.pages(language: language), .posts(language: language), .sections(language: language),
        .taxonomies(language: language), .menus(language: language),
        .generated(language: language), .addresses(language: language),
      ] { add(fact) }
      for index in model.sections.indices {
        add(.section(language: language, index))
        add(.sectionPages(language: language, index))
      }
      for (taxonomy, value) in model.taxonomies.enumerated() {
        add(.taxonomy(language: language, taxonomy))
        for index in value.terms.indices {
          add(.term(language: language, taxonomy: taxonomy, index))
          add(.termPages(language: language, taxonomy: taxonomy, index))
        }
      }
    }
    return result
  }
}
