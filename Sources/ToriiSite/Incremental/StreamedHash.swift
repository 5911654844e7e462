/// The ``StableHash`` of bytes that come in pieces: that of all of them together, however they are
/// cut.
package struct StreamedHash {
  private var lanes = StableHash.Lanes(StableHash())
  /// The end of what came so far: fewer bytes than the hash takes at once.
  private var rest: [UInt8] = []
  private var count = 0

  package init() {}

  package mutating func add(_ piece: [UInt8]) { piece.withUnsafeBytes { add($0) } }

  mutating func add(_ piece: UnsafeRawBufferPointer) {
    count &+= piece.count
    var start = 0
    if !rest.isEmpty {
      start = min(StableHash.blockBytes - rest.count, piece.count)
      rest += piece[..<start]
      if rest.count < StableHash.blockBytes { return }
      _ = rest.withUnsafeBytes { lanes.absorb($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let left = UnsafeRawBufferPointer(rebasing: piece[start...])
    rest += left[lanes.absorb(left)...]
  }

  package var value: UInt64 {
    var hash = StableHash()
    rest.withUnsafeBytes { hash.combine(lanes, rest: $0, count: count) }
    return hash.value
  }
}
