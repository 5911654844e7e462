extension DataNode {
  /// The value of a key; `nil` when this is no mapping or has no such key.
  ///
  /// Keys are compared scalar by scalar: a precomposed and a decomposed letter are different keys.
  /// The search takes time proportional to the number of keys.
  public subscript(key: String) -> DataNode? { entry(key)?.value }

  /// The entry of a key, for its position; `nil` when this is no mapping or has no such key.
  public func entry(_ key: String) -> Entry? {
    mapping?.first { $0.key.utf8.elementsEqual(key.utf8) }
  }

  /// The value that a path of keys leads to.
  ///
  /// - Parameter path: The keys from the outside to the inside. An empty path leads to this value.
  /// - Returns: The value, or `nil` when a key is missing or a value on the way is no mapping.
  public func value(at path: [String]) -> DataNode? {
    var node = self
    for key in path {
      guard let next = node[key] else { return nil }
      node = next
    }
    return node
  }

  /// Whether this is null.
  public var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// The truth value; `nil` for any other kind.
  public var bool: Bool? {
    if case .bool(let value) = kind { value } else { nil }
  }

  /// The whole number; `nil` for any other kind.
  public var int: Int? {
    if case .int(let value) = kind { value } else { nil }
  }

  /// The number, whole or not, as a double; `nil` for any other kind.
  public var double: Double? {
    switch kind {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }

  /// The text; `nil` for any other kind, also for a native date.
  public var string: String? {
    if case .string(let value) = kind { value } else { nil }
  }

  /// The text of a native date, as written; `nil` for any other kind, also for text.
  public var date: String? {
    if case .date(let value) = kind { value } else { nil }
  }

  /// The elements of a list; `nil` for any other kind.
  public var sequence: [DataNode]? {
    if case .sequence(let value) = kind { value } else { nil }
  }

  /// The entries of a mapping, in the order of the source; `nil` for any other kind.
  public var mapping: [Entry]? {
    if case .mapping(let value) = kind { value } else { nil }
  }

  /// What kind of value this is, in words for messages to authors: "a list", "text", "nothing".
  public var kindName: String {
    switch kind {
    case .null: "nothing"
    case .bool: "true or false"
    case .int: "a whole number"
    case .double: "a number"
    case .string: "text"
    case .date: "a date"
    case .sequence: "a list"
    case .mapping: "a table of keys"
    }
  }
}
