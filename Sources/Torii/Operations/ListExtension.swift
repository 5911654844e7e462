extension UnsafeMutablePointer where Pointee == Machine {
  /// `left + right`, whose result takes the place of the variable that `left` was read from.
  ///
  /// A list that only this variable holds is extended in place, so that `items = items + [x]` in a
  /// loop costs no more than appending. Nobody can tell: the old list would be gone at once.
  ///
  /// - Parameters:
  ///   - left: Given up where the variable holds the same list.
  ///   - place: Where the variable's value is; nil where it belongs to somebody else.
  func sum(_ left: inout Value, _ right: Value, replacing place: ValuePointer?)
    throws(TemplateError) -> Value
  {
    guard let place, case .list(let added) = right, place.holdsSameList(as: left) else {
      return try binary(.add, left, right)
    }
    left = .none
    if place.holdsChangeableListAlone(), case .list(let list) = place.pointee,
      list.count &+ added.count <= pointee.environment.limits.valueSize
    {
      try charge(added.count)
      list.append(contentsOf: added)
      return .list(list)
    }
    left = place.pointee
    return try binary(.add, left, right)
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// Whether both are the same list.
  @inline(never)
  fileprivate func holdsSameList(as value: borrowing Value) -> Bool {
    guard case .list(let mine) = pointee, case .list(let other) = copy value else { return false }
    return mine === other
  }

  /// Whether a list that may change is here, and nothing else refers to it.
  @inline(never)
  fileprivate func holdsChangeableListAlone() -> Bool {
    guard case .list = pointee else { return false }
    // The reference is taken out to be asked for being the last, and put back.
    let value = move()
    initialize(to: .none)
    guard case .list(var list) = consume value else { return false }
    let isAlone = !list.isFrozen && isKnownUniquelyReferenced(&list)
    pointee = .list(list)
    return isAlone
  }
}
