/// Python's view of text: a sequence of code points, compared and counted as such.
///
/// Swift's own `==`, `count` and `hash` see normalised graphemes, so nothing here uses them: all
/// work is on the UTF-8 bytes.
package enum CodePoints {
  /// Calls `body` with the UTF-8 bytes of a text.
  @inline(__always)
  package static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let result = try text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = text
    return try copy.withUTF8(body)
  }

  /// Calls `body` with the UTF-8 bytes of two texts.
  @inline(__always)
  static func withBytes<Result>(
    of text: String, _ other: String,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withBytes(of: text) { text in try withBytes(of: other) { try body(text, $0) } }
  }

  package static func string(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The number of code points.
  package static func count(_ text: String) -> Int {
    withBytes(of: text) { count($0[...]) }
  }

  static func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let raw = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
    var count = 0
    var offset = 0
    while raw.count &- offset >= 8 {
      count &+= starts(inWordAt: offset, of: raw)
      offset &+= 8
    }
    while offset < raw.count {
      count &+= isStart(raw[offset]) ? 1 : 0
      offset &+= 1
    }
    return count
  }

  /// How many of the eight bytes at an offset begin a code point.
  @inline(__always)
  private static func starts(inWordAt offset: Int, of bytes: UnsafeRawBufferPointer) -> Int {
    let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return 8 &- ((word >> 7) & (~word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
  }

  @inline(__always)
  private static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// The byte offset of the code point that is the `index`th from the end, counted from 1.
  private static func offset(
    ofLast index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var remaining = index
    var offset = raw.count
    while offset >= 8 {
      let found = starts(inWordAt: offset &- 8, of: raw)
      if found >= remaining { break }
      remaining &-= found
      offset &-= 8
    }
    while offset > 0 {
      offset &-= 1
      if isStart(raw[offset]) {
        remaining &-= 1
        if remaining == 0 { return offset }
      }
    }
    return nil
  }

  /// Whether two texts have the same code points.
  package static func equal(_ left: String, _ right: String) -> Bool {
    withBytes(of: left, right) { $0.count == $1.count && areEqual($0, $1) }
  }

  /// Whether bytes are those of a word.
  @inline(__always)
  static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    bytes.count == word.utf8CodeUnitCount
      && areEqual(
        bytes, UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Whether two buffers of one length hold the same bytes.
  @inline(__always)
  static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
    var offset = 0
    while left.count &- offset >= 8 {
      let (a, b) = (
        left.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      )
      if a != b { return false }
      offset &+= 8
    }
    while offset < left.count {
      if left[offset] != right[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// Orders two texts by their code points, which is the order of their UTF-8 bytes: -1, 0, 1.
  package static func compare(_ left: String, _ right: String) -> Int {
    withBytes(of: left, right) { (left, right) in
      let (a, b) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
      let shared = min(a.count, b.count)
      var offset = 0
      while shared &- offset >= 8 {
        let one = UInt64(bigEndian: a.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let other = UInt64(bigEndian: b.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        if one != other { return one < other ? -1 : 1 }
        offset &+= 8
      }
      while offset < shared {
        if a[offset] != b[offset] { return a[offset] < b[offset] ? -1 : 1 }
        offset &+= 1
      }
      return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
    }
  }

  /// The code points as texts of one each, as Python iterates.
  package static func characters(_ text: String) -> [String] {
    text.unicodeScalars.map { String($0) }
  }

  package static func reversed(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.reversed())
    return String(view)
  }
}

extension CodePoints {
  @inline(__always)
  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while raw.count &- offset >= 8 {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { return false }
      offset &+= 8
    }
    while offset < raw.count {
      if raw[offset] >= 0x80 { return false }
      offset &+= 1
    }
    return true
  }

  /// The byte offset of the code point at `index`, or nil if the text is shorter; the end counts.
  static func offset(
    of index: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var remaining = index
    var offset = start
    while raw.count &- offset >= 8 {
      let found = starts(inWordAt: offset, of: raw)
      if found > remaining { break }
      remaining &-= found
      offset &+= 8
    }
    while offset < raw.count {
      if isStart(raw[offset]) {
        if remaining == 0 { return offset }
        remaining &-= 1
      }
      offset &+= 1
    }
    return remaining == 0 ? offset : nil
  }

  /// The code point at an index, counted from the end if negative; nil outside the text.
  package static func character(_ text: String, at index: Int) -> String? {
    withBytes(of: text) { bytes in
      let found: Int?
      if index < 0 {
        found = index < -bytes.count ? nil : offset(ofLast: -index, in: bytes)
      } else {
        found = index < bytes.count ? offset(of: index, in: bytes) : nil
      }
      guard let start = found, start < bytes.count,
        let end = offset(of: 1, in: bytes, from: start)
      else { return nil }
      return string(bytes[start..<end])
    }
  }

  /// The code points from `start` up to `end`; both lie between 0 and the length.
  package static func substring(_ text: String, from start: Int, to end: Int) -> String {
    guard start < end else { return "" }
    return withBytes(of: text) { bytes in
      guard let first = offset(of: max(0, start), in: bytes) else { return "" }
      let last = offset(of: end - max(0, start), in: bytes, from: first) ?? bytes.count
      return string(bytes[first..<last])
    }
  }

  /// The code points from `start`, which is not negative, to the end.
  private static func suffix(_ text: String, from start: Int) -> String {
    withBytes(of: text) { bytes in
      guard let first = offset(of: start, in: bytes) else { return "" }
      return first == 0 ? text : string(bytes[first...])
    }
  }

  /// A Python slice; `step` is not zero.
  package static func slice(_ text: String, start: Int?, stop: Int?, step: Int = 1) -> String {
    let lower = start ?? 0
    let length = text.utf8.count
    if step == 1, lower >= 0, stop ?? 0 >= 0 {
      guard let stop else { return suffix(text, from: min(lower, length)) }
      return substring(text, from: min(lower, length), to: min(stop, length))
    }
    let bounds = SliceBounds(start: start, stop: stop, step: step, count: count(text))
    if step == 1 { return substring(text, from: bounds.start, to: bounds.start + bounds.length) }
    let scalars = Array(text.unicodeScalars)
    var view = String.UnicodeScalarView()
    for index in bounds.indices where scalars.indices.contains(index) {
      view.append(scalars[index])
    }
    return String(view)
  }
}
