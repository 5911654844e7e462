/// Sorts positions stably where comparing may throw, as Python's `sorted` does.
///
/// Short inputs are compared in CPython's order, pair by pair: which two values an error names
/// depends on it. Complexity: O(n log n) comparisons.
struct StableSort {
  typealias Precedes = (Int, Int) throws(TemplateError) -> Bool

  /// Inputs below this length are one run, which binary insertion completes.
  private static let insertionLimit = 64

  private var order: [Int]
  private var runs: [Range<Int>] = []

  /// The positions from 0 to below `count`, in order.
  ///
  /// - Parameter descending: Sorts the other way round; equal ones still keep their order.
  static func order(
    count: Int, descending: Bool = false, by precedes: Precedes
  ) throws(TemplateError) -> [Int] {
    var sort = StableSort(order: Array(0..<max(0, count)))
    // Python reverses, sorts and reverses again, which keeps equal items in order.
    if descending { sort.order.reverse() }
    if count > 1 {
      try sort.makeRuns(precedes)
      try sort.mergeRuns(precedes)
    }
    if descending { sort.order.reverse() }
    return sort.order
  }

  private init(order: [Int]) { self.order = order }

  private mutating func makeRuns(_ precedes: Precedes) throws(TemplateError) {
    let least = StableSort.leastRun(order.count)
    var start = 0
    while start < order.count {
      var end = try extendRun(from: start, precedes)
      let forced = min(order.count, start &+ least)
      if end < forced {
        try insert(from: start, sortedTo: end, to: forced, precedes)
        end = forced
      }
      runs.append(start..<end)
      start = end
    }
  }

  /// A run length that divides the input into nearly a power of two of runs.
  private static func leastRun(_ count: Int) -> Int {
    var rest = count
    var odd = 0
    while rest >= insertionLimit {
      odd |= rest & 1
      rest >>= 1
    }
    return rest &+ odd
  }

  /// Finds the end of the ascending run at `start`; a descending one is turned round.
  private mutating func extendRun(from start: Int, _ precedes: Precedes) throws(TemplateError)
    -> Int
  {
    var end = start &+ 1
    guard end < order.count else { return end }
    let isDescending = try precedes(order[end], order[start])
    end &+= 1
    while end < order.count, try precedes(order[end], order[end &- 1]) == isDescending {
      end &+= 1
    }
    if isDescending { order[start..<end].reverse() }
    return end
  }

  private mutating func insert(
    from start: Int, sortedTo sorted: Int, to end: Int, _ precedes: Precedes
  ) throws(TemplateError) {
    for next in sorted..<end {
      let pivot = order[next]
      var low = start
      var high = next
      while low < high {
        let middle = low &+ (high &- low) / 2
        if try precedes(pivot, order[middle]) { high = middle } else { low = middle &+ 1 }
      }
      var place = next
      while place > low {
        order[place] = order[place &- 1]
        place &-= 1
      }
      order[low] = pivot
    }
  }

  private mutating func mergeRuns(_ precedes: Precedes) throws(TemplateError) {
    while runs.count > 1 {
      var merged: [Range<Int>] = []
      for pair in stride(from: 0, to: runs.count, by: 2) {
        guard pair &+ 1 < runs.count else {
          merged.append(runs[pair])
          break
        }
        try merge(runs[pair], runs[pair &+ 1], precedes)
        merged.append(runs[pair].lowerBound..<runs[pair &+ 1].upperBound)
      }
      runs = merged
    }
  }

  private mutating func merge(
    _ left: Range<Int>, _ right: Range<Int>, _ precedes: Precedes
  ) throws(TemplateError) {
    let head = Array(order[left])
    var taken = 0
    var other = right.lowerBound
    var place = left.lowerBound
    while taken < head.count {
      if other < right.upperBound, try precedes(order[other], head[taken]) {
        order[place] = order[other]
        other &+= 1
      } else {
        order[place] = head[taken]
        taken &+= 1
      }
      place &+= 1
    }
  }
}
