/// Takes comments, and the whitespace between elements that hold nothing but elements, out of XML.
///
/// Text that is not only whitespace stays as it is, and so does all whitespace in XHTML, in the text
/// of SVG and under `xml:space`. What is not well formed, or declares entities, stays whole.
package struct XMLMinifier {
  private enum Event {
    case start(Range<Int>, isEmpty: Bool)
    case end(Range<Int>)
    case text(Range<Int>)
    case comment
    /// Processing instructions and the document type.
    case other(Range<Int>)
  }

  private struct Element {
    let name: ArraySlice<UInt8>
    var hasText = false
    var hasElements = false
    var keepsSpace: Bool
  }

  private let xml: [UInt8]
  private var events: [(event: Event, parent: Int)] = []
  /// The document itself comes first.
  private var elements: [Element]
  private var open: [Int] = [0]

  package static func minify(_ xml: [UInt8]) -> [UInt8] {
    var minifier = XMLMinifier(xml)
    return minifier.read() ? minifier.written : xml
  }

  private init(_ xml: [UInt8]) {
    self.xml = xml
    elements = [Element(name: [], hasElements: true, keepsSpace: false)]
  }

  // MARK: Reading

  /// Whether the document is one that can be made smaller.
  private mutating func read() -> Bool {
    var position = 0
    while position < xml.count {
      guard let end = event(at: position) else { return false }
      position = end
    }
    return open.count == 1
  }

  private mutating func event(at start: Int) -> Int? {
    guard let parent = open.last else { return nil }
    if xml[start] != UInt8(ascii: "<") {
      var end = start
      while end < xml.count, xml[end] != UInt8(ascii: "<") { end += 1 }
      add(.text(start..<end), parent)
      if !xml[start..<end].allSatisfy(HTMLScanning.isSpace) { elements[parent].hasText = true }
      return end
    }
    let rest = xml[start...]
    if rest.starts(with: "<!--".utf8) {
      guard let end = end(of: "-->", start + 4) else { return nil }
      add(elements[parent].keepsSpace ? .other(start..<end) : .comment, parent)
      return end
    }
    if rest.starts(with: "<![CDATA[".utf8) {
      guard let end = end(of: "]]>", start) else { return nil }
      add(.other(start..<end), parent)
      elements[parent].hasText = true
      return end
    }
    if rest.starts(with: "<?".utf8) {
      guard let end = end(of: "?>", start) else { return nil }
      add(.other(start..<end), parent)
      return end
    }
    if rest.starts(with: "<!".utf8) {
      guard let end = end(of: ">", start), !xml[start..<end].contains(UInt8(ascii: "[")) else {
        return nil
      }
      add(.other(start..<end), parent)
      return end
    }
    return tag(at: start, parent)
  }

  private mutating func add(_ event: Event, _ parent: Int) { events.append((event, parent)) }

  private func end(of text: StaticString, _ start: Int) -> Int? {
    let end = HTMLScanning.end(of: text, in: xml, start)
    let isFound = end <= xml.count && xml[..<end].ends(with: text) && end > start
    return isFound ? end : nil
  }

  private mutating func tag(at start: Int, _ parent: Int) -> Int? {
    guard let end = endOfTag(start) else { return nil }
    let isEnd = xml[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    let name = xml[nameStart..<(end - 1)].prefix {
      !HTMLScanning.isSpace($0) && $0 != UInt8(ascii: "/")
    }
    if name.isEmpty { return nil }
    if isEnd {
      guard open.count > 1, let element = open.popLast(),
        elements[element].name.elementsEqual(name)
      else { return nil }
      add(.end(start..<end), element)
      return end
    }
    let isEmpty = xml[end - 2] == UInt8(ascii: "/")
    elements[parent].hasElements = true
    add(.start(start..<end, isEmpty: isEmpty), parent)
    if !isEmpty {
      let keeps =
        elements[parent].keepsSpace || Self.keepsSpace(name)
        || HTMLScanning.holds("xml:space", xml[start..<end])
        || HTMLScanning.holds("http://www.w3.org/1999/xhtml", xml[start..<end])
      open.append(elements.count)
      elements.append(Element(name: name, keepsSpace: keeps))
    }
    return end
  }

  /// Behind the `>` of a tag; those in attributes do not count.
  private func endOfTag(_ start: Int) -> Int? {
    var quote: UInt8?
    var index = start + 1
    while index < xml.count {
      let byte = xml[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index - start > 1 ? index + 1 : nil
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// Elements of SVG whose text is shown or run.
  private static func keepsSpace(_ name: ArraySlice<UInt8>) -> Bool {
    let local = name.split(separator: UInt8(ascii: ":")).last ?? name
    switch String(decoding: local, as: UTF8.self) {
    case "text", "tspan", "textPath", "foreignObject", "style", "script", "title", "desc":
      return true
    default: return false
    }
  }

  // MARK: Writing

  private var written: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(xml.count)
    for (event, parent) in events {
      switch event {
      case .comment: continue
      case .other(let range): output += xml[range]
      case .text(let range):
        let element = elements[parent]
        if !element.hasText && element.hasElements && !element.keepsSpace { continue }
        output += xml[range]
      case .start(let range, _), .end(let range): write(tag: range, to: &output)
      }
    }
    if xml.last == 10 && output.last != 10 { output.append(10) }
    return output
  }

  /// A tag with one space between attributes.
  private func write(tag range: Range<Int>, to output: inout [UInt8]) {
    var quote: UInt8?
    var hasSpace = false
    for byte in xml[range] {
      if quote == nil && HTMLScanning.isSpace(byte) {
        hasSpace = true
        continue
      }
      let isEnd = byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      if hasSpace && !(isEnd && quote == nil) { output.append(UInt8(ascii: " ")) }
      hasSpace = false
      output.append(byte)
      if quote == byte {
        quote = nil
      } else if quote == nil && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) {
        quote = byte
      }
    }
  }
}
