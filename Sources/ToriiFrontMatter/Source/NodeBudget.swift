/// Counts values against the limits while a text is read.
struct NodeBudget {
  private var limits: DataLimits
  private var nodes = 0
  private var expandedBytes = 0

  init(_ limits: DataLimits) {
    self.limits = limits
    // What a thread with a small stack can read and free, whatever the caller asks for.
    self.limits.maxDepth = min(limits.maxDepth, 64)
  }

  /// Counts values about to be built.
  mutating func charge(_ count: Int = 1, at position: DataPosition) throws(DataError) {
    let (sum, overflow) = nodes.addingReportingOverflow(count)
    guard !overflow, sum <= limits.maxNodes else {
      throw DataError(
        "The data has more than \(limits.maxNodes) values, those that aliases stand for counted;"
          + " make it smaller.", at: position)
    }
    nodes = sum
  }

  /// Counts text that an alias repeats.
  mutating func chargeExpansion(_ bytes: Int, at position: DataPosition) throws(DataError) {
    let (sum, overflow) = expandedBytes.addingReportingOverflow(bytes)
    guard !overflow, sum <= limits.maxBytes else {
      throw DataError(
        "The aliases repeat more than \(limits.maxBytes) bytes of text; use fewer of them.",
        at: position)
    }
    expandedBytes = sum
  }

  /// Refuses a list or mapping that lies too deep; the outermost has depth 1.
  func checkDepth(_ depth: Int, at position: DataPosition) throws(DataError) {
    guard depth <= limits.maxDepth else {
      throw DataError(
        "Lists and mappings are nested more than \(limits.maxDepth) levels deep; flatten them.",
        at: position)
    }
  }
}
