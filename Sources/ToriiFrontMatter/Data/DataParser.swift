/// Reads YAML, TOML and JSON into values with positions.
public enum DataParser {
  /// Reads a whole text.
  ///
  /// Any bytes give a value or an error, never a crash. A byte order mark at the start is skipped.
  /// An empty YAML or TOML text is an empty mapping.
  ///
  /// - Parameters:
  ///   - bytes: The text as UTF-8.
  ///   - format: The notation it is in.
  ///   - limits: How large it may be.
  ///   - positionOffset: How many lines precede the text in its file; added to every position.
  /// - Returns: The value of the text.
  /// - Throws: ``DataError`` for what the notation does not allow, duplicate keys, numbers that do
  ///   not fit, text that is not UTF-8, NUL, and texts beyond the limits.
  public static func parse(
    _ bytes: [UInt8], format: DataFormat, limits: DataLimits = DataLimits(),
    positionOffset: Int = 0
  ) throws(DataError) -> DataNode {
    let mark = byteOrderMarkLength(bytes)
    let first = DataPosition(line: min(max(positionOffset, 0), 1 << 40) + 1, column: 1)
    return try read(
      bytes, range: mark..<bytes.count, start: first, format: format, limits: limits)
  }

  /// Reads a whole text from a string.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - format: The notation it is in.
  ///   - limits: How large it may be.
  ///   - positionOffset: How many lines precede the text in its file; added to every position.
  /// - Returns: The value of the text.
  /// - Throws: ``DataError`` as the reading of bytes does.
  public static func parse(
    _ text: String, format: DataFormat, limits: DataLimits = DataLimits(), positionOffset: Int = 0
  ) throws(DataError) -> DataNode {
    try parse(Array(text.utf8), format: format, limits: limits, positionOffset: positionOffset)
  }

  /// Reads the part of a file between two offsets.
  static func read(
    _ bytes: [UInt8], range: Range<Int>, start: DataPosition, format: DataFormat,
    limits: DataLimits
  ) throws(DataError) -> DataNode {
    let source = try SourceText(bytes, range: range, start: start, limits: limits)
    switch format {
    case .yaml:
      var reader = try YAMLReader(source, limits: limits)
      return try reader.readDocument()
    case .toml:
      var reader = TOMLReader(source, limits: limits)
      return try reader.readDocument()
    case .json:
      var reader = JSONReader(source, limits: limits)
      return try reader.readDocument()
    }
  }
}
