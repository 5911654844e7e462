/// The links at the ends of headings to themselves: useful on a page, noise in a feed.
package enum HeadingAnchors {
  private static let start = "<a class=\"anchor\" href=\"#"
  private static let end = "</a>"

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
      guard has(start, at: index, in: bytes) else {
        index += 1
        continue
      }
      var close = first(UInt8(ascii: "<"), in: bytes, from: index + start.utf8.count)
      while let tag = close, !has(end, at: tag, in: bytes) {
        close = first(UInt8(ascii: "<"), in: bytes, from: tag + 1)
      }
      guard let close else { break }
      let hasSpace = index > done && bytes[index - 1] == UInt8(ascii: " ")
      if done == 0 { result.reserveCapacity(bytes.count) }
      result.append(contentsOf: bytes[done..<(hasSpace ? index - 1 : index)])
      done = close + end.utf8.count
      index = done
    }
    if done == 0 { return nil }
    result.append(contentsOf: bytes[done...])
    return result
  }

  private static func first(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private static func has(
    _ text: String, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    index + text.utf8.count <= bytes.count && bytes[index...].starts(with: text.utf8)
  }
}
