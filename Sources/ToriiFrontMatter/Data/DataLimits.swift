/// How large a text of data may be before it is refused.
///
/// The limits hold while a value is built, so a short text that expands without end is refused
/// early.
public struct DataLimits: Sendable, Hashable {
  /// The most bytes of source text.
  public var maxBytes: Int
  /// How deep lists and mappings may be nested.
  public var maxDepth: Int
  /// The most values, keys not counted. What a YAML alias stands for counts each time it is used.
  public var maxNodes: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - maxBytes: The most bytes of source text, by default 1 MiB.
  ///   - maxDepth: How deep lists and mappings may be nested, by default 64. More than 64 is
  ///     taken as 64.
  ///   - maxNodes: The most values, by default 100 000.
  public init(maxBytes: Int = 1 << 20, maxDepth: Int = 64, maxNodes: Int = 100_000) {
    self.maxBytes = maxBytes
    self.maxDepth = maxDepth
    self.maxNodes = maxNodes
  }
}
