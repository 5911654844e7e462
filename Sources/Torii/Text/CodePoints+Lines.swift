extension CodePoints {
  /// `str.splitlines`: the lines between any of Python's line breaks, `\r\n` being one.
  package static func lines(_ text: String, keepingEnds: Bool = false) -> [String] {
    let scalars = text.unicodeScalars
    var lines: [String] = []
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      var end = scalars.index(after: index)
      guard isLineBreak(scalars[index]) else {
        index = end
        continue
      }
      if scalars[index] == "\r", end < scalars.endIndex, scalars[end] == "\n" {
        end = scalars.index(after: end)
      }
      lines.append(String(scalars[start..<(keepingEnds ? end : index)]))
      start = end
      index = end
    }
    if start < scalars.endIndex { lines.append(String(scalars[start...])) }
    return lines
  }
}
