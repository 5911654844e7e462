/// The data at the top of a content file, and where the file's body begins.
///
/// A file that starts with a line `---` has YAML up to the next such line, one that starts with
/// `+++` has TOML, and one that starts with `{` has one JSON object. Any other file has no front
/// matter and is all body.
public struct FrontMatter: Sendable {
  /// The data; an empty mapping when there is none.
  public var data: DataNode
  /// The notation of the data; `nil` when the file has no front matter.
  public var format: DataFormat?
  /// The offset of the body's first byte in the file.
  public var bodyOffset: Int
  /// The line on which the body begins, counted from 1.
  public var bodyLine: Int

  /// Creates front matter from its parts.
  public init(data: DataNode, format: DataFormat?, bodyOffset: Int, bodyLine: Int) {
    self.data = data
    self.format = format
    self.bodyOffset = bodyOffset
    self.bodyLine = bodyLine
  }

  /// Separates a file into front matter and body.
  ///
  /// - Parameters:
  ///   - source: The file's bytes. A byte order mark at the start is skipped.
  ///   - limits: How large the front matter may be; the body may be of any size.
  /// - Returns: The data, whose positions are those of the file, and where the body begins.
  /// - Throws: ``DataError`` when the front matter is not closed, is no mapping, or cannot be read.
  public static func split(
    _ source: [UInt8], limits: DataLimits = DataLimits()
  ) throws(DataError) -> FrontMatter {
    let start = byteOrderMarkLength(source)
    if let format = DataFormat(delimiterAt: start, of: source) {
      return try splitDelimited(source, from: start, format: format, limits: limits)
    }
    if JSONExtent.begins(source, at: start) {
      return try splitJSON(source, from: start, limits: limits)
    }
    let place = DataPosition(line: 1, column: 1)
    return FrontMatter(
      data: DataNode(.mapping([]), at: place), format: nil, bodyOffset: start, bodyLine: 1)
  }
}
