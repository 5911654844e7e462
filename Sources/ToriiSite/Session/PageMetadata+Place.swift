extension PageMetadata {
  /// Whether a page with this front matter has the same address, and stands in the same lists, as
  /// with another.
  func hasSamePlace(as other: PageMetadata) -> Bool {
    hasSameAddress(as: other) && hasSameLists(as: other)
  }

  private func hasSameAddress(as other: PageMetadata) -> Bool {
    slug == other.slug && permalink == other.permalink && aliases == other.aliases
      && language == other.language && translationKey == other.translationKey
      && template == other.template
  }

  private func hasSameLists(as other: PageMetadata) -> Bool {
    date == other.date && updated == other.updated && expires == other.expires
      && isDraft == other.isDraft && weight == other.weight && authors == other.authors
      && terms.mapValues { $0.map(\.name) } == other.terms.mapValues { $0.map(\.name) }
      && menus.isEmpty && other.menus.isEmpty && cascade == nil && other.cascade == nil
  }
}
