/// Things by the identity of what they belong to. Most renders have few of them, which are searched
/// one after the other; more are found by hash.
struct IdentityMap<Element> {
  private var keys: [ObjectIdentifier] = []
  private var elements: [Element] = []
  /// Where each key is, once there are many.
  private var positions: [ObjectIdentifier: Int] = [:]

  var isEmpty: Bool { keys.isEmpty }

  private static var linearLimit: Int { 16 }

  subscript(key: ObjectIdentifier) -> Element? { position(of: key).map { elements[$0] } }

  private func position(of key: ObjectIdentifier) -> Int? {
    keys.count > Self.linearLimit ? positions[key] : keys.firstIndex(of: key)
  }

  /// Sets the element of a key, in place of one that it may have.
  mutating func set(_ element: Element, for key: ObjectIdentifier) {
    if let position = position(of: key) {
      elements[position] = element
      return
    }
    if keys.isEmpty {
      keys.reserveCapacity(8)
      elements.reserveCapacity(8)
    }
    keys.append(key)
    elements.append(element)
    if keys.count == Self.linearLimit + 1 {
      for (position, key) in keys.enumerated() { positions[key] = position }
    } else if keys.count > Self.linearLimit {
      positions[key] = keys.count - 1
    }
  }
}
