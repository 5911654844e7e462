/// Names for URLs made from titles, file names and terms.
package enum Slug {
  /// Lower case; letters, digits and their marks of every script stay, apostrophes vanish, and
  /// everything else becomes one hyphen.
  ///
  /// Empty when the text has no letter and no digit. A name that Windows keeps for devices gets a
  /// trailing underscore, so that no term or file can make a site that cannot be checked out there.
  package static func make(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var pendingHyphen = false
    for scalar in text.lowercased().unicodeScalars {
      if keeps(scalar) {
        if pendingHyphen && !result.isEmpty { result.append("-") }
        pendingHyphen = false
        result.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        pendingHyphen = true
      }
    }
    let slug = String(result)
    return PathComponent.isReservedOnWindows(slug[...]) ? slug + "_" : slug
  }

  private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return byte.isASCIILetter || byte.isASCIIDigit || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }

  /// A slug that a person wrote: taken as it is, or refused.
  package static func validate(_ slug: String) throws(PathProblem) {
    if slug.isEmpty { throw .empty }
    if slug.utf8.contains(UInt8(ascii: "/")) { throw .separatorInSlug }
    try PathComponent.validate(slug[...])
  }
}
