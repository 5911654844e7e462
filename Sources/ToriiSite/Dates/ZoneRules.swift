/// When the clocks of a place are how far from UTC: a compiled file of the time zone database
/// (RFC 9636), read from the system.
package struct ZoneRules: Sendable, Equatable {
  /// Moments in seconds since 1970 from which on the distance of the same index holds.
  private var transitions: [Int] = []
  /// Seconds east of UTC.
  private var offsets: [Int] = []
  /// Before the first transition.
  private var initial = 0
  /// What holds after the last transition.
  private var footer: PosixZone?

  /// `nil` when the bytes are no such file.
  package init?(_ bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0), first.version >= 2,
      let second = Header(bytes, at: 44 + first.bodySize(timeSize: 4))
    else { return nil }
    var reader = Reader(bytes, at: 88 + first.bodySize(timeSize: 4))
    var types: [Int] = []
    for _ in 0..<second.transitionCount {
      guard let moment = reader.integer(bytes: 8) else { return nil }
      transitions.append(moment)
    }
    for _ in 0..<second.transitionCount {
      guard let type = reader.byte() else { return nil }
      types.append(Int(type))
    }
    var distances: [Int] = []
    for _ in 0..<second.typeCount {
      guard let distance = reader.integer(bytes: 4), reader.skip(2) else { return nil }
      distances.append(distance)
    }
    guard let first = distances.first else { return nil }
    initial = first
    for type in types {
      guard distances.indices.contains(type) else { return nil }
      offsets.append(distances[type])
    }
    guard reader.skip(second.tailSize) else { return nil }
    footer = PosixZone(reader.rest)
  }

  /// Seconds east of UTC at a moment.
  package func offset(at moment: Int) -> Int {
    guard let last = transitions.last else { return footer?.offset(at: moment) ?? initial }
    if moment >= last { return footer?.offset(at: moment) ?? offsets.last ?? initial }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initial : offsets[low - 1]
  }

  /// The counts at the head of a block.
  private struct Header {
    let version: Int
    let transitionCount: Int
    let typeCount: Int
    private let characterCount: Int
    private let leapCount: Int
    private let standardCount: Int
    private let universalCount: Int

    init?(_ bytes: [UInt8], at start: Int) {
      var reader = Reader(bytes, at: start)
      guard reader.take(Array("TZif".utf8)), let version = reader.byte(), reader.skip(15) else {
        return nil
      }
      self.version = version == 0 ? 1 : Int(version) - 48
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = reader.integer(bytes: 4), (0...100_000).contains(count) else {
          return nil
        }
        counts.append(count)
      }
      (universalCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      (transitionCount, typeCount, characterCount) = (counts[3], counts[4], counts[5])
    }

    /// What follows the types in the second block.
    var tailSize: Int { characterCount + leapCount * 12 + standardCount + universalCount }

    func bodySize(timeSize: Int) -> Int {
      transitionCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + standardCount + universalCount
    }
  }

  /// A cursor that never leaves the bytes.
  private struct Reader {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], at position: Int) {
      self.bytes = bytes
      self.position = min(position, bytes.count)
    }

    var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

    mutating func byte() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    mutating func skip(_ count: Int) -> Bool {
      guard count <= bytes.count - position else { return false }
      position += count
      return true
    }

    mutating func take(_ expected: [UInt8]) -> Bool {
      guard bytes[position...].starts(with: expected) else { return false }
      position += expected.count
      return true
    }

    /// A signed number, the highest byte first.
    mutating func integer(bytes count: Int) -> Int? {
      guard count <= bytes.count - position else { return nil }
      var value = Int(Int8(bitPattern: bytes[position]))
      for byte in bytes[position + 1..<position + count] { value = value << 8 | Int(byte) }
      position += count
      return value
    }
  }
}
