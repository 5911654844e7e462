extension Highlighter {
  /// All languages, in the order of their titles.
  package static let languages: [Language] = [
    .bash, .c, .cpp, .css, .diff, .go, .html, .javascript, .json, .python, .rust, .swift, .text,
    .typescript, .xml, .yaml,
  ]
}
