/// Writes dates into memory that is lent to it; what has no room is counted only.
struct DateWriter {
  static let zero = UInt8(ascii: "0")
  static let space = UInt8(ascii: " ")

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes there are, or would be.
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  /// What was written; `nil` where there was no room for it.
  var bytes: UnsafeBufferPointer<UInt8>? {
    count > buffer.count ? nil : UnsafeBufferPointer(rebasing: buffer[..<count])
  }

  var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    if count < buffer.count { buffer[count] = byte }
    count += 1
  }

  mutating func add(_ text: String) {
    text.readBytes { bytes in
      for byte in bytes { add(byte) }
    }
  }

  /// A number with so many digits at least.
  mutating func number(_ value: Int, width: Int, fill: UInt8 = DateWriter.zero) {
    let magnitude = value.magnitude
    // Days, months and years, which most numbers are.
    if magnitude < 10_000, value >= 0, fill == Self.zero {
      if magnitude < 100, width == 2 { return add(pair: magnitude) }
      if magnitude < 100, magnitude >= 10, width <= 2 { return add(pair: magnitude) }
      if magnitude < 10, width <= 1 {
        return add(Self.zero &+ UInt8(truncatingIfNeeded: magnitude))
      }
      if magnitude >= 1000, width <= 4 {
        add(pair: magnitude / 100)
        return add(pair: magnitude % 100)
      }
    }
    var length = value < 0 ? 2 : 1
    var divisor: UInt = 1
    while magnitude / divisor >= 10 {
      divisor *= 10
      length += 1
    }
    while length < width {
      add(fill)
      length += 1
    }
    if value < 0 { add(UInt8(ascii: "-")) }
    while divisor > 0 {
      add(Self.zero + UInt8(truncatingIfNeeded: magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// A month, a day, an hour and the like, with two digits.
  ///
  /// - Parameter value: From 0 to 99.
  @inline(__always)
  mutating func pair(_ value: Int) { add(pair: UInt(truncatingIfNeeded: value)) }

  /// A year, with four digits.
  ///
  /// - Parameter value: From 0 to 9999.
  @inline(__always)
  mutating func year(_ value: Int) {
    add(pair: UInt(truncatingIfNeeded: value) / 100)
    add(pair: UInt(truncatingIfNeeded: value) % 100)
  }

  /// Two digits.
  ///
  /// - Parameter number: Below 100.
  @inline(__always)
  private mutating func add(pair number: UInt) {
    let tens = UInt8(truncatingIfNeeded: number) / 10
    add(Self.zero &+ tens)
    add(Self.zero &+ UInt8(truncatingIfNeeded: number) &- tens &* 10)
  }

  /// Two digits behind a sign.
  mutating func pair(_ value: Int, after sign: Unicode.Scalar) {
    add(UInt8(truncatingIfNeeded: sign.value))
    pair(value)
  }

  /// The distance from UTC in minutes, as hours and minutes.
  mutating func zone(_ offset: Int, hasColon: Bool) {
    let minutes = abs(offset)
    add(UInt8(ascii: offset < 0 ? "-" : "+"))
    number(minutes / 60, width: 2)
    if hasColon { add(UInt8(ascii: ":")) }
    number(minutes % 60, width: 2)
  }
}
