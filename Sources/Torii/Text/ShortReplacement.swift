/// `str.replace` for a short pattern and all its occurrences, on bytes: found in one pass, without
/// memory for where they are.
struct ShortReplacement {
  private let text: UnsafeBufferPointer<UInt8>
  private let old: UnsafeBufferPointer<UInt8>
  private let new: UnsafeBufferPointer<UInt8>

  /// Longer patterns are left to a search that is never quadratic.
  private static let longest = 12

  /// - Returns: Nil for patterns that are empty or long.
  init?(
    _ text: UnsafeBufferPointer<UInt8>, _ old: UnsafeBufferPointer<UInt8>,
    with new: UnsafeBufferPointer<UInt8>
  ) {
    guard !old.isEmpty, old.count <= Self.longest else { return nil }
    self.text = text
    self.old = old
    self.new = new
  }

  /// Calls `body` with the pieces of the result in their order; none of them is empty.
  @inline(__always)
  func forEachPiece(_ body: (UnsafePointer<UInt8>, Int) -> Void) {
    guard let start = text.baseAddress, let lead = old.first else { return }
    let last = text.count &- old.count
    var copied = 0
    var offset = 0
    while offset <= last {
      guard start[offset] == lead, matches(at: offset) else {
        offset &+= 1
        continue
      }
      if offset > copied { body(start + copied, offset &- copied) }
      if let new = new.baseAddress, self.new.count > 0 { body(new, self.new.count) }
      offset &+= old.count
      copied = offset
    }
    if copied < text.count { body(start + copied, text.count &- copied) }
  }

  /// The result as a text.
  ///
  /// - Parameter size: How long it is, as `size(with:)` says.
  func result(size: Int) -> String {
    String(unsafeUninitializedCapacity: size) { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var filled = 0
      forEachPiece { (piece, count) in
        guard count <= bytes.count &- filled else { return }
        (base + filled).initialize(from: piece, count: count)
        filled &+= count
      }
      return filled
    }
  }

  /// Whether the result may be longer than the text.
  var mayGrow: Bool { new.count > old.count }

  /// How long the result is, in bytes, when so many occurrences are replaced.
  func size(with occurrences: Int) -> Int {
    let (growth, isHuge) = occurrences.multipliedReportingOverflow(by: new.count - old.count)
    let (size, overflow) = text.count.addingReportingOverflow(growth)
    return isHuge || overflow ? .max : size
  }

  /// How many occurrences there are.
  var occurrences: Int {
    guard let start = text.baseAddress, let lead = old.first else { return 0 }
    let last = text.count &- old.count
    var count = 0
    var offset = 0
    while offset <= last {
      if start[offset] == lead, matches(at: offset) {
        count &+= 1
        offset &+= old.count
      } else {
        offset &+= 1
      }
    }
    return count
  }

  /// Whether the pattern is at an offset where it has room.
  @inline(__always)
  private func matches(at offset: Int) -> Bool {
    var index = 1
    while index < old.count {
      if text[offset &+ index] != old[index] { return false }
      index &+= 1
    }
    return true
  }
}
