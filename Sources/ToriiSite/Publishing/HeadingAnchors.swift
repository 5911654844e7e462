import ToriiMarkdown

/// The links at the ends of headings to themselves: useful on a page, noise in a feed.
package enum HeadingAnchors {
  private static let start: StaticString = "<a class=\"anchor\" href=\"#"
  private static let end: StaticString = "</a>"

  /// HTML of Markdown without them.
  package static func removed(from html: String) -> String {
    var html = html
    let shortened = html.withUTF8 { removed(from: $0) }
    return shortened.map { String(decoding: $0, as: UTF8.self) } ?? html
  }

  /// `nil` where there are none.
  private static func removed(from bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var done = 0
    var index = 0
    while let found = first(UInt8(ascii: "<"), in: bytes, from: index) {
      index = found
      guard begins(at: index, in: bytes) else {
        index += 1
        continue
      }
      guard let close = linkEnd(from: index, in: bytes) else { break }
      let hasSpace = index > done && bytes[index - 1] == UInt8(ascii: " ")
      if done == 0 { result.reserveCapacity(bytes.count) }
      result.append(contentsOf: bytes[done..<(hasSpace ? index - 1 : index)])
      done = close
      index = done
    }
    if done == 0 { return nil }
    result.append(contentsOf: bytes[done...])
    return result
  }

  /// Whether such a link begins at an offset.
  static func begins(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    has(start, at: index, in: bytes)
  }

  /// The end of such a link that begins at an offset; `nil` where none of them ends any more.
  static func linkEnd(from index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var close = first(UInt8(ascii: "<"), in: bytes, from: index + start.utf8CodeUnitCount)
    while let tag = close, !has(end, at: tag, in: bytes) {
      close = first(UInt8(ascii: "<"), in: bytes, from: tag + 1)
    }
    return close.map { $0 + end.utf8CodeUnitCount }
  }

  private static func first(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let index = ByteSearch.first(byte, in: bytes, from: start, to: bytes.count)
    return index < bytes.count ? index : nil
  }

  private static func has(
    _ text: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }
}
