/// The order in which a reader looks for names: case and accents of Latin letters do not count, and
/// numbers stand in the order of their values.
package enum NaturalOrder {
  /// Negative where the left one comes first, 0 where the order does not tell them apart.
  package static func compare(_ left: String, _ right: String) -> Int {
    let left = Array(ASCIIFolding.fold(left).unicodeScalars)
    let right = Array(ASCIIFolding.fold(right).unicodeScalars)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if isDigit(left[i]), isDigit(right[j]) {
        let (a, b) = (digits(left, &i), digits(right, &j))
        if a.count != b.count { return a.count - b.count }
        for (x, y) in zip(a, b) where x != y { return x < y ? -1 : 1 }
      } else {
        if left[i] != right[j] { return left[i] < right[j] ? -1 : 1 }
        i += 1
        j += 1
      }
    }
    return (left.count - i) - (right.count - j)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  /// The digits from a place on, without leading zeros.
  private static func digits(
    _ text: [Unicode.Scalar], _ index: inout Int
  ) -> ArraySlice<Unicode.Scalar> {
    let start = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    return text[start..<index].drop { $0 == "0" }
  }
}
