extension BigInteger {
  /// The digits of a base from 2 to 36, without sign, prefix or underscores; nil where a byte is
  /// no digit of the base or there is none.
  package init?(digits: some Sequence<UInt8>, radix: Int) {
    guard (2...36).contains(radix) else { return nil }
    let values = digits.map { Self.digitValue($0) }
    guard !values.isEmpty, values.allSatisfy({ $0 < radix }) else { return nil }
    let words =
      radix.nonzeroBitCount == 1
      ? Self.words(ofBits: values, perDigit: radix.trailingZeroBitCount)
      : Self.words(ofDigits: values, radix: UInt(radix))
    self.init(isNegative: false, magnitude: words)
  }

  /// The value of an ASCII digit or letter, 255 for any other byte.
  static func digitValue(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x5A: byte - 0x41 + 10
    case 0x61...0x7A: byte - 0x61 + 10
    default: 255
    }
  }

  private static func words(ofBits values: [UInt8], perDigit bits: Int) -> [UInt] {
    var words: [UInt] = []
    var word: UInt = 0
    var filled = 0
    for value in values.reversed() {
      word |= UInt(value) << filled
      filled += bits
      guard filled >= UInt.bitWidth else { continue }
      words.append(word)
      filled -= UInt.bitWidth
      word = filled == 0 ? 0 : UInt(value) >> (bits - filled)
    }
    words.append(word)
    return words
  }

  private static func words(ofDigits values: [UInt8], radix: UInt) -> [UInt] {
    var words: [UInt] = []
    let (chunkLength, _) = chunk(of: radix)
    var start = 0
    while start < values.count {
      let end = min(start + chunkLength, values.count)
      var carry: UInt = 0
      var scale: UInt = 1
      for value in values[start..<end] {
        carry = carry &* radix &+ UInt(value)
        scale = scale &* radix
      }
      for index in words.indices {
        var (high, low) = words[index].multipliedFullWidth(by: scale)
        let (sum, overflow) = low.addingReportingOverflow(carry)
        low = sum
        high &+= overflow ? 1 : 0
        words[index] = low
        carry = high
      }
      if carry != 0 { words.append(carry) }
      start = end
    }
    return words
  }

  /// How many digits fit a word, and the base to that power.
  private static func chunk(of radix: UInt) -> (length: Int, scale: UInt) {
    var length = 0
    var scale: UInt = 1
    while true {
      let (next, overflow) = scale.multipliedReportingOverflow(by: radix)
      if overflow { return (length, scale) }
      scale = next
      length += 1
    }
  }

  /// The number in a base from 2 to 36, with `-` in front where it is negative, in ASCII.
  ///
  /// Bases that are no power of two take quadratic time: the caller bounds ``bitWidth``.
  package func digits(radix: Int = 10, uppercase: Bool = false) -> [UInt8] {
    guard !isZero, (2...36).contains(radix) else { return [0x30] }
    var reversed =
      radix.nonzeroBitCount == 1
      ? reversedBits(perDigit: radix.trailingZeroBitCount)
      : reversedDigits(radix: UInt(radix))
    while reversed.last == 0 { reversed.removeLast() }
    let letter: UInt8 = uppercase ? 0x41 - 10 : 0x61 - 10
    var text: [UInt8] = []
    text.reserveCapacity(reversed.count + 1)
    if isNegative { text.append(0x2D) }
    for value in reversed.reversed() { text.append(value &+ (value < 10 ? 0x30 : letter)) }
    return text
  }

  private func reversedBits(perDigit bits: Int) -> [UInt8] {
    let mask = (1 as UInt) << bits &- 1
    return stride(from: 0, to: bitWidth, by: bits).map { position in
      let (index, offset) = position.quotientAndRemainder(dividingBy: UInt.bitWidth)
      let next = index + 1 < magnitude.count ? magnitude[index + 1] : 0
      let above = offset == 0 ? 0 : next << (UInt.bitWidth - offset)
      return UInt8(truncatingIfNeeded: (magnitude[index] >> offset | above) & mask)
    }
  }

  private func reversedDigits(radix: UInt) -> [UInt8] {
    let (length, scale) = Self.chunk(of: radix)
    var rest = magnitude
    var result: [UInt8] = []
    while !rest.isEmpty {
      var part = Magnitude.divide(&rest, by: scale)
      for _ in 0..<length {
        result.append(UInt8(truncatingIfNeeded: part % radix))
        part /= radix
      }
    }
    return result
  }
}

extension BigInteger: CustomStringConvertible {
  package var description: String { String(decoding: digits(), as: UTF8.self) }
}
