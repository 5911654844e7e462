#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far the running thread's stack reaches.
enum NativeStack {
  /// What is left to code that does not check: the host's callbacks, the standard library.
  private static let margin: UInt = 96 << 10

  /// The lowest address that a render may use, when it may use `budget` bytes from here on.
  static func limit(budget: Int) -> UInt {
    let here = nativeStackAddress()
    let (wanted, underflow) = here.subtractingReportingOverflow(UInt(max(0, budget)))
    let (end, overflow) = lowestAddress.addingReportingOverflow(margin)
    return max(underflow ? 0 : wanted, overflow ? 0 : end)
  }

  /// Half of what is left above the margin; nil where the system does not tell.
  static var half: UInt? {
    let end = lowestAddress
    guard end > 0 else { return nil }
    let (room, underflow) = nativeStackAddress().subtractingReportingOverflow(end)
    return underflow || room < margin ? 0 : (room &- margin) / 2
  }

  /// Whether there is plenty of stack left; false where the system does not tell.
  static var hasRoom: Bool {
    let (end, overflow) = lowestAddress.addingReportingOverflow(margin &+ margin)
    return !overflow && end > margin &+ margin && nativeStackAddress() > end
  }

  #if canImport(Darwin)
    private static var lowestAddress: UInt {
      let thread = pthread_self()
      let top = UInt(bitPattern: pthread_get_stackaddr_np(thread))
      return top - min(top, UInt(pthread_get_stacksize_np(thread)))
    }
  #elseif canImport(Glibc) || canImport(Musl) || canImport(Android)
    /// Asking for a thread's bounds reads a file on the main thread, so it is asked once a thread.
    private static let key: pthread_key_t? = {
      var key = pthread_key_t()
      return pthread_key_create(&key, nil) == 0 ? key : nil
    }()

    private typealias GetAttributes =
      @convention(c) (
        pthread_t, UnsafeMutablePointer<pthread_attr_t>
      ) -> Int32

    /// A GNU extension, which the platform's module does not show; nil where the system lacks it.
    private static let getAttributes: GetAttributes? = dlsym(nil, "pthread_getattr_np").map {
      unsafeBitCast($0, to: GetAttributes.self)
    }

    private static var lowestAddress: UInt {
      guard let key, let getAttributes else { return 0 }
      if let known = pthread_getspecific(key) { return UInt(bitPattern: known) }
      var attributes = pthread_attr_t()
      guard getAttributes(pthread_self(), &attributes) == 0 else { return 0 }
      defer { pthread_attr_destroy(&attributes) }
      var base: UnsafeMutableRawPointer?
      var size = 0
      guard pthread_attr_getstack(&attributes, &base, &size) == 0, let base else { return 0 }
      pthread_setspecific(key, base)
      return UInt(bitPattern: base)
    }
  #else
    private static var lowestAddress: UInt { 0 }
  #endif
}

/// An address near the top of the native stack.
@inline(__always)
func nativeStackAddress() -> UInt {
  withUnsafeTemporaryAllocation(byteCount: 8, alignment: 8) { bytes in
    UInt(bitPattern: bytes.baseAddress)
  }
}
