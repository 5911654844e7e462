/// How a language writes numbers.
struct NumberStyle: Sendable {
  var hex: TokenClass? = .mh
  var octal: TokenClass? = .mo
  var binary: TokenClass? = .mb
  var float = TokenClass.mf
  var integer = TokenClass.mi
  /// The class of `017`; nil if it is an ordinary number.
  var leadingZero: TokenClass?
  /// What may stand between digits.
  var separator: UInt8 = 0
  /// Letters behind integers and behind numbers of both kinds.
  var integerSuffix = ByteSet("")
  var floatSuffix = ByteSet("")
  /// Whether `1.` is a number.
  var bareDot = true
  /// Whether an exponent makes a number a float.
  var exponent = true
}

extension Scanner {
  /// Where a run of digits ends, with separators between them.
  func digitsEnd(_ digits: ByteSet, from index: Int, separator: UInt8) -> Int {
    var index = index
    while index < end {
      let byte = self[index]
      if digits.contains(byte)
        || (byte == separator && separator != 0 && digits.contains(self[index + 1]))
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// Where an exponent ends: the place itself if there is none.
  func exponentEnd(from index: Int, letters: ByteSet = ByteSet("eE"), separator: UInt8 = 0) -> Int {
    guard letters.contains(self[index]) else { return index }
    var place = index + 1
    if self[place] == 0x2B || self[place] == 0x2D { place += 1 }
    guard ByteSet.digits.contains(self[place]) else { return index }
    return digitsEnd(.digits, from: place, separator: separator)
  }

  /// Takes the number at a digit, or at a dot with a digit behind it.
  mutating func takeNumber(_ style: NumberStyle = NumberStyle()) {
    if byte == 0x30, takeBased(style) { return }
    var place = digitsEnd(.digits, from: at, separator: style.separator)
    let whole = place
    if self[place] == 0x2E {
      if ByteSet.digits.contains(self[place + 1]) {
        place = digitsEnd(.digits, from: place + 1, separator: style.separator)
      } else if style.bareDot, place > at {
        place += 1
      }
    }
    if style.exponent { place = exponentEnd(from: place, separator: style.separator) }
    if place > whole {
      place = run(style.floatSuffix, from: place)
      take(style.float, to: place)
      return
    }
    if byte == 0x30, let octal = style.leadingZero, whole > at + 1 {
      take(octal, to: run(style.integerSuffix, from: whole))
      return
    }
    let suffix = run(style.floatSuffix, from: whole)
    if suffix > whole {
      take(style.float, to: suffix)
      return
    }
    take(style.integer, to: run(style.integerSuffix, from: whole))
  }

  /// Takes `0x…`, `0o…` and `0b…`.
  private mutating func takeBased(_ style: NumberStyle) -> Bool {
    let (tokenClass, digits): (TokenClass?, ByteSet)
    switch next | 0x20 {
    case UInt8(ascii: "x"): (tokenClass, digits) = (style.hex, .hexDigits)
    case UInt8(ascii: "o"): (tokenClass, digits) = (style.octal, .octalDigits)
    case UInt8(ascii: "b"): (tokenClass, digits) = (style.binary, ByteSet("01"))
    default: return false
    }
    guard let tokenClass else { return false }
    var begin = at + 2
    if self[begin] == style.separator, style.separator != 0 { begin += 1 }
    let place = digitsEnd(digits, from: begin, separator: style.separator)
    guard place > begin else { return false }
    take(tokenClass, to: run(style.integerSuffix, from: place))
    return true
  }
}
