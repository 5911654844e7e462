extension UnsafeMutablePointer where Pointee == Machine {
  /// The first of the items whose key no other one's key exceeds, or falls below.
  func extremum(
    _ value: Value, caseSensitive: Value, attribute: Value, isMaximum: Bool
  ) throws(TemplateError) -> Value {
    var items = try ItemCursor(value, self)
    guard var best = try items.next(self) else {
      return undefined(hint: "No aggregated item, sequence was empty.")
    }
    let path = try AttributePath(attribute)
    let ignoresCase = try !truth(of: caseSensitive)
    var bestKey = try path.follow(from: best, self)
    if ignoresCase { bestKey = bestKey.ignoringCase }
    while let item = try items.next(self) {
      var key = try path.follow(from: item, self)
      if ignoresCase { key = key.ignoringCase }
      if try compare(isMaximum ? .greater : .less, key, bestKey) {
        best = item
        bestKey = key
      }
    }
    return best
  }

  /// The extremum of a list of nothing but small integers; nil for other lists.
  func integerExtremum(_ list: Value.List.Table, isMaximum: Bool) throws(TemplateError) -> Int? {
    guard list.count > 0, case .int(var best) = list.base[0] else { return nil }
    for position in 1..<Swift.max(1, list.count) {
      guard case .int(let value) = list.base[position] else { return nil }
      if isMaximum ? value > best : value < best { best = value }
    }
    try charge(list.count)
    return best
  }
}
