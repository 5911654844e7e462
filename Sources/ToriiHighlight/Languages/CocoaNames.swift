/// Names of Apple's frameworks: a prefix of two or three capitals, then a word.
enum CocoaNames {
  private static let prefixes = WordTable([
    .bp: """
    AC AR AS AU AV CA CB CI CK CL CLK CM CN CP CX EK GC GK GLK HK HM IN MC MDL MFC MK ML MLC MP MPS
    MT MTL MX NE NF NFC NS NW PDF PH PK QL RP SCN SF SK SL SR TK TV UI UN VN WK XC
    """
  ])
  private static let others = WordTable([
    .bp: """
    CGAffineTransform CGPoint CGRect CGSize CGVector CGColor CFRange CFUUIDBytes UIEdgeInsets
    """
  ])
  private static let values = WordTable([
    .n: """
    NSNotFound NSLocalizedString NSUTF8StringEncoding NSMakeRange NSLog NSInteger NSUInteger
    NSAssert NSTimeInterval UIApplicationMain NSStringFromClass NSSelectorFromString NSMaxRange
    NSTemporaryDirectory NSHomeDirectory NSRangeFromString NSErrorDomain NSNotificationName
    """
  ])

  private static let capitalLetters = ByteSet("A-Z")
  private static let smallLetters = ByteSet("a-z")

  static func contains(_ scanner: Scanner, _ word: Range<Int>) -> Bool {
    guard word.count > 4, capitalLetters.contains(scanner[word.lowerBound]) else { return false }
    if others.find(scanner.bytes, word) != nil { return true }
    if word.upperBound - word.lowerBound < 8, scanner.has("Kit", at: word.upperBound - 3) {
      return false
    }
    let capitals = min(scanner.run(capitalLetters, from: word.lowerBound), word.upperBound)
    let prefix = word.lowerBound..<max(word.lowerBound, capitals - 1)
    guard (2...3).contains(prefix.count), capitals < word.upperBound,
      smallLetters.contains(scanner[capitals])
    else {
      return false
    }
    return prefixes.find(scanner.bytes, prefix) != nil
      && values.find(scanner.bytes, word) == nil
  }
}
