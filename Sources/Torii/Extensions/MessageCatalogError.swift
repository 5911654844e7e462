/// Why a file of translations could not be read.
public struct MessageCatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, as a sentence.
  public let message: String
  /// The line, from 1; 0 for a binary file.
  public let line: Int
  /// The column in bytes, from 1; 0 for a binary file.
  public let column: Int

  init(_ message: String, line: Int = 0, column: Int = 0) {
    self.message = message
    self.line = line
    self.column = column
  }

  /// The message after its place.
  public var description: String { line > 0 ? "\(line):\(column): \(message)" : message }
}
