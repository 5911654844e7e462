/// The name most like a mistyped one, if one is alike enough to be meant.
///
/// - Complexity: Linear in the number of names; names of over 64 bytes are passed over.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.utf8)
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  let allowed = max(1, min(3, wanted.count / 3))
  var best: (name: String, distance: Int)?
  for candidate in names {
    let bytes = Array(candidate.utf8)
    guard bytes.count <= 64, abs(bytes.count - wanted.count) <= allowed, bytes != wanted else {
      continue
    }
    let distance = editDistance(wanted, bytes)
    // Names of one letter have nothing in common with others of one letter.
    guard distance <= allowed, distance < max(wanted.count, bytes.count) else { continue }
    // Of names that are equally near the first in order, since names may come in none.
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// How many insertions, removals, replacements and swaps of neighbours turn one text into another.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        previous[column + 1] + 1, current[column] + 1, previous[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
