import Synchronization

/// Turns what jobs of this build read into what the next build can compare, for all threads.
final class FactTable: Sendable {
  /// The facts that belong to no single page.
  private struct Others {
    var all: [FactMemory.Other] = []
    var positions: [UInt64: UInt32] = [:]
    var known = FactPositions()

    mutating func add(_ other: FactMemory.Other) -> UInt32 {
      if let known = positions[other.key] { return known }
      let position = UInt32(clamping: all.count)
      all.append(other)
      positions[other.key] = position
      return position
    }
  }

  private let facts: SiteFacts
  /// Where the rows of each language begin among those of all.
  private let bases: [Int]
  private let known = Mutex(Others())

  init(_ facts: SiteFacts) {
    self.facts = facts
    var bases: [Int] = []
    var count = 0
    for rows in facts.rows {
      bases.append(count)
      count += rows.count
    }
    self.bases = bases
  }

  func pages(_ recorded: RecordedFacts) -> [JobMemory.PageRead] {
    recorded.pages.map { read in
      JobMemory.PageRead(
        row: UInt32(clamping: bases[read.language] + read.index), facets: read.facets)
    }
  }

  func others(_ recorded: RecordedFacts) -> [UInt32] {
    var new: [Int] = []
    var result = known.withLock { known in
      recorded.others.indices.map { index in
        let mark = recorded.marks[index]
        if let position = known.known.position(of: recorded.others[index], mark: mark) {
          return position
        }
        new.append(index)
        return 0
      }
    }
    for index in new { result[index] = add(recorded.others[index]) }
    return result
  }

  private func add(_ fact: Fact) -> UInt32 {
    var asset: String?
    if case .asset(let file) = fact { asset = file.path }
    // What takes long is done while nobody waits.
    let other = FactMemory.Other(
      key: facts.key(of: fact), value: facts.value(of: fact), asset: asset)
    return known.withLock { known in
      let position = known.add(other)
      if known.known.position(of: fact, mark: fact.mark) == nil {
        known.known.add(fact, at: position)
      }
      return position
    }
  }

  /// Takes over a job whose facts are all the same.
  func moved(
    _ job: JobMemory, from old: FactMemory, _ changes: ChangedFacts, output: OutputMemory
  ) -> JobMemory {
    JobMemory(
      signature: job.signature, templates: job.templates,
      pages: job.pages.map {
        JobMemory.PageRead(row: changes.currentRows[Int($0.row)], facets: $0.facets)
      },
      others: known.withLock { known in job.others.map { known.add(old.others[Int($0)]) } },
      content: job.content, output: output)
  }

  /// What the next build compares.
  ///
  /// - Parameters:
  ///   - facts: The facts of this build, with the related pages where any job asked for them.
  ///   - related: The hash of what these were made of.
  func memory(_ facts: SiteFacts, related: UInt64?) -> FactMemory {
    var memory = FactMemory()
    memory.rows = facts.rows.flatMap { $0 }
    memory.others = known.withLock(\.all)
    if let related {
      memory.relatedInputs = related
      memory.hasRelated = true
    }
    return memory
  }
}
