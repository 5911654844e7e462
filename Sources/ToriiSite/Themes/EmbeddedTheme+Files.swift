extension EmbeddedTheme {
  package static let files: [File] = []
}
