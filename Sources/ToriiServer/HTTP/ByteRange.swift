/// The one range of bytes that a `Range` header asks for (RFC 9110 section 14).
package enum ByteRange: Equatable, Sendable {
  /// Everything is sent: there is no header, or one that may be ignored.
  case all
  case part(Range<Int>)
  /// No byte of the file lies in it.
  case unsatisfiable

  /// Reads `bytes=0-99`, `bytes=100-` and `bytes=-100`. Several ranges and other units are
  /// ignored, as the RFC allows.
  package init(header: String?, size: Int) {
    guard let header, header.utf8.prefix(6).map(Self.lowercased).elementsEqual("bytes=".utf8) else {
      self = .all
      return
    }
    let text = header.utf8.dropFirst(6)
    guard let dash = text.firstIndex(of: UInt8(ascii: "-")) else {
      self = .all
      return
    }
    let first = text[..<dash]
    let last = text[text.index(after: dash)...]
    self = first.isEmpty ? Self.suffix(last, size) : Self.span(first, last, size)
  }

  /// Units are the same in any case (section 14.1).
  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 0x20 : byte
  }

  private static func suffix(_ digits: Substring.UTF8View, _ size: Int) -> ByteRange {
    guard let count = number(digits) else { return .all }
    if count == 0 || size == 0 { return .unsatisfiable }
    return .part(max(0, size - min(count, size))..<size)
  }

  private static func span(
    _ first: Substring.UTF8View, _ last: Substring.UTF8View, _ size: Int
  ) -> ByteRange {
    guard let start = number(first) else { return .all }
    if last.isEmpty { return start < size ? .part(start..<size) : .unsatisfiable }
    guard let end = number(last), end >= start else { return .all }
    if start >= size { return .unsatisfiable }
    return .part(start..<min(end, size - 1) + 1)
  }

  /// Numbers too large for any file are as good as the largest; `nil` for what is no number.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    if digits.isEmpty || digits.count > 64 { return nil }
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(Int(digit - 48))
      value = overflow || overflow2 ? Int.max : sum
    }
    return value
  }
}
