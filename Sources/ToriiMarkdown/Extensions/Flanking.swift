/// CommonMark's rules for what may open and close emphasis.
struct Flanking {
  let isLeft: Bool
  let isRight: Bool

  init(before: UInt32, after: UInt32) {
    let spaceBefore = Self.isSpace(before)
    let spaceAfter = Self.isSpace(after)
    let punctuationBefore = Self.isPunctuation(before)
    let punctuationAfter = Self.isPunctuation(after)
    isLeft = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore)
    isRight = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter)
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar).isASCIIWhitespace }
    return Unicode.Scalar(scalar)?.properties.generalCategory == .spaceSeparator
  }

  static func isPunctuation(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar).isASCIIPunctuation }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default:
      return false
    }
  }
}
