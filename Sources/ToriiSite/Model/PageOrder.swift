/// The orders that lists of pages come in.
package enum PageOrder {
  /// What a section may order its pages by.
  package enum Field: String, Sendable, CaseIterable {
    /// Newest first.
    case date
    /// What was changed last first.
    case updated
    /// What expires first.
    case expires
    /// The shortest first, by words.
    case length
    /// As a reader sorts: without regard to case and accents, 2 before 10.
    case title
    case weight, slug, path
  }

  /// Whether a page comes before another by a field; equal ones newest first, then by name.
  package static func ascends(_ left: Page, _ right: Page, by field: Field) -> Bool {
    switch field {
    case .date: return newestFirst(left, right)
    case .updated:
      let dates = (changed(left), changed(right))
      if let a = dates.0, let b = dates.1, a.epochSeconds != b.epochSeconds { return a > b }
      if (dates.0 == nil) != (dates.1 == nil) { return dates.0 != nil }
      return byName(left, right)
    case .expires:
      let dates = (left.document?.metadata.expires, right.document?.metadata.expires)
      if let a = dates.0, let b = dates.1, a.epochSeconds != b.epochSeconds { return a < b }
      if (dates.0 == nil) != (dates.1 == nil) { return dates.0 != nil }
      return byName(left, right)
    case .length:
      let lengths = (left.body?.wordCount ?? 0, right.body?.wordCount ?? 0)
      return lengths.0 == lengths.1 ? byName(left, right) : lengths.0 < lengths.1
    case .title:
      let order = NaturalOrder.compare(left.title, right.title)
      return order == 0 ? byName(left, right) : order < 0
    case .weight: return inSection(left, right)
    case .slug:
      if left.slug.utf8.elementsEqual(right.slug.utf8) { return byName(left, right) }
      return left.slug.unicodeScalars.lexicographicallyPrecedes(right.slug.unicodeScalars)
    case .path: return path(left) < path(right)
    }
  }

  private static func changed(_ page: Page) -> DateTime? { page.updated ?? page.date }

  private static func path(_ page: Page) -> SourcePath {
    page.document?.logicalPath ?? SourcePath("")
  }

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
    let weights = (left.document?.metadata.weight ?? 0, right.document?.metadata.weight ?? 0)
    if weights.0 == weights.1 { return newestFirst(left, right) }
    if weights.0 == 0 { return false }
    return weights.1 == 0 || weights.0 < weights.1
  }

  static func byName(_ left: Page, _ right: Page) -> Bool {
    if !left.title.utf8.elementsEqual(right.title.utf8) {
      return left.title.unicodeScalars.lexicographicallyPrecedes(right.title.unicodeScalars)
    }
    return (left.document?.path ?? SourcePath("")) < (right.document?.path ?? SourcePath(""))
  }
}
