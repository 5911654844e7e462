import Torii
import ToriiFrontMatter
import ToriiMarkdown

/// Renders the shortcodes of content files by the templates in `shortcodes`.
package struct ShortcodeRenderer: Sendable {
  static let folder = "shortcodes/"
  /// Shortcodes in shortcodes in shortcodes.
  static let maximumDepth = 30

  let configuration: SiteConfiguration
  let templates: TemplateSet
  let resolver: LinkResolver
  let collector: DiagnosticCollector
  let environment: Environment
  let site: Value
  let data: Value
  private let names: [String]

  package init(
    configuration: SiteConfiguration, templates: TemplateSet, data: DataFolder,
    resolver: LinkResolver, now: DateTime, collector: DiagnosticCollector
  ) {
    self.configuration = configuration
    self.templates = templates
    self.resolver = resolver
    self.collector = collector
    environment = SiteEnvironment.forShortcodes(
      templates: templates, configuration: configuration, data: data, now: now)
    self.data = DataValue.value(data.root)
    site = DataValue.table([
      ("title", .string(configuration.title)),
      ("description", ObjectTable.text(configuration.description)),
      ("base_url", .string(configuration.baseURL)),
      ("language", .string(configuration.language)),
      ("author", ObjectTable.text(configuration.author)),
      ("params", DataValue.table(configuration.params)), ("data", self.data),
    ])
    names =
      ReferenceShortcode.names
      + templates.names.compactMap { name in
        name.dropping(prefix: Self.folder)?.dropping(suffix: ".html")
      }
  }

  /// What stands in place of the shortcodes of a document; problems are reported.
  ///
  /// - Parameter options: Those of the Markdown within shortcodes.
  func insertions(
    for document: ContentDocument, _ body: [UInt8], at url: URLPath,
    options: @autoclosure () -> MarkdownOptions
  ) -> [MarkdownInsertion] {
    let syntax = configuration.markdown.shortcodes
    guard ShortcodeScanner.mayFind(in: body[...], syntax) else { return [] }
    let scanner = ShortcodeScanner(body, syntax: syntax)
    let paired = Shortcode.pair(scanner.tags)
    for error in (scanner.errors + paired.errors).prefix(50) { report(error, in: document) }
    var pass = ShortcodePass(
      renderer: self, document: document, body: body, url: url, options: options(),
      shortcodes: paired.all)
    return paired.top.compactMap { pass.insertion(for: $0) }
  }

  func report(_ error: ShortcodeError, in document: ContentDocument) {
    var diagnostic = document.diagnostic(.error, error.message, atBody: error.offset)
    diagnostic.hint = error.hint
    collector.add(diagnostic)
  }

  func hint(for name: String) -> String {
    nearestName(to: name, among: names).map { "did you mean \"\($0)\"?" }
      ?? "a template \"\(Self.folder)\(TableReader.clipped(name)).html\" would make it one"
  }
}

extension ContentDocument {
  /// A problem at an offset in the body.
  func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, atBody offset: Int
  ) -> Diagnostic {
    let bytes = source.bytes
    let end = min(bytes.count, bodyOffset + max(0, offset))
    let before = bytes[..<end]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.count + 1
    return Diagnostic(
      severity, message, file: source.file, line: line, column: column,
      excerpt: LineExcerpt.line(line, of: bytes))
  }
}

extension String {
  func dropping(suffix: String) -> String? {
    guard utf8.count >= suffix.utf8.count,
      utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self)
  }
}
