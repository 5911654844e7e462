import Torii
import ToriiMarkdown

/// Renders the shortcodes of one document.
struct ShortcodePass {
  let renderer: ShortcodeRenderer
  let document: ContentDocument
  let body: [UInt8]
  let url: URLPath
  let options: MarkdownOptions
  let shortcodes: [Shortcode]
  private var page: Value?
  private var problemsLeft = 50
  /// The ids of all headings so far, first those outside shortcodes; found out when a body has some.
  private var headingIDs: SharedHeadingIDs?
  /// A character that stands for nested HTML and does not occur in the body.
  private let mark: Unicode.Scalar?
  /// The offsets of the line feeds in the body.
  private let lineEnds: [Int]

  init(
    renderer: ShortcodeRenderer, document: ContentDocument, body: [UInt8], url: URLPath,
    options: MarkdownOptions, shortcodes: [Shortcode]
  ) {
    self.renderer = renderer
    self.document = document
    self.body = body
    self.url = url
    self.options = options
    self.shortcodes = shortcodes
    let scalars = String(decoding: body, as: UTF8.self).unicodeScalars
    let candidates: [Unicode.Scalar] = ["\u{10FFFD}", "\u{10FFFC}", "\u{10FFFB}"]
    mark = candidates.first { !scalars.contains($0) }
    lineEnds = body.indices.filter { body[$0] == UInt8(ascii: "\n") }
  }

  mutating func insertion(for position: Int) -> MarkdownInsertion? {
    let shortcode = shortcodes[position]
    if case .escaped(let text) = shortcode.tag.role {
      return MarkdownInsertion(
        range: shortcode.range, html: XMLText.escaped(text), isBlock: false, code: text)
    }
    guard let html = html(of: position, depth: 0) else { return nil }
    return MarkdownInsertion(
      range: shortcode.range, html: html, isBlock: standsAlone(shortcode.range))
  }

