/// Releases containers inside containers with a list of pending work, so that freeing a deeply
/// nested value does not exhaust the stack.
enum Reclaimer {
  static func release(_ base: ValuePointer, count: Int) {
    // The plain way recurses, and costs no list of pending work. Without containers it does not.
    if !hasContainers(base, count: count) || NativeStack.hasRoom {
      base.release(count: count)
      return
    }
    var pending: [Value] = []
    for position in 0..<count where isContainer(base[position]) {
      pending.append(base[position])
      base[position] = .none
    }
    base.deinitialize(count: count)
    release(&pending)
  }

  private static func hasContainers(_ base: ValuePointer, count: Int) -> Bool {
    var position = 0
    while position < count {
      if isContainer(base[position]) { return true }
      position &+= 1
    }
    return false
  }

  /// Releases values that an object held.
  static func release(_ pending: inout [Value]) {
    while var value = pending.popLast() {
      // Each payload is fetched by a call and its value dropped: the copies that a `switch` keeps
      // without optimisation would be further holders.
      var list = listPayload(value)
      var dict = dictPayload(value)
      var object = objectPayload(value)
      var undefined = undefinedPayload(value)
      value = .none
      if isKnownUniquelyReferenced(&list) { list?.takeAll(into: &pending) }
      if isKnownUniquelyReferenced(&dict) { dict?.takeAll(into: &pending) }
      if isKnownUniquelyReferenced(&object) { object?.takeValues(into: &pending) }
      if isKnownUniquelyReferenced(&undefined) { undefined?.takeOwner(into: &pending) }
    }
  }

  @inline(__always)
  static func isContainer(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .dict: return true
    case .object(let object): return object.holdsValues
    case .undefined(let undefined): return undefined.owner != nil
    default: return false
    }
  }

  private static func listPayload(_ value: Value) -> Value.List? {
    switch value {
    case .list(let list), .tuple(let list): return list
    default: return nil
    }
  }

  private static func dictPayload(_ value: Value) -> Value.Dict? {
    guard case .dict(let dict) = value else { return nil }
    return dict
  }

  private static func undefinedPayload(_ value: Value) -> Undefined? {
    guard case .undefined(let undefined) = value else { return nil }
    return undefined
  }

  private static func objectPayload(_ value: Value) -> Object? {
    guard case .object(let object) = value else { return nil }
    return object
  }
}
