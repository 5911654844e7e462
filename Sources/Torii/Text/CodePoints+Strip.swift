/// Which ends of a text an operation works on.
package enum TextEnds: Sendable {
  case leading, trailing, both
}

extension CodePoints {
  /// `str.strip` and its one-sided forms: drops white space, or the code points of `set`.
  package static func strip(
    _ text: String, _ ends: TextEnds = .both, of set: String? = nil
  ) -> String {
    guard let set else { return strip(text, ends, isWhitespace) }
    let members = set.unicodeScalars
    if members.count <= 8 { return strip(text, ends) { members.contains($0) } }
    let unique = Set(members)
    return strip(text, ends) { unique.contains($0) }
  }

  private static func strip(
    _ text: String, _ ends: TextEnds, _ drops: (Unicode.Scalar) -> Bool
  ) -> String {
    var rest = text.unicodeScalars[...]
    if ends != .trailing {
      while let first = rest.first, drops(first) { rest.removeFirst() }
    }
    if ends != .leading {
      while let last = rest.last, drops(last) { rest.removeLast() }
    }
    let whole = text.unicodeScalars
    let untouched = rest.startIndex == whole.startIndex && rest.endIndex == whole.endIndex
    return untouched ? text : String(rest)
  }
}