  /// Whether a shortcode has its lines to itself.
  private func standsAlone(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start > 0, body[start - 1] != UInt8(ascii: "\n") {
      start -= 1
      guard isBlank(body[start]) || body[start] == UInt8(ascii: ">") else { return false }
    }
    return body[range.upperBound...].prefix { $0 != UInt8(ascii: "\n") }.allSatisfy(isBlank)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  // MARK: One shortcode

  private mutating func html(of position: Int, depth: Int) -> String? {
    let shortcode = shortcodes[position]
    let tag = shortcode.tag
    if case .escaped(let text) = tag.role { return XMLText.escaped(text) }
    do throws(ShortcodeError) {
      guard depth < ShortcodeRenderer.maximumDepth else {
        throw ShortcodeError(
          message: "shortcodes are nested more than \(ShortcodeRenderer.maximumDepth) deep",
          offset: tag.range.lowerBound)
      }
      if ReferenceShortcode.names.contains(tag.name) {
        return try ReferenceShortcode.address(tag, renderer, document, url)
      }
      let name = ShortcodeRenderer.folder + tag.name + ".html"
      guard let source = renderer.templates[name] else {
        throw ShortcodeError(
          message: "unknown shortcode \"\(TableReader.clipped(tag.name))\"",
          offset: tag.range.lowerBound, hint: renderer.hint(for: tag.name))
      }
      let needs = TemplateNeeds(source)
      if needs.body, shortcode.body == nil, case .opening = tag.role {
        throw ShortcodeError(
          message: "the shortcode \"\(tag.name)\" is not closed", offset: tag.range.lowerBound,
          hint: "end it with \"{{< /\(tag.name) >}}\", or write \"/>}}\"")
      }
      return try render(shortcode, name, needs, depth: depth)
    } catch {
      problemsLeft -= 1
      if problemsLeft >= 0 { renderer.report(error, in: document) }
      return nil
    }
  }

  private mutating func render(
    _ shortcode: Shortcode, _ name: String, _ needs: TemplateNeeds, depth: Int
  ) throws(ShortcodeError) -> String {
    let tag = shortcode.tag
    let nested = shortcode.children.map { (shortcodes[$0].range, html(of: $0, depth: depth + 1)) }
    var context = [
      "name": Value.string(tag.name), "args": Value(tag.positional),
      "kwargs": DataValue.table(tag.named.map { ($0.name, $0.value) }), "site": renderer.site,
      "page": pageValue(),
    ]
    for (name, value) in tag.named where context[name] == nil { context[name] = value }
    if context["data"] == nil { context["data"] = renderer.data }
    if context["image_at"] == nil {
      let line = lineCount(above: tag.range.lowerBound) + 1
      context["image_at"] = .object(FunctionObject(.imageAt(options, line: line)))
    }
    var marks = NestedMarks(mark: mark)
    if let range = shortcode.body {
      if needs.body {
        context["body"] = try body(range, tag.body, nested, &marks)
      }
      if needs.bodyHTML { context["body_html"] = .markup(try markdown(range, nested)) }
    }
    do throws(TemplateError) {
      var output: [UInt8] = []
      try renderer.environment.template(named: name).render(context, into: &output)
      return marks.filledIn(trimmed(output))
    } catch {
      var diagnostic = Diagnostic(error, templates: renderer.templates)
      let place = document.diagnostic(.error, "", atBody: tag.range.lowerBound)
      diagnostic.notes.append("from \(document.source.file):\(place.line ?? 0)")
      renderer.collector.add(diagnostic)
      return ""
    }
  }

  /// Templates end in a newline, which would end a line in the middle of a sentence.
  private func trimmed(_ output: [UInt8]) -> String {
    var text = output[...]
    while text.last == UInt8(ascii: "\n") || text.last == UInt8(ascii: "\r") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Bodies

  private mutating func body(
    _ range: Range<Int>, _ kind: ShortcodeTag.Body, _ nested: [(Range<Int>, String?)],
    _ marks: inout NestedMarks
  ) throws(ShortcodeError) -> Value {
    if kind == .markdown { return .markup(try markdown(range, nested)) }
    var text: [UInt8] = []
    var done = range.lowerBound
    for (part, html) in nested {
      text.append(contentsOf: body[done..<part.lowerBound])
      text.append(contentsOf: marks.mark(for: html ?? "").utf8)
      done = part.upperBound
    }
    text.append(contentsOf: body[done..<range.upperBound])
    let string = String(decoding: text, as: UTF8.self)
    // Where authors may write HTML, they may in bodies too.
    return options.allowsRawHTML ? .markup(string) : .string(string)
  }

  private mutating func markdown(
    _ range: Range<Int>, _ nested: [(Range<Int>, String?)]
  ) throws(ShortcodeError) -> String {
    let insertions = nested.map { part, html in
      MarkdownInsertion(
        range: part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound,
        html: html ?? "", isBlock: standsAlone(part))
    }
    var options = options
    options.headingIDs = options.headingIDs && mayHaveHeadings(range)
    if options.headingIDs {
      headingIDs = headingIDs ?? idsOutside()
      options.sharedIDs = headingIDs
    }
    countLines(above: range.lowerBound, for: &options)
    do throws(MarkdownError) {
      let html = try Markdown.render(
        Array(body[range]), insertions: insertions, options: options
      ).html
      return body[range].contains(UInt8(ascii: "\n")) ? html : Self.withoutParagraph(html)
    } catch {
      throw ShortcodeError(message: error.description, offset: range.lowerBound)
    }
  }

  /// A cheap look for what every heading has.
  private func mayHaveHeadings(_ range: Range<Int>) -> Bool {
    body[range].contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "=") }
      || body[range].firstRange(ofRare: Array("--".utf8)) != nil
  }

