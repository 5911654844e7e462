extension CodePoints {
  /// `str.find` and `str.rfind` within a slice given in code points: the index, or nil.
  package static func find(
    _ pattern: String, in text: String, start: Int? = nil, stop: Int? = nil,
    fromEnd: Bool = false
  ) -> Int? {
    withBytes(of: text, pattern) { (bytes, pattern) in
      guard let range = byteRange(bytes, start: start, stop: stop) else { return nil }
      let offset: Int?
      if pattern.isEmpty {
        offset = fromEnd ? range.upperBound : range.lowerBound
      } else {
        let search = SubstringSearch(pattern)
        offset = fromEnd ? search.last(in: bytes, range) : search.first(in: bytes, range)
      }
      return offset.map { count(bytes[..<$0]) }
    }
  }

  /// `str.count`: occurrences that do not overlap, within a slice.
  package static func occurrences(
    of pattern: String, in text: String, start: Int? = nil, stop: Int? = nil
  ) -> Int {
    withBytes(of: text, pattern) { (bytes, pattern) in
      guard let range = byteRange(bytes, start: start, stop: stop) else { return 0 }
      if pattern.isEmpty { return count(bytes[range]) + 1 }
      var found = 0
      SubstringSearch(pattern).forEach(in: bytes, range) { _ in found &+= 1 }
      return found
    }
  }

  package static func contains(_ text: String, _ pattern: String) -> Bool {
    withBytes(of: text, pattern) { (bytes, pattern) in
      pattern.isEmpty || SubstringSearch(pattern).first(in: bytes, 0..<bytes.count) != nil
    }
  }

  /// `str.startswith` and `str.endswith` within a slice.
  package static func hasPrefix(
    _ text: String, _ prefix: String, start: Int? = nil, stop: Int? = nil
  ) -> Bool {
    withBytes(of: text, prefix) { (bytes, prefix) in
      guard let range = byteRange(bytes, start: start, stop: stop), prefix.count <= range.count
      else { return false }
      let head = bytes[range.lowerBound..<(range.lowerBound &+ prefix.count)]
      return areEqual(UnsafeBufferPointer(rebasing: head), prefix)
    }
  }

  package static func hasSuffix(
    _ text: String, _ suffix: String, start: Int? = nil, stop: Int? = nil
  ) -> Bool {
    withBytes(of: text, suffix) { (bytes, suffix) in
      guard let range = byteRange(bytes, start: start, stop: stop), suffix.count <= range.count
      else { return false }
      let tail = bytes[(range.upperBound &- suffix.count)..<range.upperBound]
      return areEqual(UnsafeBufferPointer(rebasing: tail), suffix)
    }
  }

  /// The bytes of a slice, or nil if it starts behind the end of the text or its own end, where
  /// Python finds not even the empty text.
  private static func byteRange(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int?, stop: Int?
  ) -> Range<Int>? {
    if start == nil && stop == nil { return 0..<bytes.count }
    let length = count(bytes[...])
    func place(_ bound: Int) -> Int { bound < 0 ? max(0, bound + length) : bound }
    let first = place(start ?? 0)
    let last = min(place(stop ?? length), length)
    guard first <= last, let lower = offset(of: first, in: bytes),
      let upper = offset(of: last - first, in: bytes, from: lower)
    else { return nil }
    return lower..<upper
  }

  /// How long `replacing` makes the text in bytes, to be checked before it is made.
  package static func replacedSize(
    _ text: String, _ old: String, with new: String, limit: Int
  ) -> Int {
    let found =
      old.utf8.isEmpty ? count(text) + 1 : occurrences(of: old, in: text)
    let count = limit < 0 ? found : min(found, limit)
    let growth = count.multipliedReportingOverflow(by: new.utf8.count - old.utf8.count)
    guard !growth.overflow else { return .max }
    let size = text.utf8.count.addingReportingOverflow(growth.partialValue)
    return size.overflow ? .max : size.partialValue
  }

  /// `str.replace`: at most `limit` occurrences from the left, all if it is negative.
  package static func replacing(
    _ text: String, _ old: String, with new: String, limit: Int = -1
  ) -> String {
    if limit < 0, let short = replacingShort(text, old, with: new) { return short }
    let limit = limit < 0 ? Int.max : limit
    return withBytes(of: text, old) { (bytes, old) in
      var result: [UInt8] = []
      if old.isEmpty {
        insert(new, between: bytes, limit: limit, into: &result)
        return string(result)
      }
      var start = 0
      SubstringSearch(old).forEach(in: bytes, 0..<bytes.count, limit: limit) { offset in
        result.append(contentsOf: bytes[start..<offset])
        result.append(contentsOf: new.utf8)
        start = offset &+ old.count
      }
      if start == 0 { return text }
      result.append(contentsOf: bytes[start...])
      return string(result)
    }
  }

  /// The result for a short pattern; nil for others.
  private static func replacingShort(_ text: String, _ old: String, with new: String) -> String? {
    withBytes(of: text) { bytes in
      withBytes(of: old) { old in
        withBytes(of: new) { new in
          guard let replacement = ShortReplacement(bytes, old, with: new) else { return nil }
          let count = replacement.occurrences
          return count == 0 ? text : replacement.result(size: replacement.size(with: count))
        }
      }
    }
  }

  /// Replaces the empty text: before each code point and at the end.
  private static func insert(
    _ text: String, between bytes: UnsafeBufferPointer<UInt8>, limit: Int,
    into result: inout [UInt8]
  ) {
    var remaining = limit
    for byte in bytes {
      if byte & 0xC0 != 0x80, remaining > 0 {
        result.append(contentsOf: text.utf8)
        remaining -= 1
      }
      result.append(byte)
    }
    if remaining > 0 { result.append(contentsOf: text.utf8) }
  }
}
