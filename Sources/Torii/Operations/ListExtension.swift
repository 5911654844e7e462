extension UnsafeMutablePointer where Pointee == Machine {
  /// `left + right`, whose result takes the place of the variable that `left` was read from.
  ///
  /// A list that only this variable holds is extended in place, so that `items = items + [x]` in a
  /// loop costs no more than appending. Nobody can tell: the old list would be gone at once.
  ///
  /// - Parameter place: Where the variable's value is; nil where it belongs to somebody else.
  func sum(_ left: consuming Value, _ right: Value, replacing place: ValuePointer?)
    throws(TemplateError) -> Value
  {
    guard let place, case .list(let added) = right, place.holdsSameList(as: left) else {
      return try binary(.add, left, right)
    }
    try charge(added.count)
    // The variable gives up its reference, which leaves the one in `left` if there is no other.
    place.pointee = .none
    var list: Value.List
    switch consume left {
    case .list(let own): list = own
    case let other: return try binary(.add, other, right)
    }
    if !list.isFrozen, isKnownUniquelyReferenced(&list), allowsItems(list.count, added.count) {
      list.append(contentsOf: added)
      return .list(list)
    }
    place.pointee = .list(list)
    return try binary(.add, .list(list), right)
  }

  /// Whether a list of so many items is within the limits.
  private func allowsItems(_ count: Int, _ added: Int) -> Bool {
    count &+ added <= pointee.environment.limits.valueSize
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// Whether both are the same list.
  @inline(never)
  fileprivate func holdsSameList(as value: borrowing Value) -> Bool {
    guard case .list(let mine) = pointee, case .list(let other) = copy value else { return false }
    return mine === other
  }
}
