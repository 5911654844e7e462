/// Breaks a text into lines as Python's `textwrap` does, white space kept as it is.
///
/// Complexity: linear in the length of the text.
struct TextWrapping {
  /// At least 1.
  let width: Int
  let breaksLongWords: Bool
  /// Whether long words break behind their hyphens.
  let breaksAfterHyphens: Bool
  /// Whether the parts of hyphenated words may go on different lines.
  let splitsAtHyphens: Bool
  /// Whether words may be cut at the width; Python cannot where it is a float.
  var mayCut = true

  /// - Returns: The lines; nil where a word had to be cut and may not be.
  func wrap(_ text: String) -> [String]? {
    let scalars = Array(text.unicodeScalars)
    let chunks =
      splitsAtHyphens
      ? WordChunks.hyphenated(scalars) : WordChunks.separatedBySpace(scalars)
    var layout = LineLayout(scalars: scalars, chunks: chunks, wrapping: self)
    let lines = layout.lines()
    return layout.hasCut && !mayCut ? nil : lines
  }
}

/// The state of a layout: a chunk is dropped or taken from the front, a long one in parts.
private struct LineLayout {
  let scalars: [Unicode.Scalar]
  let chunks: [Range<Int>]
  let wrapping: TextWrapping
  private var next = 0
  /// How much of the next chunk earlier lines have taken.
  private var taken = 0
  private var line: [Range<Int>] = []
  private var length = 0
  /// Whether a word did not fit on a line of its own.
  private(set) var hasCut = false
  /// Behind the last code point of the next chunk that is not white space.
  private var inkEnd = 0

  init(scalars: [Unicode.Scalar], chunks: [Range<Int>], wrapping: TextWrapping) {
    self.scalars = scalars
    self.chunks = chunks
    self.wrapping = wrapping
    measureInk()
  }

  private var front: Range<Int>? {
    guard next < chunks.count else { return nil }
    return (chunks[next].lowerBound &+ taken)..<chunks[next].upperBound
  }

  private mutating func dropFront() {
    next &+= 1
    taken = 0
    measureInk()
  }

  private mutating func measureInk() {
    guard next < chunks.count else { return }
    let chunk = chunks[next]
    let last = scalars[chunk].lastIndex { !CodePoints.isWhitespace($0) }
    inkEnd = last.map { $0 &+ 1 } ?? chunk.lowerBound
  }

  mutating func lines() -> [String] {
    var lines: [String] = []
    while let first = front {
      line.removeAll(keepingCapacity: true)
      length = 0
      if !lines.isEmpty, first.lowerBound >= inkEnd { dropFront() }
      fillLine()
      if let chunk = front, chunk.count > wrapping.width { placeLongChunk(chunk) }
      if let last = line.last, scalars[last].allSatisfy(CodePoints.isWhitespace) {
        line.removeLast()
      }
      if !line.isEmpty { lines.append(text()) }
    }
    return lines
  }

  private mutating func fillLine() {
    while let chunk = front, chunk.count <= wrapping.width &- length {
      line.append(chunk)
      length &+= chunk.count
      dropFront()
    }
  }

  /// Breaks a chunk that is too long for any line, or gives it a line of its own.
  private mutating func placeLongChunk(_ chunk: Range<Int>) {
    guard wrapping.breaksLongWords else {
      if line.isEmpty {
        line.append(chunk)
        dropFront()
      }
      return
    }
    hasCut = true
    var size = min(wrapping.width &- length, chunk.count)
    let part = chunk.lowerBound..<(chunk.lowerBound &+ size)
    if wrapping.breaksAfterHyphens, let hyphen = scalars[part].lastIndex(of: "-"),
      scalars[part.lowerBound..<hyphen].contains(where: { $0 != "-" })
    {
      size = hyphen &+ 1 &- chunk.lowerBound
    }
    line.append(chunk.lowerBound..<(chunk.lowerBound &+ size))
    taken &+= size
  }

  private func text() -> String {
    var view = String.UnicodeScalarView()
    for range in line { view.append(contentsOf: scalars[range]) }
    return String(view)
  }
}
