/// Percent-encoding as RFC 3986 section 2 has it.
package enum PercentEncoding {
  /// Encodes a path: letters, digits, `-._~`, the sub-delimiters that do no harm in HTML, and `/`
  /// stay.
  package static func encodePath(_ path: some StringProtocol) -> String {
    if isPlain(path) { return String(path) }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(path.utf8.count &* 2)
    for byte in path.utf8 {
      if isPlain(byte, plainBytes) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ path: some StringProtocol) -> Bool {
    let plain = plainBytes
    return path.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where !isPlain(byte, plain) { return false }
      return true
    } ?? path.utf8.allSatisfy { isPlain($0, plain) }
  }

  /// A bit for each of the bytes 0 to 63 and 64 to 127.
  private static let plainBytes: (low: UInt64, high: UInt64) = {
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    let signs = "-._~/!$()*+,;=:@"
    for byte in 0..<128 as Range<UInt8>
    where byte.isASCIILetter || byte.isASCIIDigit || signs.utf8.contains(byte) {
      if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
    }
    return bits
  }()

  @inline(__always)
  private static func isPlain(_ byte: UInt8, _ bits: (low: UInt64, high: UInt64)) -> Bool {
    byte < 128 && (byte < 64 ? bits.low : bits.high) >> UInt64(byte & 63) & 1 == 1
  }

  /// Decodes once; `nil` when a `%` is not followed by two hexadecimal digits or the result is not
  /// UTF-8.
  package static func decode(_ text: some StringProtocol) -> String? {
    if !text.utf8.contains(UInt8(ascii: "%")) { return String(text) }
    var bytes: [UInt8] = []
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
