/// Words with what they mean, found by their bytes.
final class WordTable: Sendable {
  /// What a word is, and what a name behind it is.
  struct Entry: Sendable {
    var tokenClass: TokenClass
    /// A number that the language gives a meaning to; 0 without.
    var action: UInt8 = 0
  }

  private struct Slot: Sendable {
    var hash: UInt32 = 0
    var start: Int32 = 0
    var count: Int32 = 0
    var entry = Entry(tokenClass: .text)
  }

  private let slots: [Slot]
  private let pool: [UInt8]
  private let mask: UInt32
  let longest: Int
  let ignoresCase: Bool

  /// The first entry of a word counts.
  init(_ groups: [(words: String, entry: Entry)], ignoresCase: Bool = false) {
    var slots: [Slot] = []
    var pool: [UInt8] = []
    var longest = 0
    let words = groups.map { group in
      group.words.utf8.split { $0 == 0x20 || $0 == 0x0A }.map(Array.init)
    }
    var size = 16
    while size < words.reduce(0, { $0 + $1.count }) * 3 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    let mask = UInt32(truncatingIfNeeded: size - 1)
    for (group, list) in zip(groups, words) {
      for word in list {
        let word = ignoresCase ? word.map(Self.lowered) : word
        let hash = word.reduce(Self.seed, Self.mix)
        var index = Int(hash & mask)
        while slots[index].count != 0 {
          let slot = slots[index]
          let start = Int(slot.start)
          if pool[start..<(start + Int(slot.count))].elementsEqual(word) { break }
          index = (index + 1) & Int(mask)
        }
        if slots[index].count != 0 || word.isEmpty { continue }
        slots[index] = Slot(
          hash: hash, start: Int32(clamping: pool.count), count: Int32(clamping: word.count),
          entry: group.entry)
        pool += word
        longest = max(longest, word.count)
      }
    }
    (self.slots, self.pool, self.mask, self.longest) = (slots, pool, mask, longest)
    self.ignoresCase = ignoresCase
  }

  /// The words of classes, each a list with spaces between.
  convenience init(_ groups: KeyValuePairs<TokenClass, String>, ignoresCase: Bool = false) {
    self.init(
      groups.map { (words: $0.value, entry: Entry(tokenClass: $0.key)) }, ignoresCase: ignoresCase)
  }

  private static let seed: UInt32 = 2_166_136_261

  @inline(__always)
  private static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The entry of the bytes in a range, which must lie in the array.
  func find(_ bytes: [UInt8], _ range: Range<Int>) -> Entry? {
    guard range.count <= longest, !range.isEmpty, range.lowerBound >= 0,
      range.upperBound <= bytes.count
    else { return nil }
    var hash = Self.seed
    if ignoresCase {
      for index in range { hash = Self.mix(hash, Self.lowered(bytes[index])) }
    } else {
      for index in range { hash = Self.mix(hash, bytes[index]) }
    }
    var index = Int(hash & mask)
    while slots[index].count != 0 {
      let slot = slots[index]
      if slot.hash == hash, Int(slot.count) == range.count, matches(slot, bytes, range) {
        return slot.entry
      }
      index = (index + 1) & Int(mask)
    }
    return nil
  }

  private func matches(_ slot: Slot, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = Int(slot.start)
    for index in range {
      let byte = ignoresCase ? Self.lowered(bytes[index]) : bytes[index]
      if pool[start] != byte { return false }
      start += 1
    }
    return true
  }
}
