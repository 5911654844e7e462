/// Measures how much of the thread's stack a recursion has taken since it began, and lets it have
/// half of what was left: what reads the tree afterwards recurses too.
///
/// Counting calls is not enough: how much a call takes depends on the form that is read, and on
/// how the program was built. A thread other than the main one may have no more than 512 KiB.
struct StackGuard {
  private let start = StackGuard.address()
  private let budget = NativeStack.half ?? StackGuard.unknownBudget

  /// Where the system does not tell how much there is.
  #if DEBUG
    /// Unoptimised code takes ten times as much.
    private static let unknownBudget: UInt = 3 << 20
  #else
    private static let unknownBudget: UInt = 224 << 10
  #endif

  var isExhausted: Bool {
    let here = StackGuard.address()
    return (here > start ? here &- start : start &- here) > budget
  }

  @inline(never)
  private static func address() -> UInt {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
  }
}
