/// Takes out of HTML what browsers never show: comments, runs of whitespace, quotation marks that
/// attributes can do without.
///
/// The tree that a browser builds stays the same but for comments and the length of whitespace: a
/// run becomes one newline or one space, and goes altogether only where nothing can be shown, as in
/// the head and between the parts of a table. What keeps its whitespace (`pre`, `textarea`, `code`,
/// scripts, styles, a `style` with `white-space`) stays as it is.
package struct HTMLMinifier {
  package struct Options: Sendable, Equatable {
    /// Minifies what `style` elements hold.
    package var css = false
    /// Minifies what `script` elements hold whose type is one of JSON.
    package var json = false

    package init() {}
  }

  private let html: [UInt8]
  private let options: Options
  private var output: [UInt8] = []
  private var position = 0
  /// Whitespace that was read and not written yet: a newline if it held one.
  private var space: UInt8?
  /// The name of the last tag if nothing but whitespace and comments came after it.
  private var lastTag: HTMLTagName?
  private var lastIsEnd = false
  private var isInHead = false
  /// The elements around that keep their whitespace: how many are open of each name.
  private var preserved: [[UInt8]: Int] = [:]
  /// How many `svg` and `math` elements are open.
  private var svgDepth = 0
  private var mathDepth = 0
  private var isForeign: Bool { svgDepth > 0 || mathDepth > 0 }
  /// Whether anything came that is not the doctype or the tag `html`.
  private var hasContent = false
  private var tableDepth = 0

  package static func minify(_ html: [UInt8], _ options: Options) -> [UInt8] {
    var minifier = HTMLMinifier(html, options)
    minifier.run()
    return minifier.output
  }

  private init(_ html: [UInt8], _ options: Options) {
    self.html = html
    // The hash of a policy is that of the bytes as they are.
    self.options = HTMLScanning.holdsPolicyHash(html) ? Options() : options
    output.reserveCapacity(html.count)
  }

  private mutating func run() {
    while position < html.count {
      if html[position] == UInt8(ascii: "<"), writeMarkup() { continue }
      writeText()
    }
    flushSpace()
  }

  // MARK: Text

  /// Writes everything up to the next `<`, whitespace collapsed.
  private mutating func writeText() {
    let start = position
    position += 1
    while position < html.count, html[position] != UInt8(ascii: "<") { position += 1 }
    if !preserved.isEmpty {
      output += html[start..<position]
      lastTag = nil
      return
    }
    for byte in html[start..<position] {
      if HTMLScanning.isSpace(byte) {
        if space != 10 { space = byte == 10 ? 10 : UInt8(ascii: " ") }
        continue
      }
      isInHead = false
      hasContent = true
      flushSpace()
      lastTag = nil
      output.append(byte)
    }
  }

  private mutating func flushSpace() {
    if let space { output.append(space) }
    space = nil
  }

  // MARK: Markup

  /// Writes what begins here unless it is text.
  private mutating func writeMarkup() -> Bool {
    guard position + 1 < html.count else { return false }
    switch html[position + 1] {
    case UInt8(ascii: "!"): writeDeclaration()
    case UInt8(ascii: "?"): writeVerbatim(through: HTMLScanning.end(of: ">", in: html, position))
    case UInt8(ascii: "/"):
      guard position + 2 < html.count else { return false }
      if html[position + 2].isASCIILetter {
        return writeTag(isEnd: true)
      }
      writeVerbatim(through: HTMLScanning.end(of: ">", in: html, position))
    case let byte where byte.isASCIILetter: return writeTag(isEnd: false)
    default: return false
    }
    return true
  }

  private mutating func writeVerbatim(through end: Int) {
    flushSpace()
    output += html[position..<end]
    position = end
    lastTag = nil
  }

  private mutating func writeDeclaration() {
    guard html[position...].starts(with: "<!--".utf8) else {
      // A doctype, or what looks like one and is a comment to browsers. In foreign content it may
      // be a CDATA section, in which a `>` ends nothing.
      let isData = html[position...].starts(with: "<![CDATA[".utf8) && isForeign
      let isDoctype = HTMLScanning.holds("<!doctype", html[position...].prefix(9))
      writeVerbatim(through: HTMLScanning.end(of: isData ? "]]>" : ">", in: html, position))
      if isDoctype { lastTag = .doctype }
      return
    }
    let end = HTMLScanning.endOfComment(in: html, position)
    if isKept(html[position..<end]) || !preserved.isEmpty {
      writeVerbatim(through: end)
      return
    }
    let next = end < html.count ? html[end] : UInt8(ascii: "<")
    position = end
    // Without the comment the text before and after it might become a tag or a reference.
    let isBetweenTexts =
      space == nil && lastTag == nil && !output.isEmpty && next != UInt8(ascii: "<")
      && !HTMLScanning.isSpace(next)
    if isBetweenTexts { output += "<!---->".utf8 }
  }

  /// Conditional comments, directives to servers, licences, and what never ended.
  private func isKept(_ comment: ArraySlice<UInt8>) -> Bool {
    guard comment.count >= 7, comment.ends(with: "-->") else { return true }
    let text = comment.dropFirst(4)
    switch text.first {
    case UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "<"): return true
    default: return text.starts(with: "esi".utf8)
    }
  }

  // MARK: Tags

  private mutating func writeTag(isEnd: Bool) -> Bool {
    guard let tag = HTMLTag(html, at: position, isEnd: isEnd) else {
      // A tag that never ends is dropped by browsers; nothing follows it.
      writeVerbatim(through: html.count)
      return true
    }
    let name = HTMLTagName(tag.name)
    if preserved.isEmpty { writeSpace(before: name, isEnd: isEnd) } else { space = nil }
    if name == .plaintext && !isEnd {
      writeVerbatim(through: html.count)
      return true
    }
    track(tag, name)
    tag.write(to: &output, from: html, isForeign: isForeign)
    position = tag.end
    lastTag = name
    lastIsEnd = isEnd
    if !isEnd, let raw = name.rawText { writeRaw(tag, raw) }
    return true
  }

  private mutating func writeSpace(before name: HTMLTagName, isEnd: Bool) {
    if name == .head && !isEnd && !hasContent { isInHead = true }
    if name != .html { hasContent = true }
    let opensHead = isInHead && name == .head && lastTag == .html
    let isIdle =
      (lastTag == .doctype && name == .html) || opensHead
      || tableDepth > 0 && (lastTag?.mayPrecedeRow(isEnd: lastIsEnd) ?? false)
        && name.mayFollowRow(isEnd: isEnd)
      || isInHead && (lastTag?.isOfHead ?? false) && name.isOfHead
    if isInHead && !name.isOfHead || name == .head && isEnd { isInHead = false }
    if isIdle { space = nil } else { flushSpace() }
  }

  /// Keeps count of the elements that matter for what follows.
  private mutating func track(_ tag: HTMLTag, _ name: HTMLTagName) {
    let step = tag.isEnd ? -1 : tag.isSelfClosing ? 0 : 1
    if name == .svg { svgDepth = max(0, svgDepth + step) }
    if name == .math { mathDepth = max(0, mathDepth + step) }
    if name == .table { tableDepth = max(0, tableDepth + (tag.isEnd ? -1 : 1)) }
    if let depth = preserved[tag.name] {
      preserved[tag.name] = tag.isEnd ? (depth > 1 ? depth - 1 : nil) : depth + 1
    } else if !tag.isEnd, !name.isVoid, name.keepsSpace || tag.keepsSpace {
      preserved[tag.name] = 1
    }
  }

  /// The content of an element in which nothing is a tag but its own end.
  private mutating func writeRaw(_ tag: HTMLTag, _ raw: HTMLTagName.RawText) {
    let start = position
    let end = HTMLScanning.endOfRawText(
      in: html, start, name: tag.name, isScript: raw == .script)
    position = end
    let content = html[start..<end]
    if raw == .style && options.css && !isForeign {
      let minified = CSSMinifier.minify(Array(content))
      output += HTMLScanning.holdsEndTag(minified) ? Array(content) : minified
    } else if raw == .script && options.json && !isForeign && tag.isJSON {
      output += JSONMinifier.minify(Array(content))
    } else {
      output += content
    }
  }
}
