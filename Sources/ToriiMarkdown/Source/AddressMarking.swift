/// Keeps `*` and `_` in bare addresses from being read as emphasis, and what looks like an escape or
/// an entity in them as it is written: between two spaces (of a kind that is taken out again) the
/// first open and close nothing, and one space ends the others.
enum AddressMarking {
  static func run(_ source: [UInt8]) -> (source: [UInt8], mark: MarkCharacter)? {
    let places = findPlaces(in: source)
    guard !places.isEmpty,
      let mark = MarkCharacter.unused(of: MarkCharacter.spaces, in: source)
    else { return nil }
    return (MarkCharacter.insert(mark, at: places, into: source), mark)
  }

  private static func findPlaces(in source: [UInt8]) -> [Int] {
    var places: [Int] = []
    guard
      mayHoldMarkers(source) || ByteSearch.contains(ASCII.ampersand, in: source)
        || ByteSearch.contains(ASCII.backslash, in: source)
    else { return [] }
    var candidates = Candidates()
    var index = candidates.next(in: source, from: 0)
    if index == source.count { return [] }
    var text = MarkdownTree()
    text.bytes = source
    var finder = BareAddressFinder(text: 0..<source.count)
    while index < source.count {
      index = candidates.next(in: source, from: index)
      guard index < source.count,
        let address = finder.find(at: index, before: NeighbourCharacter.newline, text)
      else {
        index += 1
        continue
      }
      addPlaces(
        in: address.range, of: source, keepsEscapes: keepsEscapes(address.range, of: source),
        to: &places)
      index = max(index + 1, address.range.upperBound)
      finder.limit = index
    }
    return places
  }

  /// Whether there may be anything to mark: what stands around a marker, as far as white space, may
  /// hold an address.
  private static func mayHoldMarkers(_ source: [UInt8]) -> Bool {
    source.withUnsafeBufferPointer { bytes in
      var markers = BytePairSearch(ASCII.asterisk, ASCII.underscore)
      var end = 0
      while true {
        let marker = markers.next(in: bytes, from: end, to: bytes.count)
        if marker == bytes.count { return false }
        var start = marker
        while start > end, !bytes[start - 1].isASCIIWhitespace { start -= 1 }
        end = marker + 1
        while end < bytes.count, !bytes[end].isASCIIWhitespace { end += 1 }
        if mayHoldAddress(bytes, start..<end) { return true }
      }
    }
  }

  private static func mayHoldAddress(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>
  ) -> Bool {
    var index = word.lowerBound
    while index &+ 3 < word.upperBound {
      switch bytes[index] {
      case ASCII.colon where bytes[index + 1] == ASCII.slash && bytes[index + 2] == ASCII.slash,
        WebAddress.w where bytes[index + 1] == WebAddress.w && bytes[index + 2] == WebAddress.w:
        return true
      default: index &+= 1
      }
    }
    return false
  }

  /// The places where an address may be, one after the other.
  private struct Candidates {
    private var colon = -1
    private var web = -1

    mutating func next(in source: [UInt8], from start: Int) -> Int {
      source.withUnsafeBufferPointer { bytes in
        if colon < start { colon = ByteSearch.first("://", in: bytes, from: start) }
        if web < start { web = WebAddress.first(in: bytes, from: start) }
        return min(colon, web)
      }
    }
  }

  /// How far back a bracket or the beginning of a destination is looked for.
  private static let lookBehind = 2048

  /// Whether escapes and entities in an address count: in brackets, where no address is made a link,
  /// and in the destination of an inline link or of a link definition.
  private static func keepsEscapes(_ range: Range<Int>, of source: [UInt8]) -> Bool {
    let address = source[range]
    guard address.contains(ASCII.backslash) || address.contains(ASCII.ampersand) else {
      return false
    }
    let before = source[..<range.lowerBound].suffix(lookBehind)
    return isInBrackets(before) || isDestination(before)
  }

  private static func isDestination(_ before: ArraySlice<UInt8>) -> Bool {
    var rest = before
    while let last = rest.last, !last.isASCIIWhitespace, !endsInOpening(rest) { rest.removeLast() }
    while let last = rest.last, last.isASCIIWhitespace { rest.removeLast() }
    return endsInOpening(rest)
  }

  /// Whether a bracket is open at the end of a text, as far as its last blank line tells.
  private static func isInBrackets(_ before: ArraySlice<UInt8>) -> Bool {
    var closed = 0
    for index in before.indices.reversed() {
      let previous = index > before.startIndex ? before[index - 1] : ASCII.space
      switch before[index] {
      case ASCII.newline where previous == ASCII.newline: return false
      case ASCII.rightBracket where previous != ASCII.backslash: closed += 1
      case ASCII.leftBracket where previous != ASCII.backslash:
        if closed == 0 { return true }
        closed -= 1
      default: break
      }
    }
    return false
  }

  /// Whether a text ends in `](` or `]:`.
  private static func endsInOpening(_ text: ArraySlice<UInt8>) -> Bool {
    (text.last == ASCII.leftParenthesis || text.last == ASCII.colon)
      && text.dropLast().last == ASCII.rightBracket
  }

  private static func addPlaces(
    in range: Range<Int>, of source: [UInt8], keepsEscapes: Bool, to places: inout [Int]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      let next = index + 1 < source.count ? source[index + 1] : ASCII.space
      switch byte {
      case ASCII.backslash where !keepsEscapes && next.isASCIIPunctuation,
        ASCII.ampersand where !keepsEscapes && (next.isASCIIAlphanumeric || next == ASCII.hash):
        places.append(index + 1)
        index += 1
      case ASCII.asterisk, ASCII.underscore:
        var end = index
        while end < range.upperBound, source[end] == byte { end += 1 }
        addEnds(of: index..<end, in: range, of: source, keepsEscapes: keepsEscapes, to: &places)
        index = end
      default:
        index += 1
      }
    }
  }

  /// Marks a run of markers of emphasis.
  private static func addEnds(
    of run: Range<Int>, in address: Range<Int>, of source: [UInt8], keepsEscapes: Bool,
    to places: inout [Int]
  ) {
    let (start, end) = (run.lowerBound, run.upperBound)
    // Between letters, `_` is no emphasis marker anyway.
    let isInsideWord =
      source[start] == ASCII.underscore && start > address.lowerBound && end < address.upperBound
      && source[start - 1].isASCIIAlphanumeric && source[end].isASCIIAlphanumeric
    let isEscape = keepsEscapes && start > 0 && source[start - 1] == ASCII.backslash
    if isInsideWord || isEscape { return }
    // Behind a backslash there is a mark already.
    if places.last != start { places.append(start) }
    places.append(end)
  }
}

extension MarkCharacter {
  /// `source` with a mark before each of the offsets, which ascend.
  static func insert(_ mark: MarkCharacter, at places: [Int], into source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.count + places.count * MarkCharacter.length)
    var from = 0
    for place in places {
      result.append(contentsOf: source[from..<place])
      result.append(contentsOf: mark.bytes)
      from = place
    }
    result.append(contentsOf: source[from...])
    return result
  }
}
