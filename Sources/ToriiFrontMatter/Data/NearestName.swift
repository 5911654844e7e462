/// The name that someone who wrote a wrong one most likely meant.
///
/// Two names are near when at most a third of the letters, and at least one, must be inserted,
/// removed, replaced or swapped with a neighbour to make one of the other; small and capital ASCII
/// letters count as the same. Names longer than 64 scalars have no near miss.
///
/// - Parameters:
///   - name: The name that was written.
///   - candidates: The names that are known.
/// - Returns: The nearest of the known names, the first of several; `nil` when none is near.
public func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = foldedScalars(name)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: String?
  var bestDistance = max(1, wanted.count / 3) + 1
  for candidate in candidates {
    let scalars = foldedScalars(candidate)
    guard !scalars.isEmpty, abs(scalars.count - wanted.count) < bestDistance else { continue }
    let distance = editDistance(wanted, scalars)
    if distance < bestDistance, distance < max(wanted.count, scalars.count) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

private func foldedScalars(_ name: String) -> [UInt32] {
  name.unicodeScalars.map { ("A"..."Z").contains($0) ? $0.value | 0x20 : $0.value }
}

/// The number of insertions, removals, replacements and swaps of neighbours between two names.
private func editDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, a) in left.enumerated() {
    var current = [row + 1]
    for (column, b) in right.enumerated() {
      var cost = min(last[column] + (a == b ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, a == right[column - 1], b == left[row - 1] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
