extension Value {
  /// Python's `==` without a render at hand; false where Python raises.
  package func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)): return CodePoints.equal(left, right)
    case (.int(let left), .int(let right)): return left == right
    default:
      var comparison = Comparison(nil)
      do {
        return try comparison.areEqual(self, other)
      } catch {
        return false
      }
    }
  }

  /// Whether the value is exactly this text; markup counts as its text.
  @inline(__always)
  package func equalsText(_ text: String) -> Bool {
    guard let own = self.text else { return false }
    return CodePoints.equal(own, text)
  }
}
