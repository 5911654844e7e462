import ToriiFrontMatter

/// The templates that a site can use: its own over its theme's, over those of the theme's parents,
/// over the built-in ones.
///
/// Everything is read before rendering starts, so no name in a template can reach a file.
package struct TemplateSet: Sendable {
  /// In front of a name it means the next one below: in a site's template the theme's, in a
  /// theme's template that of its parent.
  package static let themePrefix = "theme/"

  /// The site's templates, then the themes', the nearest first.
  private let layers: [[String: SourceText]]
  /// What they say in other languages.
  package let translations: SiteTranslations

  package init(
    site: [String: SourceText], theme: Theme?, translations: SiteTranslations = SiteTranslations()
  ) {
    layers = [site] + (theme?.chain.map(\.templates) ?? [])
    self.translations = translations
  }

  /// A template; each `theme/` in front of a name passes over one layer.
  package subscript(name: String) -> SourceText? { find(name)?.source }

  /// The first of several names that there is a template for.
  package func first(of names: [String]) -> String? { names.first { self[$0] != nil } }

  package var names: [String] { names(from: 0) }

  /// The names of a layer and those below it.
  private func names(from layer: Int) -> [String] {
    layers.dropFirst(layer).reduce(into: Set(BuiltInTemplates.names)) { $0.formUnion($1.keys) }
      .sorted()
  }

  /// What to do where there is no template of a name.
  package func hint(missing name: String) -> String {
    let (skipped, plain) = Self.split(name)
    let prefix = skipped > 0 ? Self.themePrefix : ""
    return nearestName(to: plain, among: names(from: min(skipped, 1)))
      .map { "did you mean \"\(prefix)\($0)\"?" }
      ?? "write it as \"templates/\(TableReader.clipped(plain))\""
  }

  /// The names by which each of the templates of a name can be reached, the nearest first.
  package func layers(of name: String) -> [String] {
    (0...layers.count).map { String(repeating: Self.themePrefix, count: $0) + name }
  }

  /// What a name means in a template: `theme/` counts from where that template lies, and a
  /// template that extends its own name extends the next one below.
  package func name(_ name: String, in parent: String, isExtended: Bool) -> String {
    let (skipped, plain) = Self.split(name)
    if skipped == 0, !isExtended { return name }
    var first = 0
    if skipped > 0 {
      first = (find(parent)?.layer ?? 0) + skipped
    } else if isExtended, plain.utf8.elementsEqual(Self.split(parent).plain.utf8) {
      first = (find(parent)?.layer ?? 0) + 1
    }
    return String(repeating: Self.themePrefix, count: first) + plain
  }

  /// A name as authors write it: with one `theme/` in front at most, however far below it is meant.
  static func written(_ name: String) -> String {
    let (skipped, plain) = split(name)
    return skipped > 0 ? themePrefix + plain : name
  }

  private func find(_ name: String) -> (layer: Int, source: SourceText)? {
    let (first, plain) = Self.split(name)
    guard first <= layers.count else { return nil }
    for layer in first..<layers.count {
      if let source = layers[layer][plain] { return (layer, source) }
    }
    return BuiltInTemplates.source(plain).map { (layers.count, $0) }
  }

  private static func split(_ name: String) -> (skipped: Int, plain: String) {
    let bytes = name.utf8
    // Nearly all names are plain.
    if bytes.first != themePrefix.utf8.first { return (0, name) }
    var rest = bytes[...]
    var skipped = 0
    while rest.starts(with: themePrefix.utf8) {
      rest = rest.dropFirst(themePrefix.utf8.count)
      skipped += 1
    }
    return (skipped, skipped == 0 ? name : String(rest) ?? name)
  }
}
