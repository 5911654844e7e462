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
        let written = Pass(source: source, output: output).run()
        isDone = written != nil
        count = written ?? 0
      }
    }
    return isDone ? bytes : Array(htmlStripTags(HeadingAnchors.removed(from: html)).utf8)
  }

  private struct Pass {
    let source: UnsafeBufferPointer<UInt8>
    let output: UnsafeMutableBufferPointer<UInt8>

    /// Where the pass is.
    private struct Place {
      var index = 0
      /// How many bytes were written.
      var count = 0
      /// Where the text behind the last tag starts.
      var text = 0
      /// The white space that was written last, of that which is looked at byte by byte.
      var lastSpace = -1
    }

    /// How many bytes it wrote; `nil` where it was not able to do the work.
    func run() -> Int? {
      var place = Place()
      while place.index < source.count {
        let byte = source[place.index]
        if byte == less {
          if isAnchor(place.index) {
            guard let end = skipAnchor(place) else { return nil }
            place = end
          } else {
            guard let end = tagEnd(place.index) else { return nil }
            place.index = end
          }
          place.text = place.index
        } else if byte > space, byte < 0x80, byte != ampersand {
          copyPlain(byte, &place)
        } else if byte == ampersand {
          guard let (reference, size) = reference(at: place.index) else { return nil }
          output[place.count] = reference
          place.count += 1
          place.index += size
        } else {
          place = copyOther(place)
        }
      }
      if place.count > 0, output[place.count - 1] == space { place.count -= 1 }
      return place.count
    }

    /// Copies a byte that stays as it is and what stays so behind it, sixteen and eight bytes at a
    /// time.
    @inline(__always)
    private func copyPlain(_ byte: UInt8, _ place: inout Place) {
      output[place.count] = byte
      place.count &+= 1
      place.index &+= 1
      guard let from = UnsafeRawPointer(source.baseAddress),
        let to = UnsafeMutableRawPointer(output.baseAddress)
      else { return }
      while place.index &+ 16 <= source.count {
        let chunk = from.loadUnaligned(fromByteOffset: place.index, as: Chunk.self)
        let before = from.loadUnaligned(fromByteOffset: place.index &- 1, as: Chunk.self)
        let others = Self.others(chunk, after: before)
        to.storeBytes(of: chunk, toByteOffset: place.count, as: Chunk.self)
        let low = UInt64(littleEndian: others[0])
        let clean =
          low == 0
          ? 8 &+ UInt64(littleEndian: others[1]).trailingZeroBitCount >> 3
          : low.trailingZeroBitCount >> 3
        place.count &+= clean
        place.index &+= clean
        if clean < 16 { return }
      }
      while place.index &+ 8 <= source.count {
        let word = UInt64(
          littleEndian: from.loadUnaligned(fromByteOffset: place.index, as: UInt64.self))
        let before = UInt64(
          littleEndian: from.loadUnaligned(fromByteOffset: place.index &- 1, as: UInt64.self))
        let others = Self.others(word, after: before)
        to.storeBytes(of: word.littleEndian, toByteOffset: place.count, as: UInt64.self)
        let clean = others == 0 ? 8 : others.trailingZeroBitCount >> 3
        place.count &+= clean
        place.index &+= clean
        if clean < 8 { return }
      }
    }

    private typealias Chunk = SIMD16<UInt8>

    /// The highest bits of the bytes that are not copied, as of eight bytes below.
    @inline(__always)
    private static func others(_ chunk: Chunk, after before: Chunk) -> SIMD2<UInt64> {
      // What lies below or above a range is above it once the range begins at zero.
      let isControl = chunk &- Chunk(repeating: 0x20) .>= Chunk(repeating: 0x60)
      let isBehindSpace = before &- Chunk(repeating: 0x21) .>= Chunk(repeating: 0x5F)
      let isSpace = chunk .== Chunk(repeating: space)
      let isMark = (chunk .== Chunk(repeating: less)) .| (chunk .== Chunk(repeating: ampersand))
      let marks = Chunk(repeating: 0).replacing(
        with: Chunk(repeating: 0x80), where: isControl .| isMark .| (isSpace .& isBehindSpace))
      return unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    }

    /// The highest bits of the bytes that are not copied: control characters, what is not ASCII,
    /// ampersands, the starts of tags, and spaces behind what may be white space. Above the first
    /// of them more bytes may be marked.
    @inline(__always)
    private static func others(_ word: UInt64, after before: UInt64) -> UInt64 {
      let each: UInt64 = 0x0101_0101_0101_0101
      let controls = (word &- each &* 0x20) & ~word
      let space = word ^ each &* 0x20
      let reference = word ^ each &* 0x26
      let tag = word ^ each &* 0x3C
      let isSpace = (space &- each) & ~space
      let isReference = (reference &- each) & ~reference
      let isTag = (tag &- each) & ~tag
      let isBehindSpace = (before &- each &* 0x21) & ~before | before
      return (controls | word | isReference | isTag | (isSpace & isBehindSpace)) & (each &* 0x80)
    }

    /// Copies one character that is not ASCII, or one space for white space.
    private func copyOther(_ place: Place) -> Place {
      var place = place
      let size = spaceLength(place.index, to: source.count)
      if size > 0 {
        if place.count > 0, output[place.count - 1] != space {
          output[place.count] = space
          place.count += 1
          place.lastSpace = place.index
        }
        // Code is full of it.
        place.index += size
        while place.index < source.count, Self.isSpace(source[place.index]) { place.index += 1 }
        return place
      }
      repeat {
        output[place.count] = source[place.index]
        place.count += 1
        place.index += 1
      } while place.index < source.count && source[place.index] & 0xC0 == 0x80
      return place
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
      byte == space || 0x09...0x0D ~= byte || 0x1C...0x1F ~= byte
    }

    /// Whether a link of a heading to itself begins with a tag.
    @inline(__always)
    private func isAnchor(_ start: Int) -> Bool {
      // Most tags differ in their first letters.
      start + 2 < source.count && source[start + 1] == UInt8(ascii: "a")
        && source[start + 2] == space && HeadingAnchors.begins(at: start, in: source)
    }

    /// Goes on behind a link of a heading to itself.
    private func skipAnchor(_ place: Place) -> Place? {
      var place = place
      let start = place.index
      // The space before it goes too, if it is there: what precedes it had none.
      if start > place.text, source[start - 1] == space, place.count > 0,
        output[place.count - 1] == space,
        place.lastSpace == start - 1 || isPlain(start - 2, from: place.text)
      {
        place.count -= 1
      }
      guard let end = HeadingAnchors.linkEnd(from: start, in: source) else { return nil }
      place.index = end
      return place
    }

    /// Whether the byte is a character of the same text that was written as it is.
    private func isPlain(_ index: Int, from text: Int) -> Bool {
      index >= text && source[index] > space && source[index] < 0x80
    }

    /// The end of a plain tag.
    @inline(__always)
    private func tagEnd(_ start: Int) -> Int? {
      var index = start + 1
      if index < source.count, source[index] == exclamation { return nil }
      // Tags are short: calls would take longer.
      while let from = UnsafeRawPointer(source.baseAddress), index &+ 16 <= source.count {
        let angles = Self.angles(from.loadUnaligned(fromByteOffset: index, as: Chunk.self))
        if angles[0] | angles[1] != 0 {
          index &+=
            angles[0] != 0
            ? angles[0].trailingZeroBitCount >> 3 : 8 &+ angles[1].trailingZeroBitCount >> 3
          return source[index] == greater ? index &+ 1 : nil
        }
        index &+= 16
      }
      while index < source.count {
        let byte = source[index]
        if byte == greater { return index + 1 }
        if byte == less { return nil }
        index += 1
      }
      return nil
    }

    /// All bits of angle brackets, which differ in one.
    @inline(__always)
    private static func angles(_ chunk: Chunk) -> SIMD2<UInt64> {
      let isAngle = chunk | Chunk(repeating: 0x02) .== Chunk(repeating: greater)
      let words = unsafeBitCast(isAngle, to: SIMD2<UInt64>.self)
      return SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }

    /// The character of a reference that escaping writes, and the length of the reference.
    private func reference(at index: Int) -> (UInt8, length: Int)? {
      let rest = UnsafeBufferPointer(rebasing: source[(index + 1)...])
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
