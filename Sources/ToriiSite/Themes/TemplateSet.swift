/// The templates that a site can use: its own over the theme's over the built-in ones.
///
/// Everything is read before rendering starts, so no name in a template can reach a file.
package struct TemplateSet: Sendable {
  /// Names that start so mean the theme's own file, for a site's template of the same name that
  /// extends it.
  package static let themePrefix = "theme/"

  private let site: [String: SourceText]
  private let theme: [String: SourceText]

  package init(site: [String: SourceText], theme: [String: SourceText]) {
    self.site = site
    self.theme = theme
  }

  package subscript(name: String) -> SourceText? {
    if let name = name.dropping(prefix: Self.themePrefix) {
      return theme[name] ?? BuiltInTemplates.source(name)
    }
    return site[name] ?? theme[name] ?? BuiltInTemplates.source(name)
  }

  /// The first of several names that there is a template for.
  package func first(of names: [String]) -> String? { names.first { self[$0] != nil } }

  /// All names, for near misses.
  package var names: [String] {
    Set(site.keys).union(theme.keys).union(BuiltInTemplates.names).sorted()
  }
}
