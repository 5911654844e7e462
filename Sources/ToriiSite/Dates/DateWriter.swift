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
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes { add(byte) }
    }
  }

  /// A number with so many digits at least.
  mutating func number(_ value: Int, width: Int, fill: UInt8 = DateWriter.zero) {
    let magnitude = value.magnitude
    if width == 2, value >= 0, magnitude < 100, fill == Self.zero {
      add(Self.zero + UInt8(truncatingIfNeeded: magnitude / 10))
      add(Self.zero + UInt8(truncatingIfNeeded: magnitude % 10))
      return
    }
    if width == 4, value >= 1000, value < 10_000 {
      number(value / 100, width: 2)
      number(value % 100, width: 2)
      return
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

  /// Two digits behind a sign.
  mutating func pair(_ value: Int, after sign: Unicode.Scalar) {
    add(UInt8(truncatingIfNeeded: sign.value))
    number(value, width: 2)
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