  /// The ids of the headings that stand in no shortcode, which keep theirs whatever shortcodes hold.
  private func idsOutside() -> SharedHeadingIDs {
    var options = options
    options.rewriteDestination = nil
    options.reportOmitted = nil
    options.imageSize = nil
    options.imageVersions = nil
    options.renderCodeBytes = nil
    var insertions: [MarkdownInsertion] = []
    for shortcode in shortcodes
    where shortcode.range.lowerBound >= insertions.last?.range.upperBound ?? 0 {
      insertions.append(
        MarkdownInsertion(
          range: shortcode.range, html: "", isBlock: standsAlone(shortcode.range)))
    }
    let ids = SharedHeadingIDs()
    let document = try? Markdown.render(body, insertions: insertions, options: options)
    for heading in document?.headings ?? [] { ids.claim(heading.id) }
    return ids
  }

  /// Lines are those of the whole document.
  private func countLines(above offset: Int, for options: inout MarkdownOptions) {
    let above = lineCount(above: offset)
    guard above > 0 else { return }
    if let rewrite = options.rewriteDestination {
      options.rewriteDestination = { rewrite($0, $1, $2 + above) }
    }
    if let report = options.reportOmitted {
      options.reportOmitted = { report($0, $1 + above) }
    }
  }

  private func lineCount(above offset: Int) -> Int {
    var start = 0
    var end = lineEnds.count
    while start < end {
      let middle = (start + end) / 2
      if lineEnds[middle] < offset { start = middle + 1 } else { end = middle }
    }
    return start
  }

  /// The only paragraph of a body that is a part of a sentence, without its tags.
  private static func withoutParagraph(_ html: String) -> String {
    guard let inner = html.dropping(prefix: "<p>")?.dropping(suffix: "</p>\n"),
      inner.range(of: "</p>") == nil
    else { return html }
    return inner
  }

  private mutating func pageValue() -> Value {
    if let page { return page }
    let metadata = document.metadata
    let value = DataValue.table([
      ("title", ObjectTable.text(metadata.title)),
      ("description", ObjectTable.text(metadata.description)),
      ("date", ObjectTable.date(document.date)),
      ("url", .string(renderer.configuration.basePath + url.encoded)),
      ("permalink", .string(renderer.configuration.baseURL + url.encoded)),
      ("path", .string(document.path.string)),
      ("lang", .string(metadata.language ?? renderer.configuration.language)),
      ("params", DataValue.table(metadata.params)),
    ])
    page = value
    return value
  }
}

/// What a template makes of a shortcode's body.
struct TemplateNeeds {
  let body: Bool
  let bodyHTML: Bool

  init(_ source: SourceText) {
    let text = source.bytes
    var body = false
    var bodyHTML = false
    var index = 0
    let word = Array("body".utf8)
    while index + word.count <= text.count {
      guard text[index] == word[0], text[index...].starts(with: word) else {
        index += 1
        continue
      }
      let rest = text[(index + word.count)...]
      if rest.starts(with: "_html".utf8) {
        bodyHTML = true
      } else {
        body = true
      }
      index += word.count
    }
    self.body = body || bodyHTML
    self.bodyHTML = bodyHTML
  }
}

/// Stands for the HTML of nested shortcodes while a template works on the text around it.
struct NestedMarks {
  let mark: Unicode.Scalar?
  private var html: [String] = []

  init(mark: Unicode.Scalar?) { self.mark = mark }

  mutating func mark(for html: String) -> String {
    guard let mark else { return "" }
    self.html.append(html)
    return "\(mark)\(self.html.count - 1)\(mark)"
  }

  func filledIn(_ text: String) -> String {
    guard let mark, !html.isEmpty else { return text }
    var result = ""
    let parts = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index % 2 == 1, let number = Int(String(part)), html.indices.contains(number) {
        result += html[number]
      } else {
        result.unicodeScalars.append(contentsOf: part)
      }
    }
    return result
  }
}
