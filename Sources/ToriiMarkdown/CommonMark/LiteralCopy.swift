/// What stands for an inset in a literal.
enum InsetForm {
  /// The placeholder: it becomes a node later.
  case asPlaceholder
  /// What the author wrote.
  case asSource
  /// The HTML of an insertion, what the author wrote for anything else.
  case asHTML
  /// The same without character references, for an address.
  case asText
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension MarkdownTree {
  /// Copies the text of a node into the buffer, without the marks in it, and notes what it may hold.
  mutating func copyText(
    _ string: UnsafePointer<CChar>?, marks: SourceMarks, to node: inout MarkdownNode
  ) {
    guard let string, marks.isEmpty else {
      node.literal = copy(string, marks: marks)
      return
    }
    let raw = UnsafeRawBufferPointer(start: string, count: strlen(string))
    let start = bytes.count
    bytes.append(contentsOf: raw)
    node.literal = ByteRange(start..<bytes.count)
    node.traits = TextTraits(ofTerminated: raw)
  }

  /// Copies a C string into the buffer, without the marks in it.
  mutating func copy(
    _ string: UnsafePointer<CChar>?, marks: SourceMarks, insets form: InsetForm = .asPlaceholder
  ) -> ByteRange {
    guard let string else { return ByteRange() }
    let start = bytes.count
    let raw = UnsafeRawBufferPointer(start: string, count: strlen(string))
    let hasInsets = form != .asPlaceholder && !insets.isEmpty
    if marks.isEmpty, !hasInsets {
      bytes.append(contentsOf: raw)
      return ByteRange(start..<bytes.count)
    }
    var done = 0
    var index = 0
    while index + 2 < raw.count {
      // Marks are of three bytes, and so not ASCII.
      guard raw[index] >= 0xE0 else {
        index += 1
        continue
      }
      if hasInsets, let placeholder = insets.placeholder(at: index, in: raw) {
        index = append(placeholder, as: form, from: raw, done: done, at: index)
        done = index
        continue
      }
      let isEscape = marks.escape?.isAt(index, in: raw) ?? false
      guard isEscape || marks.neutral?.isAt(index, in: raw) ?? false else {
        index += 1
        continue
      }
      bytes.append(contentsOf: raw[done..<index])
      if isEscape { noteEscape(since: start) }
      index += MarkCharacter.length
      done = index
    }
    bytes.append(contentsOf: raw[done...])
    return ByteRange(start..<bytes.count)
  }

  /// Notes the last character of the buffer as written as an escape or an entity. What ends in a
  /// semicolon only looked like an entity.
  private mutating func noteEscape(since start: Int) {
    var last = bytes.count - 1
    while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    if last >= start, bytes[last] != ASCII.semicolon { escapes.insert(last) }
  }

  /// The inset that an HTML block consists of.
  func blockInset(_ string: UnsafePointer<CChar>?) -> Int? {
    guard let string, !insets.isEmpty else { return nil }
    let raw = UnsafeRawBufferPointer(start: string, count: strlen(string))
    let start = InsetCollection.blockStart.utf8CodeUnitCount
    guard raw.count < 64, let placeholder = insets.placeholder(at: start, in: raw),
      insets.list[placeholder.inset].isBlock
    else { return nil }
    let end = raw[placeholder.end...].prefix { !$0.isLineEnd }
    return end.count == InsetCollection.blockEnd.utf8CodeUnitCount ? placeholder.inset : nil
  }

  /// Appends what stands before a placeholder and what it stands for; returns where to go on.
  private mutating func append(
    _ placeholder: (inset: Int, end: Int), as form: InsetForm, from raw: UnsafeRawBufferPointer,
    done: Int, at index: Int
  ) -> Int {
    let entry = insets.list[placeholder.inset]
    var before = index
    var end = placeholder.end
    if entry.isBlock {
      before = max(done, index - InsetCollection.blockStart.utf8CodeUnitCount)
      end = min(raw.count, end + InsetCollection.blockEnd.utf8CodeUnitCount)
    }
    bytes.append(contentsOf: raw[done..<before])
    switch (form, entry.inset) {
    case (.asHTML, .html(let html)): bytes.append(contentsOf: html)
    case (.asText, .html(let html)): bytes.append(contentsOf: Self.withoutReferences(html))
    case (.asHTML, .continuation), (.asText, .continuation): break
    default: bytes.append(contentsOf: entry.source)
    }
    return end
  }

  /// `&amp;` in an address that a template wrote is `&`.
  private static func withoutReferences(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < html.count {
      result.append(html[index])
      index += html.has("&amp;", at: index) ? 5 : 1
    }
    return result
  }
}
