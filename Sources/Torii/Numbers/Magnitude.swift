/// Arithmetic on the words of an absolute value, least significant word first.
///
/// Results may have leading zero words; ``BigInteger`` normalises what it stores.
enum Magnitude {
  static func normalize(_ words: inout [UInt]) {
    while words.last == 0 { words.removeLast() }
  }

  static func bitWidth(_ words: [UInt]) -> Int {
    guard let last = words.last else { return 0 }
    return words.count * UInt.bitWidth - last.leadingZeroBitCount
  }

  /// Compares two normalised magnitudes: -1, 0 or 1.
  static func compare(_ left: [UInt], _ right: [UInt]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return 0
  }

  static func add(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var result = long
    result.append(0)
    add(short, into: &result, at: 0)
    return result
  }

  /// Adds `words` to `result` from the word `offset` on; `result` is long enough for the sum.
  static func add(_ words: [UInt], into result: inout [UInt], at offset: Int) {
    var carry: UInt = 0
    var index = offset
    for word in words {
      guard index < result.count else { return }
      let (partial, first) = result[index].addingReportingOverflow(word)
      let (sum, second) = partial.addingReportingOverflow(carry)
      result[index] = sum
      carry = first || second ? 1 : 0
      index += 1
    }
    while carry != 0, index < result.count {
      let (sum, overflow) = result[index].addingReportingOverflow(carry)
      result[index] = sum
      carry = overflow ? 1 : 0
      index += 1
    }
  }

  /// Subtracts a magnitude that is not larger.
  static func subtract(_ large: [UInt], _ small: [UInt]) -> [UInt] {
    var result = large
    var borrow: UInt = 0
    for index in result.indices {
      if index >= small.count && borrow == 0 { break }
      let word = index < small.count ? small[index] : 0
      let (partial, first) = result[index].subtractingReportingOverflow(word)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      result[index] = difference
      borrow = first || second ? 1 : 0
    }
    return result
  }

  static func shiftLeft(_ words: [UInt], by count: Int) -> [UInt] {
    guard !words.isEmpty, count > 0 else { return words }
    let (whole, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var result = [UInt](repeating: 0, count: whole)
    result.reserveCapacity(whole + words.count + 1)
    var carry: UInt = 0
    for word in words {
      result.append(word << bits | carry)
      carry = bits == 0 ? 0 : word >> (UInt.bitWidth - bits)
    }
    result.append(carry)
    return result
  }

  /// Drops the lowest bits.
  static func shiftRight(_ words: [UInt], by count: Int) -> [UInt] {
    guard count > 0 else { return words }
    let (whole, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    guard whole < words.count else { return [] }
    var result = Array(words[whole...])
    guard bits > 0 else { return result }
    for index in result.indices {
      let next = index + 1 < result.count ? result[index + 1] : 0
      result[index] = result[index] >> bits | next << (UInt.bitWidth - bits)
    }
    return result
  }

  /// Whether any of the lowest `count` bits is set.
  static func hasBits(_ words: [UInt], below count: Int) -> Bool {
    let (whole, bits) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    for index in 0..<min(whole, words.count) where words[index] != 0 { return true }
    guard whole < words.count, bits > 0 else { return false }
    return words[whole] & ((1 << bits) &- 1) != 0
  }

  static func bit(_ words: [UInt], at position: Int) -> Bool {
    let (whole, bits) = position.quotientAndRemainder(dividingBy: UInt.bitWidth)
    return whole < words.count && words[whole] >> bits & 1 == 1
  }
}
