extension Language {
  static let text = Language("Plain text", "text plain plaintext txt none nohighlight") {
    $0.take(.text, to: $0.end)
  }
}
