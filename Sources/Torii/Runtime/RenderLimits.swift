/// What a render may use before it fails with an error of kind `limit` or `recursion`.
///
/// The defaults let every sensible template pass. Tighten them for templates of strangers.
public struct RenderLimits: Sendable, Hashable {
  /// Steps: loop passes, calls, and items or bytes that filters touch. Nil for no limit.
  public var steps: Int? = nil
  /// Bytes of output, captured text included.
  public var outputBytes = 1 << 31
  /// Bytes of one text or items of one list that a template makes.
  public var valueSize = 1 << 28
  /// How deeply macros, includes, blocks and recursive loops may nest.
  public var depth = 1000
  /// Bytes of native stack that a render may use before it fails cleanly. Set it below the size of
  /// the thread's stack.
  public var stackBytes = RenderLimits.defaultStackBytes

  /// The default limits.
  public init() {}

  /// Limits for templates of strangers: ten million steps, 16 MiB of output.
  public static var untrusted: RenderLimits {
    var limits = RenderLimits()
    limits.steps = 10_000_000
    limits.outputBytes = 16 << 20
    limits.valueSize = 16 << 20
    limits.depth = 200
    return limits
  }

  /// Secondary threads on Apple systems have 512 KiB, those of glibc 8 MiB.
  private static var defaultStackBytes: Int {
    #if os(Linux)
      return 4 << 20
    #else
      return 400 << 10
    #endif
  }
}
