/// The orders that lists of pages come in.
package enum PageOrder {
  /// Newest first; pages without a date last; then by title and path, so that the order never
  /// depends on the file system.
  package static func newestFirst(_ left: Page, _ right: Page) -> Bool {
    switch (left.date, right.date) {
    case (let a?, let b?) where a.epochSeconds != b.epochSeconds: return a > b
    case (_?, nil): return true
    case (nil, _?): return false
    default: return byName(left, right)
    }
  }

  /// Pages with a weight first, light ones on top; the rest newest first.
  package static func inSection(_ left: Page, _ right: Page) -> Bool {
    let weights = (left.metadata?.weight ?? 0, right.metadata?.weight ?? 0)
    if weights.0 == weights.1 { return newestFirst(left, right) }
    if weights.0 == 0 { return false }
    return weights.1 == 0 || weights.0 < weights.1
  }

  private static func byName(_ left: Page, _ right: Page) -> Bool {
    if !left.title.utf8.elementsEqual(right.title.utf8) {
      return left.title.unicodeScalars.lexicographicallyPrecedes(right.title.unicodeScalars)
    }
    return (left.document?.path ?? SourcePath("")) < (right.document?.path ?? SourcePath(""))
  }
}
