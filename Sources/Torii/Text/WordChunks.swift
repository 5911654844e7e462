/// Parts a text where lines may break: words, the white space between them, and dashes.
enum WordChunks {
  /// Runs of white space and of everything else.
  static func separatedBySpace(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    while start < scalars.count {
      let isSpace = isBreakingSpace(scalars[start])
      var end = start &+ 1
      while end < scalars.count, isBreakingSpace(scalars[end]) == isSpace { end &+= 1 }
      chunks.append(start..<end)
      start = end
    }
    return chunks
  }

  /// Besides, parts compound words behind their hyphens, and dashes from the words around them.
  static func hyphenated(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    while start < scalars.count {
      let end = endOfChunk(scalars, from: start)
      chunks.append(start..<end)
      start = end
    }
    return chunks
  }

  private static func endOfChunk(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start &+ 1
    if isBreakingSpace(scalars[start]) {
      while end < scalars.count, isBreakingSpace(scalars[end]) { end &+= 1 }
      return end
    }
    if let end = endOfDash(scalars, at: start) { return end }
    while end < scalars.count, !isBreakingSpace(scalars[end]) {
      if scalars[end] == "-" {
        if isCompoundHyphen(scalars, at: end) { return end &+ 1 }
        if endOfDash(scalars, at: end) != nil { return end }
      }
      end &+= 1
    }
    return end
  }

  /// Where the dash at a position ends: hyphens between the end of a word and a word.
  private static func endOfDash(_ scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard start > 0, scalars[start] == "-", endsWord(scalars[start &- 1]) else { return nil }
    var end = start
    while end < scalars.count, scalars[end] == "-" { end &+= 1 }
    guard end &- start >= 2, end < scalars.count, CodePoints.isWordCharacter(scalars[end]) else {
      return nil
    }
    return end
  }

  /// Whether a hyphen stands between letters, two of them or one behind another hyphen before it,
  /// two of them or one before another hyphen behind it.
  private static func isCompoundHyphen(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
    func isLetter(_ index: Int) -> Bool {
      scalars.indices.contains(index) && CodePoints.isWordCharacter(scalars[index])
        && !CodePoints.isDecimal(scalars[index])
    }
    func isHyphen(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index] == "-"
    }
    guard isLetter(place &- 1), isLetter(place &+ 1) else { return false }
    let standsBehind =
      isLetter(place &- 2) || (isHyphen(place &- 2) && isLetter(place &- 3))
    guard standsBehind else { return false }
    return isLetter(place &+ 2) || (isHyphen(place &+ 2) && isLetter(place &+ 3))
  }

  private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!", "\"", "'", "&", ".", ",", "?": true
    default: CodePoints.isWordCharacter(scalar)
    }
  }

  /// Spaces that do not break, and those outside of ASCII, are part of words.
  private static func isBreakingSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20: true
    default: false
    }
  }
}
