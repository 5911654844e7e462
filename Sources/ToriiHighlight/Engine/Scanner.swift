/// Reads code byte by byte and notes what its pieces are.
///
/// A byte beyond the limits reads as 0, and every step is bounded by them, so that no input leads
/// outside.
struct Scanner {
  let bytes: [UInt8]
  /// Where the part begins that is being read: a whole text, or code embedded in one.
  private(set) var start = 0
  private(set) var end: Int
  /// What has been read ends here.
  private(set) var at = 0
  private(set) var tokens: TokenList

  /// What the next name is; a language sets and takes it.
  var expected = TokenClass.text
  /// Numbers that a language remembers.
  var mode = 0
  var state = 0
  /// The states of a language that is read as a ``StateMachine``; the first one is below them all.
  var states: [UInt8] = []
  /// How many languages or interpolations are open.
  private(set) var depth = 0
  /// Marks that have no end in the rest of the text.
  private var hopeless: [UInt64: (part: Int, until: Int)] = [:]
  /// How many bytes may still be looked through in vain, so that no input takes more than linear time.
  private var patience: Int
  /// The run of spaces that was looked through last.
  private var spaces = 0..<0

  /// More nested interpolations are read as plain text.
  static let maximumDepth = 40

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    patience = bytes.count / 4 * 64 + 100_000
    tokens = TokenList(capacity: bytes.count / 3)
  }

  /// All that was read. Nothing is read after that.
  mutating func finish() -> TokenList {
    tokens.finish()
    return tokens
  }

  // MARK: Looking

  /// The byte at a place, or 0 outside of the part that is being read.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    index < end && index >= start ? bytes[index] : 0
  }

  @inline(__always) var byte: UInt8 { self[at] }
  @inline(__always) var next: UInt8 { self[at + 1] }
  @inline(__always) var isAtEnd: Bool { at >= end }
  /// The byte before, across tokens; 0 at the beginning.
  @inline(__always) var previous: UInt8 { self[at - 1] }

  /// Whether a text stands at a place.
  @inline(__always)
  func has(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      guard index >= start, index <= end, wanted.count <= end - index else { return false }
      for offset in 0..<wanted.count where bytes[index + offset] != wanted[offset] {
        return false
      }
      return true
    }
  }

  @inline(__always)
  func has(_ text: StaticString) -> Bool { has(text, at: at) }

  /// Whether a text stands at a place, in letters of any case. The text is in lower case.
  func hasIgnoringCase(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { wanted in
      guard index >= start, index <= end, wanted.count <= end - index else { return false }
      for offset in 0..<wanted.count {
        let byte = bytes[index + offset]
        if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != wanted[offset] { return false }
      }
      return true
    }
  }

  /// Whether a text stands at a place and no word goes on behind it.
  func hasWord(_ text: StaticString, at index: Int) -> Bool {
    has(text, at: index) && !ByteSet.word.contains(self[index + text.utf8CodeUnitCount])
  }

  /// Where a run of bytes of a set ends.
  @inline(__always)
  func run(_ set: ByteSet, from index: Int) -> Int {
    var index = index
    while index < end, index >= start, set.contains(bytes[index]) { index += 1 }
    return index
  }

  /// The word of some bytes that begins at a place, if it is not longer than a limit.
  @inline(__always)
  func word(_ set: ByteSet, from index: Int, atMost limit: Int) -> Range<Int>? {
    let stop = min(end, index + limit + 1)
    var place = index
    while place < stop, place >= start, set.contains(bytes[place]) { place += 1 }
    return place - index > limit ? nil : index..<place
  }

  /// Where a run of other bytes ends.
  @inline(__always)
  func run(until set: ByteSet, from index: Int) -> Int {
    var index = max(index, start)
    while index < end, !set.contains(bytes[index]) { index += 1 }
    return index
  }

  /// Where the line ends that a place lies in, before its newline.
  @inline(__always)
  func lineEnd(from index: Int) -> Int {
    var index = max(index, start)
    while index < end, bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Where a byte comes next, if it does.
  func find(_ byte: UInt8, from index: Int, before limit: Int = .max) -> Int? {
    var index = max(index, start)
    let limit = min(limit, end)
    while index < limit {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Where a text comes next, if it does.
  func find(_ text: StaticString, from index: Int, before limit: Int = .max) -> Int? {
    let limit = min(limit, end)
    return text.withUTF8Buffer { wanted in
      guard let first = wanted.first else { return nil }
      var index = max(index, start)
      while index <= limit - wanted.count {
        if bytes[index] == first, has(text, at: index) { return index }
        index += 1
      }
      return nil
    }
  }

  /// Whether only blanks stand before a place in its line.
  func isFirstInLine(_ index: Int) -> Bool {
    var index = index - 1
    while index >= start, ByteSet.blanks.contains(self[index]) { index -= 1 }
    return index < start || self[index] == 0x0A
  }

  @inline(__always)
  func isLineStart(_ index: Int) -> Bool { index <= start || self[index - 1] == 0x0A }

  /// Whether a range holds a text.
  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    range.count == text.utf8CodeUnitCount && has(text, at: range.lowerBound)
  }

  /// How many bytes the character at a place has.
  @inline(__always)
  func characterLength(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return 1 }
    var length = 1
    while length < 4, self[index + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  // MARK: Taking

  /// Takes everything up to a place.
  @inline(__always)
  mutating func take(_ tokenClass: TokenClass, to place: Int) {
    let place = min(place, end)
    guard place > at else { return }
    tokens.append(tokenClass, to: place)
    at = place
  }

  @inline(__always)
  mutating func take(_ tokenClass: TokenClass, _ count: Int) {
    take(tokenClass, to: at + count)
  }

  /// Takes one character, whatever it is.
  mutating func takeCharacter(_ tokenClass: TokenClass) {
    take(tokenClass, to: at + characterLength(at: at))
  }

  @inline(__always)
  mutating func takeRun(_ tokenClass: TokenClass, _ set: ByteSet) {
    take(tokenClass, to: run(set, from: at))
  }

  mutating func takeLine(_ tokenClass: TokenClass) {
    take(tokenClass, to: lineEnd(from: at))
  }

  /// Takes blanks, and newlines with them.
  @inline(__always)
  mutating func takeSpace(_ tokenClass: TokenClass = .w) {
    take(tokenClass, to: run(.spaces, from: at))
  }

  /// Takes a text if it stands here.
  mutating func takes(_ tokenClass: TokenClass, _ text: StaticString) -> Bool {
    guard has(text) else { return false }
    take(tokenClass, text.utf8CodeUnitCount)
    return true
  }

  // MARK: Parts

  /// Reads a part of the text on its own, up to a place; what is left of it stays plain.
  mutating func embed(to place: Int, _ read: (inout Scanner) -> Void) {
    let place = min(place, end)
    guard place > at, depth < Self.maximumDepth else {
      take(.text, to: place)
      return
    }
    let outer = (start, end, expected, mode, state, states)
    (start, end, expected, mode, state, states) = (at, place, .text, 0, 0, [])
    depth += 1
    read(&self)
    take(.text, to: place)
    depth -= 1
    (start, end, expected, mode, state, states) = outer
  }

  /// Goes on reading as before, but not beyond a place.
  mutating func limited(to place: Int, _ read: (inout Scanner) -> Void) {
    let place = min(place, end)
    guard place > at, depth < Self.maximumDepth else {
      take(.text, to: place)
      return
    }
    let outer = end
    end = place
    depth += 1
    read(&self)
    take(.text, to: place)
    depth -= 1
    end = outer
  }

  /// Reads something nested, unless too much is.
  mutating func nest(_ read: (inout Scanner) -> Void) -> Bool {
    guard depth < Self.maximumDepth else { return false }
    depth += 1
    read(&self)
    depth -= 1
    return true
  }

  /// Whether a search for an end from a place, or from here, is known to fail.
  func isHopeless(_ mark: UInt8, from place: Int? = nil) -> Bool {
    isHopeless(key: UInt64(mark), from: place ?? at)
  }

  /// Remembers that a search found no end up to a place, so that it is not made again.
  mutating func giveUp(_ mark: UInt8, until place: Int? = nil) {
    hopeless[UInt64(mark)] = (end, place ?? end)
  }

  private func isHopeless(key: UInt64, from place: Int) -> Bool {
    guard !hopeless.isEmpty, let known = hopeless[key], known.part == end else { return false }
    return place < known.until
  }

  /// Where a text comes next in the part, if it does. A search that fails is not made again, so that
  /// many openings without an end take no more than linear time.
  mutating func findEnd(_ text: StaticString, from index: Int) -> Int? {
    var key: UInt64 = 1
    text.withUTF8Buffer { for byte in $0.prefix(7) { key = key &<< 8 | UInt64(byte) } }
    if isHopeless(key: key, from: index) { return nil }
    if let place = find(text, from: index) { return place }
    hopeless[key] = (end, end)
    return nil
  }

  /// Whether a search whose end is not one text may be begun.
  var hasPatience: Bool { patience > 0 }

  /// Notes a search through the rest of the part that found nothing.
  mutating func lookedInVain(from index: Int, to limit: Int = .max) {
    patience -= max(1, min(limit, end) - index)
  }

  /// Where the spaces at a place end, newlines included. The run is remembered: rules may ask at each
  /// of its lines.
  mutating func spacesEnd(from index: Int) -> Int {
    if spaces.contains(index) { return min(spaces.upperBound, max(end, index)) }
    let place = run(.spaces, from: index)
    if place > index + 8 { spaces = index..<place }
    return place
  }
}
