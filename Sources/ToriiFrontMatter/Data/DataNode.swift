/// A value read from YAML, TOML or JSON, with the place where it is written.
///
/// Mappings keep the order of the source, and no key occurs twice in one mapping.
public struct DataNode: Sendable {
  /// What a value is.
  public enum Kind: Sendable {
    /// No value: `null`, `~`, or nothing after a YAML key.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number that fits 64 bits.
    case int(Int)
    /// A number with a fraction or an exponent, an infinity, or not-a-number.
    case double(Double)
    /// Text. An unquoted date in YAML is text, because YAML 1.2 knows no dates.
    case string(String)
    /// A native TOML date, time, or date and time, as it is written in the source.
    case date(String)
    /// A list.
    case sequence([DataNode])
    /// Keys and their values, in the order of the source.
    case mapping([Entry])
  }

  /// One key of a mapping and its value.
  public struct Entry: Sendable {
    /// The key's text.
    public var key: String
    /// Where the key is written.
    public var keyPosition: DataPosition
    /// The value.
    public var value: DataNode

    /// Creates an entry.
    public init(key: String, keyPosition: DataPosition, value: DataNode) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }
  }

  /// The value itself.
  public var kind: Kind
  /// Where the value begins.
  ///
  /// What a YAML alias stands for has the position of the value at the anchor.
  public var position: DataPosition

  /// Creates a value at a place.
  public init(_ kind: Kind, at position: DataPosition) {
    self.kind = kind
    self.position = position
  }
}
