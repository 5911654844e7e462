/// Pieces of a text with their classes, in order and without gaps; neighbours of one class are one.
struct TokenList {
  /// Where each piece ends, and its class in the lowest eight bits.
  private(set) var packed: [UInt64] = []
  private var lastClass = TokenClass.text
  private var lastEnd = 0

  init(capacity: Int) {
    packed.reserveCapacity(capacity)
  }

  /// Where the last piece ends.
  var end: Int { lastEnd }

  @inline(__always)
  mutating func append(_ tokenClass: TokenClass, to end: Int) {
    guard end > lastEnd else { return }
    if tokenClass != lastClass {
      if lastEnd > 0 { flush() }
      lastClass = tokenClass
    }
    lastEnd = end
  }

  @inline(__always)
  private mutating func flush() {
    packed.append(UInt64(truncatingIfNeeded: lastEnd) &<< 8 | UInt64(lastClass.rawValue))
  }

  /// Ends the last piece. Nothing is appended after that.
  mutating func finish() {
    if lastEnd > 0 { flush() }
  }

  @inline(__always)
  static func end(of token: UInt64) -> Int { Int(truncatingIfNeeded: token &>> 8) }

  @inline(__always)
  static func classIndex(of token: UInt64) -> Int { Int(token & 0xFF) }
}
