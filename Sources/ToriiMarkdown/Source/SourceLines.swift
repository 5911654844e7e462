/// Where the lines of a document begin and end. Ends leave out the line ending, which may be a
/// newline, a carriage return or both.
struct SourceLines {
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(_ source: [UInt8]) {
    var start = 0
    source.withUnsafeBufferPointer { bytes in
      var lineEnds = BytePairSearch.lineEnds
      while true {
        let end = lineEnds.next(in: bytes, from: start, to: bytes.count)
        guard end < bytes.count else { return }
        starts.append(start)
        ends.append(end)
        start = end + 1
        if bytes[end] == ASCII.carriageReturn, start < bytes.count, bytes[start] == ASCII.newline {
          start += 1
        }
      }
    }
    if start < source.count {
      starts.append(start)
      ends.append(source.count)
    }
  }

  var count: Int { starts.count }

  /// The bytes of a line, which is counted from 1; empty for a line that does not exist.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return 0..<0 }
    return starts[line - 1]..<ends[line - 1]
  }
}
