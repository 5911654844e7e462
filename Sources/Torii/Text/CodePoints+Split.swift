extension CodePoints {
  /// `str.split(sep, maxsplit)` with a separator, which is not empty.
  package static func split(
    _ text: String, by separator: String, limit: Int = -1, fromEnd: Bool = false
  ) -> [String] {
    withBytes(of: text) { bytes in
      let limit = limit < 0 ? Int.max : limit
      let length = separator.utf8.count
      let found =
        fromEnd
        ? lastOccurrences(separator, in: bytes, limit: limit)
        : SubstringSearch(separator.utf8).all(in: bytes, 0..<bytes.count, limit: limit)
      var parts: [String] = []
      parts.reserveCapacity(found.count + 1)
      var start = 0
      for offset in found {
        parts.append(string(bytes[start..<offset]))
        start = offset + length
      }
      parts.append(string(bytes[start...]))
      return parts
    }
  }

  /// The offsets of the occurrences that a search from the right takes, in rising order.
  private static func lastOccurrences(
    _ pattern: String, in bytes: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> [Int] {
    let mirrored = bytes.reversed() as [UInt8]
    let length = pattern.utf8.count
    return mirrored.withUnsafeBufferPointer { mirror in
      SubstringSearch(pattern.utf8.reversed())
        .all(in: mirror, 0..<mirror.count, limit: limit)
        .reversed().map { mirror.count - $0 - length }
    }
  }

  /// `str.split(None, maxsplit)`: words between runs of white space.
  package static func words(_ text: String, limit: Int = -1) -> [String] {
    let scalars = text.unicodeScalars
    var words: [String] = []
    var rest = scalars[...]
    while true {
      rest = rest.drop(while: isWhitespace)
      if rest.isEmpty { return words }
      if limit >= 0 && words.count >= limit {
        words.append(String(rest))
        return words
      }
      let word = rest.prefix { !isWhitespace($0) }
      words.append(String(word))
      rest = rest[word.endIndex...]
    }
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
    withBytes(of: text) { bytes in
      let search = SubstringSearch(separator.utf8)
      let range = 0..<bytes.count
      guard let offset = fromEnd ? search.last(in: bytes, range) : search.first(in: bytes, range)
      else { return nil }
      return (string(bytes[..<offset]), string(bytes[(offset + separator.utf8.count)...]))
    }
  }
}
