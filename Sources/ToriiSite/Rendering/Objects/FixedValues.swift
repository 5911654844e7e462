import Torii

/// Values that stay where they are and as they are until this goes: templates read them there, and
/// no thread counts a reference to what all threads read.
final class FixedValues: @unchecked Sendable {
  // Written in `init`, before any other thread can see it.
  private let start: UnsafeMutablePointer<Value>
  private let count: Int

  /// Makes each value from its place.
  init(count: Int, _ make: (Int) -> Value) {
    self.count = count
    start = .allocate(capacity: count)
    for index in 0..<count { (start + index).initialize(to: make(index)) }
  }

  deinit {
    start.deinitialize(count: count)
    start.deallocate()
  }

  /// Where a value is; nil where there are not so many.
  @inline(__always)
  func place(_ index: Int) -> UnsafePointer<Value>? {
    index >= 0 && index < count ? UnsafePointer(start + index) : nil
  }

  subscript(index: Int) -> Value? { place(index)?.pointee }
}

/// A few values that are made one by one, and stay where they are until all are forgotten.
struct KeptValues: ~Copyable {
  static let capacity = UInt64.bitWidth
  private let start = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
  /// A bit for each that is there.
  private var kept: UInt64 = 0

  deinit {
    Self.release(kept, start)
    start.deallocate()
  }

  /// Where a value is; nil where none was kept.
  @inline(__always)
  func place(_ number: Int) -> UnsafePointer<Value>? {
    guard number >= 0, number < Self.capacity, kept &>> UInt64(number) & 1 == 1 else { return nil }
    return UnsafePointer(start + number)
  }

  /// Keeps a value under a number that has none. Numbers from ``capacity`` on are not kept.
  mutating func keep(_ value: consuming Value, at number: Int) {
    guard number >= 0, number < Self.capacity, kept &>> UInt64(number) & 1 == 0 else { return }
    (start + number).initialize(to: value)
    kept |= 1 &<< UInt64(number)
  }

  mutating func forgetAll() {
    Self.release(kept, start)
    kept = 0
  }

  private static func release(_ kept: UInt64, _ start: UnsafeMutablePointer<Value>) {
    var left = kept
    while left != 0 {
      (start + left.trailingZeroBitCount).deinitialize(count: 1)
      left &= left &- 1
    }
  }
}
