/// A Python slice applied to a sequence of a known length: where it starts, how far it steps and
/// how many elements it takes, all within the sequence.
package struct SliceBounds: Sendable, Equatable {
  package let start: Int
  /// The position that ends the slice, which it does not take.
  package let stop: Int
  package let step: Int
  package let length: Int

  /// `step` is not zero: the caller raises Python's ValueError for that.
  package init(start: Int?, stop: Int?, step: Int = 1, count: Int) {
    let lowest = step < 0 ? -1 : 0
    let highest = step < 0 ? count - 1 : count
    func clamp(_ bound: Int) -> Int {
      let place = bound < 0 ? bound + count : bound
      return min(max(place, lowest), highest)
    }
    let first = start.map(clamp) ?? (step < 0 ? highest : lowest)
    let last = stop.map(clamp) ?? (step < 0 ? lowest : highest)
    self.start = first
    self.stop = last
    self.step = step
    let distance = step < 0 ? first - last : last - first
    length = distance <= 0 || step == 0 ? 0 : Int((distance.magnitude - 1) / step.magnitude) + 1
  }

  /// The positions taken, in order.
  package var indices: some Sequence<Int> {
    // The products stay within the sequence: the last position is below its length.
    (0..<length).lazy.map { [start, step] in start &+ $0 &* step }
  }
}
