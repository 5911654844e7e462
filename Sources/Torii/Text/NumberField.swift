/// The parts of a number in a format field, from left to right.
struct NumberField {
  var sign = ""
  var prefix = ""
  /// The digits before the point.
  var digits: [UInt8]
  /// Point, fraction, exponent and whatever else follows.
  var remainder: [UInt8] = []
  var groupSize = 3

  init(digits: [UInt8]) { self.digits = digits }

  /// Takes a formatted float apart.
  init(formatted bytes: [UInt8], _ parsed: FormatSpecification) {
    var rest = bytes[...]
    var isNegative = rest.first == 0x2D
    if isNegative { rest = rest.dropFirst() }
    if parsed.dropsNegativeZero, Self.isZero(rest) { isNegative = false }
    digits = Array(rest.prefix { (0x30...0x39).contains($0) })
    remainder = Array(rest.dropFirst(digits.count))
    sign = Self.sign(isNegative: isNegative, parsed.sign)
  }

  private static func isZero(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == 0x30
      && bytes.prefix { $0 | 0x20 != 0x65 }.allSatisfy { !(0x31...0x39).contains($0) }
  }

  static func sign(isNegative: Bool, _ option: Unicode.Scalar?) -> String {
    if isNegative { return "-" }
    return option == "+" ? "+" : option == " " ? " " : ""
  }

  /// Puts a mark between groups of digits and zeros in front until the digits are wide enough.
  mutating func group(_ mark: Unicode.Scalar?, minimumWidth: Int) {
    guard let mark else {
      let missing = max(0, minimumWidth - digits.count)
      digits.insert(contentsOf: repeatElement(0x30, count: missing), at: 0)
      return
    }
    guard !digits.isEmpty else { return }
    var reversed: [UInt8] = []
    var missing = minimumWidth
    var rest = digits[...]
    while true {
      let length = min(groupSize, max(rest.count, missing, 1))
      for _ in 0..<length { reversed.append(rest.popLast() ?? 0x30) }
      missing -= length
      if rest.isEmpty, missing <= 0 { break }
      reversed.append(UInt8(truncatingIfNeeded: mark.value))
      missing -= 1
    }
    digits = reversed.reversed()
  }

  var text: String {
    sign + prefix + String(decoding: digits, as: UTF8.self)
      + String(decoding: remainder, as: UTF8.self)
  }
}
