package import ToriiHighlight

/// A block of code as HTML, in the elements and classes that stylesheets for Pygments and Hugo know.
package enum CodeBlock {
  /// The HTML of code with the text behind its fence, or nil for code in an unknown language that
  /// asks for nothing.
  package static func html(
    _ code: String, info: String, numbers: CodeLines.Numbers = .none
  ) -> String? {
    html(Array(code.utf8), CodeFence(info), numbers: numbers).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  package static func html(
    _ code: [UInt8], _ fence: CodeFence, numbers: CodeLines.Numbers
  ) -> [UInt8]? {
    guard !fence.language.isEmpty else { return nil }
    var lines = CodeLines()
    let known = Highlighter.language(named: fence.language)
    lines.numbers = fence.numbers ?? (known == nil ? .none : numbers)
    lines.first = fence.firstLine
    lines.highlighted = fence.highlighted
    let asks = lines != CodeLines() || !fence.title.isEmpty || !fence.id.isEmpty
    guard known != nil || asks || !fence.classes.isEmpty else { return nil }
    let language = known ?? Highlighter.plainText
    let inner = Highlighter.html(code, in: language)
    return page(inner, fence, lines)
  }

  private static func page(_ inner: [UInt8], _ fence: CodeFence, _ lines: CodeLines) -> [UInt8] {
    let name = Array(XMLText.escaped(fence.language).utf8)
    var html: [UInt8] = []
    html.reserveCapacity(inner.count + 256)
    html += "<div class=\"highlight".utf8
    for name in fence.classes { html += " \(XMLText.escaped(name))".utf8 }
    if !fence.id.isEmpty { html += "\" id=\"\(XMLText.escaped(fence.id))".utf8 }
    html += "\" data-lang=\"".utf8
    html += name
    html += "\">".utf8
    if !fence.title.isEmpty {
      html += "<span class=\"filename\">\(XMLText.escaped(fence.title))</span>".utf8
    }
    let isTable = lines.numbers == .table
    if isTable {
      html += "<table class=\"highlighttable\" role=\"presentation\"><tr>".utf8
      html += "<td class=\"linenos\"><div class=\"linenodiv\"><pre><span></span>".utf8
      html += lines.column(for: inner)
      html += "</pre></div></td><td class=\"code\"><div>".utf8
    }
    html += "<pre tabindex=\"0\"><span></span><code class=\"language-".utf8
    html += name
    html += "\" data-lang=\"".utf8
    html += name
    html += "\">".utf8
    html += lines.applied(to: inner)
    html += "</code></pre>".utf8
    if isTable { html += "</div></td></tr></table>".utf8 }
    html += "</div>\n".utf8
    return html
  }
}
