extension Highlighter {
  /// All languages, in the order of their titles.
  package static let languages: [Language] = [
    .bash, .c, .csharp, .cpp, .cmake, .css, .diff, .dockerfile, .go, .graphql, .html, .htmlJinja,
    .http, .ini, .java, .javascript, .jinja, .json, .kotlin, .lua, .makefile, .nginx, .php,
    .powershell, .properties, .protobuf, .python, .rust, .sql, .console, .swift, .text, .toml,
    .typescript, .xml, .yaml,
  ]
}
