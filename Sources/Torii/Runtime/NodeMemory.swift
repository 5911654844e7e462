/// The memory behind the nodes of a program: their rows of parts, which live as long as they do.
///
/// Measured: an allocation of their own takes three times as long to make, and as long again to
/// give back. Whoever holds nodes keeps this until they are gone.
final class NodeMemory {
  @exclusivity(unchecked) private var memory: SyntaxMemory

  /// - Parameter firstChunk: How many bytes are expected to be enough for small programs; up to so
  ///   many, the C library has memory at hand.
  init(firstChunk: Int = 1000) { memory = SyntaxMemory(firstChunk: firstChunk) }

  /// Memory for some elements, which are to be initialized and deinitialized by who asks for it.
  func allocate<Element>(_ count: Int) -> UnsafeMutablePointer<Element> { memory.allocate(count) }
}
