import Synchronization

/// A place for an object that is made once and kept, whichever thread makes it first.
///
/// It is the standard library's `AtomicLazyReference` without its price: that one asks for the
/// metadata of a generic type at each look.
struct LazyReference<Instance: AnyObject>: ~Copyable {
  private let bits = Atomic<UInt>(0)

  deinit { reference?.release() }

  /// The object, which the place keeps alive.
  @inline(__always)
  var reference: Unmanaged<Instance>? {
    UnsafeRawPointer(bitPattern: bits.load(ordering: .acquiring)).map { .fromOpaque($0) }
  }

  func load() -> Instance? { reference?.takeUnretainedValue() }

  /// Keeps an object unless there is one; gives the one that is kept.
  func storeIfNil(_ instance: Instance) -> Instance {
    let made = Unmanaged.passRetained(instance)
    let (isKept, first) = bits.compareExchange(
      expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return instance }
    made.release()
    // What is not nil stays, so there is a first one.
    return UnsafeRawPointer(bitPattern: first).map {
      Unmanaged<Instance>.fromOpaque($0).takeUnretainedValue()
    } ?? instance
  }
}
