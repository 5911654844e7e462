/// Keeps `*` and `_` in bare addresses from being read as emphasis: between two spaces (of a kind
/// that is taken out again) they open and close nothing.
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
    guard mayHoldMarkers(source) else { return [] }
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
      addPlaces(in: address.range, of: source, to: &places)
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

  private static func addPlaces(
    in range: Range<Int>, of source: [UInt8], to places: inout [Int]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      guard byte == ASCII.asterisk || byte == ASCII.underscore else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, source[end] == byte { end += 1 }
      // Between letters, `_` is no emphasis marker anyway.
      let isInsideWord =
        byte == ASCII.underscore && index > range.lowerBound && end < range.upperBound
        && source[index - 1].isASCIIAlphanumeric && source[end].isASCIIAlphanumeric
      if !isInsideWord {
        places.append(index)
        places.append(end)
      }
      index = end
    }
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
