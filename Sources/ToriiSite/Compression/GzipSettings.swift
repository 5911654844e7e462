/// What `gzip` in the configuration says.
package struct GzipSettings: Sendable, Equatable {
  package var isEnabled = false
  /// Smaller files fit into the packet that carries them anyway.
  package var minimumBytes = 1024

  package init() {}

  /// Kinds of files that are not compressed in themselves.
  private static let extensions: Set<String> = [
    "atom", "css", "csv", "geojson", "htm", "html", "ico", "js", "json", "map", "md", "mjs", "otf",
    "rss", "svg", "ttf", "txt", "wasm", "webmanifest", "xml", "xsl",
  ]

  func isWanted(_ path: OutputPath) -> Bool {
    Self.extensions.contains(SourcePath(path.string).fileExtension)
  }
}
