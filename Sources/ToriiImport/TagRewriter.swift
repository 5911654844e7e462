import ToriiSite

/// Replaces what stands between an opening and a closing mark, as `{%` and `%}`, in linear time.
package struct TagRewriter {
  /// A tag in a text.
  package struct Tag {
    /// Which of the pairs of marks it has.
    package let pair: Int
    /// What stands between the marks, without spaces around it.
    package let content: String
    /// The tag as written.
    package let source: String
    package let line: Int
  }

  private let pairs: [(open: [UInt8], close: [UInt8])]

  package init(_ pairs: [(open: String, close: String)]) {
    self.pairs = pairs.map { (Array($0.open.utf8), Array($0.close.utf8)) }
  }

  /// - Parameter replace: Gives what stands for a tag; `nil` keeps it as it is.
  package func rewrite(
    _ text: String, firstLine: Int, _ replace: (Tag) -> String?
  ) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var line = firstLine
    var index = 0
    var exhausted: Set<Int> = []
    while index < bytes.count {
      if let (pair, end) = tag(bytes, index, &exhausted) {
        let open = pairs[pair].open.count
        let inner = bytes[(index + open)..<(end - pairs[pair].close.count)]
        let source = bytes[index..<end]
        let tag = Tag(
          pair: pair, content: Self.content(inner, trimsDashes: open == 2),
          source: String(decoding: source, as: UTF8.self), line: line)
        if let text = replace(tag) {
          result.append(contentsOf: text.utf8)
        } else {
          result.append(contentsOf: source)
        }
        for byte in source where byte == 10 { line += 1 }
        index = end
      } else {
        if bytes[index] == 10 { line += 1 }
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func tag(
    _ bytes: [UInt8], _ index: Int, _ exhausted: inout Set<Int>
  ) -> (pair: Int, end: Int)? {
    for (pair, marks) in pairs.enumerated() where !exhausted.contains(pair) {
      guard bytes[index...].starts(with: marks.open), let first = marks.close.first else {
        continue
      }
      var end = index + marks.open.count
      while end < bytes.count {
        if bytes[end] == first, bytes[end...].starts(with: marks.close) {
          return (pair, end + marks.close.count)
        }
        end += 1
      }
      exhausted.insert(pair)
    }
    return nil
  }

  /// Liquid and Jinja put a dash beside a mark to strip the space around the tag.
  private static func content(_ inner: ArraySlice<UInt8>, trimsDashes: Bool) -> String {
    var inner = inner
    if trimsDashes {
      if inner.first == 45 { inner.removeFirst() }
      if inner.last == 45 { inner.removeLast() }
    }
    return trimmed(String(decoding: inner, as: UTF8.self))
  }

  package static func trimmed(_ text: some StringProtocol) -> String {
    let space: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
    var result = Substring(text).drop(while: space)
    while let last = result.last, space(last) { result.removeLast() }
    return String(result)
  }
}

/// Words of a tag: `figure src="a b.png" 3` is `figure`, `src=a b.png`, `3`.
package enum TagWords {
  package static func split(_ text: String, separators: Set<Character> = [" ", "\t", "\n"])
    -> [String]
  {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" || character == "`" {
        quote = character
      } else if separators.contains(character) {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

/// The way from one file of a site to another.
package enum RelativeLink {
  package static func path(from file: String, to target: String) -> String {
    let from = file.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    let up = Array(repeating: "..", count: from.count - shared)
    let path = (up + to.dropFirst(shared).map(String.init)).joined(separator: "/")
    return PercentEncoding.encodePath(path)
  }
}
