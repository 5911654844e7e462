extension DataFormat {
  /// The line that opens and closes front matter; JSON has its braces instead.
  var delimiter: String? {
    switch self {
    case .yaml: "---"
    case .toml: "+++"
    case .json: nil
    }
  }

  /// Recognises the opening line at an offset.
  init?(delimiterAt offset: Int, of source: [UInt8]) {
    let line = LineRange(in: source, from: offset)
    let format = Self.allCases.first { format in
      format.delimiter.map { line.holdsOnly($0, in: source) } ?? false
    }
    guard let format else { return nil }
    self = format
  }
}

extension FrontMatter {
  /// Separates front matter between two delimiter lines.
  static func splitDelimited(
    _ source: [UInt8], from start: Int, format: DataFormat, limits: DataLimits
  ) throws(DataError) -> FrontMatter {
    let delimiter = format.delimiter ?? ""
    let opening = LineRange(in: source, from: start)
    var line = LineRange(in: source, from: opening.next)
    var number = 2
    while !line.holdsOnly(delimiter, in: source) {
      // A delimiter further down would be refused for the size, so it is not looked for.
      guard line.next < source.count, line.next - opening.next <= limits.maxBytes else {
        throw unclosed(delimiter)
      }
      line = LineRange(in: source, from: line.next)
      number += 1
    }
    let data = try DataParser.read(
      source, range: opening.next..<line.start, start: DataPosition(line: 2, column: 1),
      format: format, limits: limits)
    return FrontMatter(
      data: try requireMapping(data), format: format, bodyOffset: line.next,
      bodyLine: number + 1)
  }

  /// Front matter must be keys and values. YAML of nothing but comments is as good as none.
  static func requireMapping(_ data: DataNode) throws(DataError) -> DataNode {
    switch data.kind {
    case .mapping: return data
    case .null: return DataNode(.mapping([]), at: data.position)
    default:
      throw DataError(
        "Front matter must be keys and values like \"title: Hello\", but this is"
          + " \(data.kindName).", at: data.position)
    }
  }

  private static func unclosed(_ delimiter: String) -> DataError {
    let hint =
      delimiter == "---" ? ", or begin the file with \"***\" if you mean a rule" : ""
    return DataError(
      "The front matter opened with \"\(delimiter)\" is never closed; add a line"
        + " \"\(delimiter)\" after it\(hint).", at: DataPosition(line: 1, column: 1))
  }
}

/// One line of a file. A carriage return and line feed, either alone, or the end of the file end
/// a line.
struct LineRange {
  var start: Int
  /// Where the line break begins.
  var end: Int
  /// Where the next line begins.
  var next: Int

  init(in source: [UInt8], from start: Int) {
    self.start = min(start, source.count)
    var end = self.start
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
    self.end = end
    let isPair = end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A
    next = min(end + (isPair ? 2 : 1), source.count)
  }

  /// Whether the line is a given text and nothing but blanks after it.
  func holdsOnly(_ text: String, in source: [UInt8]) -> Bool {
    var index = start
    for byte in text.utf8 {
      guard index < end, source[index] == byte else { return false }
      index += 1
    }
    while index < end, source[index] == 0x20 || source[index] == 0x09 { index += 1 }
    return index == end
  }
}
