extension CodePoints {
  /// `str.split(sep, maxsplit)` with a separator, which is not empty.
  package static func split(
    _ text: String, by separator: String, limit: Int = -1, fromEnd: Bool = false
  ) -> [String] {
    var parts: [String] = []
    if fromEnd {
      withBytes(of: text, separator) { (bytes, separator) in
        let search = SubstringSearch(separator)
        var end = bytes.count
        while limit < 0 || parts.count < limit, let offset = search.last(in: bytes, 0..<end) {
          parts.append(string(bytes[(offset &+ separator.count)..<end]))
          end = offset
        }
        parts.append(end == bytes.count ? text : string(bytes[..<end]))
      }
      return parts.reversed()
    }
    forEachPart(of: text, by: separator, limit: limit) { parts.append($0) }
    return parts
  }

  /// Calls `body` with the parts that `str.split` makes, from left to right.
  @inline(__always)
  static func forEachPart(
    of text: String, by separator: String, limit: Int, _ body: (String) -> Void
  ) {
    withBytes(of: text, separator) { (bytes, separator) in
      var start = 0
      let limit = limit < 0 ? Int.max : limit
      SubstringSearch(separator).forEach(in: bytes, 0..<bytes.count, limit: limit) { offset in
        body(string(bytes[start..<offset]))
        start = offset &+ separator.count
      }
      body(start == 0 ? text : string(bytes[start...]))
    }
  }

  /// `str.split(None, maxsplit)`: words between runs of white space.
  package static func words(_ text: String, limit: Int = -1) -> [String] {
    withBytes(of: text) { bytes in
      var words: [String] = []
      var offset = 0
      while true {
        offset = endOfRun(in: bytes, from: offset, ofWhitespace: true)
        if offset == bytes.count { return words }
        if limit >= 0 && words.count >= limit {
          words.append(string(bytes[offset...]))
          return words
        }
        let end = endOfRun(in: bytes, from: offset, ofWhitespace: false)
        words.append(string(bytes[offset..<end]))
        offset = end
      }
    }
  }

  /// Where a run of white space, or of all but white space, ends.
  private static func endOfRun(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, ofWhitespace isWhite: Bool
  ) -> Int {
    let whitespace = ASCIISet.whitespace
    var offset = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        if whitespace.contains(bytes[offset]) != isWhite { return offset }
        offset &+= 1
      } else {
        let (scalar, next) = scalar(at: offset, in: bytes)
        if isWhitespace(scalar) != isWhite { return offset }
        offset = next
      }
    }
    return offset
  }

  /// `str.rsplit(None, maxsplit)`.
  package static func wordsFromEnd(_ text: String, limit: Int = -1) -> [String] {
    if limit < 0 { return words(text) }
    var words: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      while let last = rest.last, isWhitespace(last) { rest.removeLast() }
      if rest.isEmpty { return words.reversed() }
      if words.count >= limit {
        words.append(String(rest))
        return words.reversed()
      }
      let start = rest.lastIndex(where: isWhitespace).map { rest.index(after: $0) }
      words.append(String(rest[(start ?? rest.startIndex)...]))
      rest = rest[..<(start ?? rest.startIndex)]
    }
  }

  /// `str.partition` and `str.rpartition`: the parts around the separator, or nil without one.
  package static func partition(
    _ text: String, by separator: String, fromEnd: Bool = false
  ) -> (before: String, after: String)? {
    withBytes(of: text, separator) { (bytes, separator) in
      let search = SubstringSearch(separator)
      let range = 0..<bytes.count
      guard let offset = fromEnd ? search.last(in: bytes, range) : search.first(in: bytes, range)
      else { return nil }
      return (string(bytes[..<offset]), string(bytes[(offset &+ separator.count)...]))
    }
  }
}
