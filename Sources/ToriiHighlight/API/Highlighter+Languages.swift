extension Highlighter {
  /// All languages, in the order of their titles.
  package static let languages: [Language] = [
    .bash, .c, .csharp, .cpp, .clojure, .cmake, .css, .dart, .diff, .dockerfile, .elixir, .go,
    .graphql, .haskell, .html, .htmlJinja, .http, .ini, .properties, .java, .javascript, .jsx,
    .jinja,
    .json, .kotlin, .latex, .lua, .makefile, .markdown, .nginx, .nix, .perl, .php, .text,
    .powershell, .protobuf, .python, .r, .ruby, .rust, .scala, .scss, .sql, .console, .swift, .toml,
    .typescript,
    .tsx, .vim, .xml, .yaml, .zig,
  ]
}
