package import ToriiSite

/// What the caller of a preview asks for.
package struct PreviewOptions: Sendable {
  package var build: BuildOptions
  package var host = "127.0.0.1"
  /// The first port that is tried; 0 for any free one.
  package var port = 1313
  /// How many ports are tried when the first is taken.
  package var portAttempts = 20
  /// Looks at all files again and again, where the system cannot tell of changes.
  package var polls = false
  /// Whether changes are watched at all.
  package var watches = true
  package var limits = ConnectionLimits()
  /// What opens a file, as a command line with `{file}`, `{line}` and `{column}`.
  package var editor: String?

  package init(_ build: BuildOptions) { self.build = build }
}
