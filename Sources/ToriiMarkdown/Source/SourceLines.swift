/// Where the lines of a document begin and end. Ends leave out the line ending, which may be a
/// newline, a carriage return or both.
struct SourceLines {
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(_ source: [UInt8]) {
    var start = 0
    var index = 0
    source.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let byte = bytes[index]
        guard byte == ASCII.newline || byte == ASCII.carriageReturn else {
          index += 1
          continue
        }
        starts.append(start)
        ends.append(index)
        index += 1
        if byte == ASCII.carriageReturn, index < bytes.count, bytes[index] == ASCII.newline {
          index += 1
        }
        start = index
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
