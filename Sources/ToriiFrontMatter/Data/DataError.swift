/// Why a text could not be read as data, and where.
public struct DataError: Error, Sendable, Hashable {
  /// A sentence that says what is wrong and how to mend it.
  public var message: String
  /// Where the fault is.
  public var position: DataPosition

  /// Creates an error at a place.
  public init(_ message: String, at position: DataPosition) {
    self.message = message
    self.position = position
  }
}

extension DataError: CustomStringConvertible {
  /// The error as `line:column: message`.
  public var description: String { "\(position): \(message)" }
}
