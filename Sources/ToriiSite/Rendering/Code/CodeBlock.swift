package import ToriiHighlight

/// A block of code as HTML, in the elements and classes that stylesheets for Pygments and Hugo know.
package enum CodeBlock {
  /// The HTML of code with the text behind its fence, or nil for code in an unknown language that
  /// asks for nothing.
  package static func html(
    _ code: String, info: String, numbers: CodeLines.Numbers = .none
  ) -> String? {
    html(code, CodeFence(info), numbers: numbers)
  }

  package static func html(
    _ code: String, _ fence: CodeFence, numbers: CodeLines.Numbers
  ) -> String? {
    guard !fence.language.isEmpty else { return nil }
    var lines = CodeLines()
    let known = Highlighter.language(named: fence.language)
    lines.numbers = fence.numbers ?? (known == nil ? .none : numbers)
    lines.first = fence.firstLine
    lines.highlighted = fence.highlighted
    let asks = lines != CodeLines() || !fence.title.isEmpty || !fence.id.isEmpty
    guard known != nil || asks || !fence.classes.isEmpty else { return nil }
    let language = known ?? Highlighter.plainText
    let inner = Highlighter.html(Array(code.utf8), in: language)
    return page(inner, fence, lines)
  }

  private static func page(_ inner: [UInt8], _ fence: CodeFence, _ lines: CodeLines) -> String {
    let name = XMLText.escaped(fence.language)
    var html = "<div class=\""
    html += XMLText.escaped((["highlight"] + fence.classes).joined(separator: " "))
    html += "\""
    if !fence.id.isEmpty { html += " id=\"\(XMLText.escaped(fence.id))\"" }
    html += " data-lang=\"\(name)\">"
    if !fence.title.isEmpty {
      html += "<span class=\"filename\">\(XMLText.escaped(fence.title))</span>"
    }
    let isTable = lines.numbers == .table
    if isTable {
      html += "<table class=\"highlighttable\" role=\"presentation\"><tr><td class=\"linenos\">"
      html += "<div class=\"linenodiv\"><pre><span></span>"
      html += String(decoding: lines.column(for: inner), as: UTF8.self)
      html += "</pre></div></td><td class=\"code\"><div>"
    }
    html +=
      "<pre tabindex=\"0\"><span></span><code class=\"language-\(name)\" data-lang=\"\(name)\">"
    html += String(decoding: lines.applied(to: inner), as: UTF8.self)
    html += "</code></pre>"
    if isTable { html += "</div></td></tr></table>" }
    return html + "</div>\n"
  }
}
