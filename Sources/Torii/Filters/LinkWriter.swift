/// Turns the URLs and mail addresses of an escaped text into links.
///
/// Complexity: linear in the length of the text, times the number of extra schemes.
struct LinkWriter {
  let attributes: String
  let schemes: [String]
  /// How many code points of a URL are shown; None for all.
  let limit: Value
  let machine: MachineRef

  func linked(_ text: String) throws(TemplateError) -> String {
    try machine.charge(text.utf8.count)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count &+ 64)
    var start = 0
    while start < bytes.count {
      if let width = LinkWriter.spaceWidth(bytes, at: start) {
        result.append(contentsOf: bytes[start..<(start &+ width)])
        start &+= width
        continue
      }
      var end = start &+ 1
      while end < bytes.count, LinkWriter.spaceWidth(bytes, at: end) == nil { end &+= 1 }
      try append(bytes[start..<end], to: &result)
      if result.count > machine.pointee.environment.limits.valueSize {
        try machine.checkSize(result.count)
      }
      start = end
    }
    try machine.checkSize(result.count)
    return CodePoints.string(result)
  }

  /// The size of the white space at an offset, nil where there is none.
  private static func spaceWidth(_ bytes: [UInt8], at offset: Int) -> Int? {
    let byte = bytes[offset]
    if byte < 0x80 {
      return CodePoints.isWhitespace(Unicode.Scalar(byte)) ? 1 : nil
    }
    // White space outside of ASCII starts with one of these.
    guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 else { return nil }
    let sequence = bytes[offset..<min(bytes.count, offset &+ (byte == 0xC2 ? 2 : 3))]
    guard let scalar = CodePoints.string(sequence).unicodeScalars.first,
      CodePoints.isWhitespace(scalar)
    else { return nil }
    return sequence.count
  }

  private func append(_ bytes: ArraySlice<UInt8>, to result: inout [UInt8])
    throws(TemplateError)
  {
    // Every link has one of these, so plain words are copied at once.
    guard !schemes.isEmpty || bytes.contains(where: { $0 == 0x2E || $0 == 0x40 || $0 == 0x3A })
    else {
      result.append(contentsOf: bytes)
      return
    }
    let word = LinkWord(bytes)
    result.append(contentsOf: word.head)
    if let link = try link(word.body) {
      result.append(contentsOf: link.utf8)
    } else {
      result.append(contentsOf: word.body)
    }
    result.append(contentsOf: word.tail)
  }

  private func link(_ bytes: ArraySlice<UInt8>) throws(TemplateError) -> String? {
    if URLPattern.isURL(bytes) {
      let text = CodePoints.string(bytes)
      let hasScheme =
        bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8)
      return "<a href=\"\(hasScheme ? "" : "https://")\(text)\"\(attributes)>"
        + "\(try shown(text))</a>"
    }
    if bytes.starts(with: "mailto:".utf8), URLPattern.isMailAddress(bytes.dropFirst(7)) {
      return "<a href=\"\(CodePoints.string(bytes))\">\(CodePoints.string(bytes.dropFirst(7)))</a>"
    }
    if bytes.contains(0x40), bytes.first != 0x40, !bytes.contains(0x3A),
      !bytes.starts(with: "www.".utf8), URLPattern.isMailAddress(bytes)
    {
      let text = CodePoints.string(bytes)
      return "<a href=\"mailto:\(text)\">\(text)</a>"
    }
    for scheme in schemes
    where scheme.utf8.count < bytes.count && bytes.starts(with: scheme.utf8) {
      let text = CodePoints.string(bytes)
      return "<a href=\"\(text)\"\(attributes)>\(text)</a>"
    }
    return nil
  }

  private func shown(_ text: String) throws(TemplateError) -> String {
    if limit.isNone { return text }
    let count = CodePoints.count(text)
    guard try machine.compare(.greater, .int(count), limit) else { return text }
    let part = try machine.slice(of: .string(text), lower: .none, upper: limit, step: .none)
    return (part.text ?? "") + "..."
  }
}
