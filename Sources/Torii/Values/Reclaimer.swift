/// Releases containers inside containers with a list of pending work, so that freeing a deeply
/// nested value does not exhaust the stack.
enum Reclaimer {
  static func release(_ base: ValuePointer, count: Int) {
    var pending: [Value] = []
    for position in 0..<count where isContainer(base[position]) {
      pending.append(base[position])
      base[position] = .none
    }
    base.deinitialize(count: count)
    release(&pending)
  }

  /// Releases values that an object held.
  static func release(_ pending: inout [Value]) {
    while var value = pending.popLast() { empty(&value, into: &pending) }
  }

  @inline(__always)
  private static func isContainer(_ value: Value) -> Bool {
    switch value {
    case .list, .tuple, .dict: return true
    case .object(let object): return object.holdsValues
    default: return false
    }
  }

  /// Takes the items of a container that nobody else holds.
  private static func empty(_ value: inout Value, into pending: inout [Value]) {
    switch value {
    case .list(var list), .tuple(var list):
      value = .none
      if isKnownUniquelyReferenced(&list) { list.takeAll(into: &pending) }
    case .dict(var dict):
      value = .none
      if isKnownUniquelyReferenced(&dict) {
        for position in 0..<dict.count where isContainer(dict.values[position]) {
          pending.append(dict.values[position])
          dict.values[position] = .none
        }
      }
    case .object(var object):
      value = .none
      if object.holdsValues, isKnownUniquelyReferenced(&object) {
        object.takeValues(into: &pending)
      }
    default:
      break
    }
  }
}
