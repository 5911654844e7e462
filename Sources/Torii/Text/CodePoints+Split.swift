extension CodePoints {
  /// `str.split(sep, maxsplit)` with a separator, which is not empty.
  package static func split(
    _ text: String, by separator: String, limit: Int = -1, fromEnd: Bool = false
  ) -> [String] {
    withBytes(of: text, separator) { (bytes, separator) in
      let search = SubstringSearch(separator)
      let limit = limit < 0 ? Int.max : limit
      var parts: [String] = []
      if fromEnd {
        var end = bytes.count
        while parts.count < limit, let offset = search.last(in: bytes, 0..<end) {
          parts.append(string(bytes[(offset &+ separator.count)..<end]))
          end = offset
        }
        parts.append(end == bytes.count ? text : string(bytes[..<end]))
        return parts.reversed()
      }
      var start = 0
      search.forEach(in: bytes, 0..<bytes.count, limit: limit) { offset in
        parts.append(string(bytes[start..<offset]))
        start = offset &+ separator.count
      }
      parts.append(start == 0 ? text : string(bytes[start...]))
      return parts
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
    withBytes(of: text, separator) { (bytes, separator) in
      let search = SubstringSearch(separator)
      let range = 0..<bytes.count
      guard let offset = fromEnd ? search.last(in: bytes, range) : search.first(in: bytes, range)
      else { return nil }
      return (string(bytes[..<offset]), string(bytes[(offset &+ separator.count)...]))
    }
  }
}
