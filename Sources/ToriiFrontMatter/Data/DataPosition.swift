/// A place in a source text, as an editor shows it.
public struct DataPosition: Sendable, Hashable {
  /// The line, counted from 1. A carriage return and line feed count as one line break.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars, so a tab or an emoji is one column.
  public var column: Int

  /// Creates a position from a line and a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension DataPosition: Comparable {
  /// Orders positions as they follow each other in the text.
  public static func < (left: DataPosition, right: DataPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension DataPosition: CustomStringConvertible {
  /// The position as `line:column`.
  public var description: String { "\(line):\(column)" }
}
