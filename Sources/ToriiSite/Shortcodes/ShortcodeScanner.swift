import Torii
import ToriiMarkdown

/// Finds the shortcodes in the Markdown of a content file. Code shows them as they are written.
struct ShortcodeScanner {
  private let bytes: [UInt8]
  private let syntax: MarkdownSettings.ShortcodeSyntax
  private(set) var tags: [ShortcodeTag] = []
  private(set) var errors: [ShortcodeError] = []

  /// A cheap look at a whole file.
  static func mayFind(
    in body: ArraySlice<UInt8>, _ syntax: MarkdownSettings.ShortcodeSyntax
  ) -> Bool {
    if syntax == .none { return false }
    return body.withUnsafeBufferPointer { bytes in
      let brace = UInt8(ascii: "{")
      var index = ByteSearch.first(brace, in: bytes, from: 0, to: bytes.count)
      while index + 1 < bytes.count {
        let next = bytes[index + 1]
        if next == brace || (next == UInt8(ascii: "%") && syntax == .zola) { return true }
        index = ByteSearch.first(brace, in: bytes, from: index + 1, to: bytes.count)
      }
      return false
    }
  }

  init(_ bytes: [UInt8], syntax: MarkdownSettings.ShortcodeSyntax) {
    self.bytes = bytes
    self.syntax = syntax
    scan()
  }

  /// More of them tell nobody more.
  private static let maximumErrors = 20

  private mutating func scan() {
    let regions = SourceRegions(of: bytes)
    var codeIndex = 0
    var index = 0
    while index + 3 < bytes.count, errors.count < Self.maximumErrors {
      guard bytes[index] == UInt8(ascii: "{"), let start = opening(at: index) else {
        index += 1
        continue
      }
      let isCode = regions.code(from: index, index: &codeIndex)?.contains(index) ?? false
      do throws(ShortcodeError) {
        if let tag = try tag(at: index, start, isCode: isCode) {
          tags.append(tag)
          index = tag.range.upperBound
        } else {
          index += start.length
        }
      } catch {
        errors.append(error)
        index += start.length
      }
    }
  }

  // MARK: Delimiters

  private struct Opening {
    let length: Int
    let close: [UInt8]
    let body: ShortcodeTag.Body
    let isZola: Bool
  }

  private func opening(at index: Int) -> Opening? {
    switch (syntax, bytes[index + 1], bytes[index + 2]) {
    case (.hugo, UInt8(ascii: "{"), UInt8(ascii: "<")):
      Opening(length: 3, close: Array(">}}".utf8), body: .text, isZola: false)
    case (.hugo, UInt8(ascii: "{"), UInt8(ascii: "%")):
      Opening(length: 3, close: Array("%}}".utf8), body: .markdown, isZola: false)
    case (.zola, UInt8(ascii: "{"), _):
      Opening(length: 2, close: Array("}}".utf8), body: .markdown, isZola: true)
    case (.zola, UInt8(ascii: "%"), _):
      Opening(length: 2, close: Array("%}".utf8), body: .markdown, isZola: true)
    default: nil
    }
  }

  private func tag(
    at start: Int, _ opening: Opening, isCode: Bool
  ) throws(ShortcodeError) -> ShortcodeTag? {
    if let escaped = escaped(at: start, opening) { return escaped }
    if isCode { return nil }
    var reader = ShortcodeArguments(bytes, at: start + opening.length, close: opening.close)
    return opening.isZola
      ? zolaTag(at: start, opening, &reader) : try hugoTag(at: start, opening, &reader)
  }

  /// `{{</* name */>}}`.
  private func escaped(at start: Int, _ opening: Opening) -> ShortcodeTag? {
    let inner = start + opening.length
    guard has("/*", at: inner) else { return nil }
    var end = inner + 2
    let close = Array("*/".utf8) + opening.close
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == close[0], bytes[end...].starts(with: close) {
        let text =
          bytes[start..<inner] + bytes[(inner + 2)..<end] + opening.close
        return ShortcodeTag(
          range: start..<(end + close.count),
          role: .escaped(String(decoding: text, as: UTF8.self)), body: .text)
      }
      end += 1
    }
    return nil
  }

  private func has(_ text: StaticString, at index: Int) -> Bool {
    bytes[min(index, bytes.count)...].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  // MARK: Hugo

  private func hugoTag(
    at start: Int, _ opening: Opening, _ reader: inout ShortcodeArguments
  ) throws(ShortcodeError) -> ShortcodeTag {
    reader.skipSpace()
    let isClosing = reader.take(UInt8(ascii: "/"))
    reader.skipSpace()
    guard let name = reader.name() else {
      throw ShortcodeError(
        message: "a shortcode needs a name", offset: start,
        hint: "write \"{{</* name */>}}\" to show it as it is")
    }
    var positional: [Value] = []
    var named: [(name: String, value: Value)] = []
    var isComplete = false
    while true {
      reader.skipSpace()
      if reader.takeClose() { break }
      if reader.take(UInt8(ascii: "/")) {
        isComplete = true
        continue
      }
      guard let argument = reader.hugoArgument() else {
        throw ShortcodeError(
          message: "the shortcode \"\(name)\" is not ended by \""
            + String(decoding: opening.close, as: UTF8.self) + "\"",
          offset: start, hint: "write its arguments as \"value\" or key=\"value\"")
      }
      if let key = argument.name {
        named.append((key, argument.value))
      } else {
        positional.append(argument.value)
      }
    }
    return ShortcodeTag(
      range: start..<reader.index, role: isClosing ? .closing : isComplete ? .complete : .opening,
      body: opening.body, name: name, positional: positional, named: named)
  }

  // MARK: Zola

  /// What is no call is text: `{{` means nothing in Markdown.
  private func zolaTag(
    at start: Int, _ opening: Opening, _ reader: inout ShortcodeArguments
  ) -> ShortcodeTag? {
    reader.skipSpace()
    guard let name = reader.name() else { return nil }
    let hasBody = opening.close[0] == UInt8(ascii: "%")
    reader.skipSpace()
    guard reader.take(UInt8(ascii: "(")) else {
      guard name == "end", hasBody, reader.takeClose() else { return nil }
      return ShortcodeTag(range: start..<reader.index, role: .closing, body: .markdown)
    }
    var named: [(name: String, value: Value)] = []
    reader.skipSpace()
    while !reader.take(UInt8(ascii: ")")) {
      guard let argument = reader.zolaArgument() else { return nil }
      named.append(argument)
      reader.skipSpace()
      _ = reader.take(UInt8(ascii: ","))
      reader.skipSpace()
    }
    reader.skipSpace()
    guard reader.takeClose() else { return nil }
    return ShortcodeTag(
      range: start..<reader.index, role: hasBody ? .opening : .complete, body: .markdown,
      name: name, named: named)
  }
}
