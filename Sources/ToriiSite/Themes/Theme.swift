package import ToriiFrontMatter

/// A theme: templates, files to copy, translations, and the parameters that a site may set.
package struct Theme: Sendable {
  package var name: String
  package var manifest: ThemeManifest
  /// By name relative to the theme's `templates`.
  package var templates: [String: SourceText] = [:]
  /// By path relative to the theme's `static`.
  package var staticFiles: [String: StaticFile] = [:]
  /// By name in the theme's `locales`.
  package var locales: [String: SourceText] = [:]
  /// The themes that this one builds on, the nearest first; theirs are part of this list.
  package var ancestors: [Theme] = []

  /// This theme and those behind it.
  package var chain: [Theme] { [self] + ancestors }

  /// The files of all themes of the chain, the nearest of each path.
  package var allStaticFiles: [String: StaticFile] {
    chain.reduce(into: [:]) { $0.merge($1.staticFiles) { near, _ in near } }
  }

  /// What the site may set: the parents' parameters, with what the nearer themes say otherwise.
  package var parameters: [ThemeParameter] {
    var result: [ThemeParameter] = []
    for theme in chain.reversed() {
      for parameter in theme.manifest.parameters {
        if let known = result.firstIndex(where: { $0.name == parameter.name }) {
          result[known] = parameter.inheriting(from: result[known])
        } else {
          result.append(parameter)
        }
      }
    }
    return result
  }

  /// The defaults overlaid by what the site sets, without a theme all that the site sets.
  package static func parameters(
    of theme: Theme?, overlaidBy entries: [DataNode.Entry], in sources: [String: SourceText],
    collector: DiagnosticCollector
  ) -> [(name: String, value: DataNode)] {
    ThemeParameter.values(
      theme?.parameters ?? [], overlaidBy: entries, in: sources, collector: collector)
  }
}

/// A file that is copied as it is.
package struct StaticFile: Sendable {
  package let source: OutputFile.Source
  /// Its name for messages.
  package let label: String
  /// What the file was when it was found.
  package var identity: FileIdentity?
}
