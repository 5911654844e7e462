import Torii
import ToriiMarkdown

/// The text of a page's HTML, as a search index has it: without the links of headings to themselves,
/// then what the filter `striptags` leaves.
///
/// One pass makes it of the HTML that Markdown gives. What is rare in that (comments, references
/// that escaping does not write, angle brackets within tags) is left to the filter's own function.
enum SearchText {
  static func bytes(of html: String) -> [UInt8] {
    var html = html
    var isDone = false
    let bytes = html.withUTF8 { source in
      // Nothing becomes longer.
      [UInt8](unsafeUninitializedCapacity: source.count) { output, count in
        var pass = Pass(source: source, output: output)
        isDone = pass.run()
        count = isDone ? pass.count : 0
      }
    }
    return isDone ? bytes : Array(htmlStripTags(HeadingAnchors.removed(from: html)).utf8)
  }

  private struct Pass {
    let source: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes were written.
    var count = 0

    /// Returns whether it was able to do the work.
    mutating func run() -> Bool {
      var index = 0
      while index < source.count {
        let tag = ByteSearch.first(less, in: source, from: index, to: source.count)
        guard tag < source.count else { return addText(index..<tag) && trim() }
        // Most tags differ in their first letter.
        let isAnchor =
          tag + 1 < source.count && source[tag + 1] == UInt8(ascii: "a")
          && HeadingAnchors.begins(at: tag, in: source)
        let hasSpace = isAnchor && tag > index && source[tag - 1] == space
        guard addText(index..<(hasSpace ? tag - 1 : tag)),
          let end = isAnchor ? HeadingAnchors.linkEnd(from: tag, in: source) : tagEnd(tag)
        else { return false }
        index = end
      }
      return trim()
    }

    /// The end of a plain tag.
    private func tagEnd(_ start: Int) -> Int? {
      var index = start + 1
      if index < source.count, source[index] == exclamation { return nil }
      // Tags are short: calls would take longer.
      while index < source.count {
        let byte = source[index]
        if byte == greater { return index + 1 }
        if byte == less { return nil }
        index += 1
      }
      return nil
    }

    private mutating func addText(_ range: Range<Int>) -> Bool {
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = source[index]
        var length = 1
        if byte == ampersand {
          guard let (reference, size) = reference(at: index, to: range.upperBound) else {
            return false
          }
          append(reference)
          length = size
        } else if byte > space, byte < 0xC2 {
          append(byte)
        } else {
          let size = spaceLength(index, to: range.upperBound)
          if size == 0 {
            append(byte)
          } else {
            length = size
            if count > 0, output[count - 1] != space { append(space) }
          }
        }
        index += length
        index += copyPlain(index, to: range.upperBound)
      }
      return true
    }

    /// Copies what stays as it is, eight bytes at a time, behind a byte that was looked at; returns
    /// how many bytes these were.
    private mutating func copyPlain(_ start: Int, to end: Int) -> Int {
      guard let from = UnsafeRawPointer(source.baseAddress),
        let to = UnsafeMutableRawPointer(output.baseAddress)
      else { return 0 }
      var index = start
      while index &+ 8 <= end {
        let word = UInt64(littleEndian: from.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let before = UInt64(
          littleEndian: from.loadUnaligned(fromByteOffset: index &- 1, as: UInt64.self))
        let others = Self.others(word, after: before)
        to.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
        let clean = others == 0 ? 8 : others.trailingZeroBitCount >> 3
        count &+= clean
        index &+= clean
        if clean < 8 { break }
      }
      return index &- start
    }

    /// The highest bits of the bytes that are not copied: control characters, what is not ASCII,
    /// ampersands, and spaces behind what may be white space. Above the first of them more bytes
    /// may be marked.
    @inline(__always)
    private static func others(_ word: UInt64, after before: UInt64) -> UInt64 {
      let each: UInt64 = 0x0101_0101_0101_0101
      let controls = (word &- each &* 0x20) & ~word
      let space = word ^ each &* 0x20
      let reference = word ^ each &* 0x26
      let isSpace = (space &- each) & ~space
      let isReference = (reference &- each) & ~reference
      let isBehindSpace = (before &- each &* 0x21) & ~before | before
      return (controls | word | isReference | (isSpace & isBehindSpace)) & each &* 0x80
    }

    private mutating func append(_ byte: UInt8) {
      output[count] = byte
      count += 1
    }

    private mutating func trim() -> Bool {
      if count > 0, output[count - 1] == space { count -= 1 }
      return true
    }

    /// The character of a reference that escaping writes, and the length of the reference.
    private func reference(at index: Int, to end: Int) -> (UInt8, length: Int)? {
      let rest = UnsafeBufferPointer(rebasing: source[(index + 1)..<end])
      guard let first = rest.first else { return nil }
      switch first {
      case UInt8(ascii: "a"): return has("amp;", rest) ? (UInt8(ascii: "&"), 5) : nil
      case UInt8(ascii: "l"): return has("lt;", rest) ? (UInt8(ascii: "<"), 4) : nil
      case UInt8(ascii: "g"): return has("gt;", rest) ? (UInt8(ascii: ">"), 4) : nil
      case UInt8(ascii: "q"): return has("quot;", rest) ? (UInt8(ascii: "\""), 6) : nil
      case UInt8(ascii: "#"):
        if has("#39;", rest) { return (UInt8(ascii: "'"), 5) }
        return has("#34;", rest) ? (UInt8(ascii: "\""), 5) : nil
      default: return nil
      }
    }

    private func has(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      guard text.utf8CodeUnitCount <= bytes.count else { return false }
      for index in 0..<text.utf8CodeUnitCount where bytes[index] != text.utf8Start[index] {
        return false
      }
      return true
    }

    /// How many bytes the white space at an offset has, in Python's sense of the word; 0 where
    /// there is none.
    private func spaceLength(_ index: Int, to end: Int) -> Int {
      switch source[index] {
      case 0x09...0x0D, 0x1C...0x20: return 1
      case 0xC2:
        guard index + 1 < end else { return 0 }
        return source[index + 1] == 0x85 || source[index + 1] == 0xA0 ? 2 : 0
      case 0xE1...0xE3:
        guard index + 2 < end else { return 0 }
        switch (source[index], source[index + 1], source[index + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
          (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
          return 3
        default: return 0
        }
      default: return 0
      }
    }
  }
}

private let less = UInt8(ascii: "<")
private let greater = UInt8(ascii: ">")
private let ampersand = UInt8(ascii: "&")
private let exclamation = UInt8(ascii: "!")
private let space = UInt8(ascii: " ")
