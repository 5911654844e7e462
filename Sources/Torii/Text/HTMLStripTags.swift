/// MarkupSafe's `striptags`: drops comments, then tags, joins what is left by single spaces and
/// replaces character references.
///
/// Linear in the length of the text: what is dropped is never looked at again.
package func htmlStripTags(_ text: String) -> String {
  var text = text
  if let quick = text.withUTF8({ StrippedText.words(of: $0) }) {
    return quick.hasReferences ? htmlUnescape(quick.text) : quick.text
  }
  let words = joinedWords(withoutTags(withoutComments(Array(text.utf8))))
  return htmlUnescape(String(decoding: words, as: UTF8.self))
}

/// Most texts: without comments, and all whitespace is ASCII.
private enum StrippedText {
  /// What is left of a text in one walk over it; nil for texts that take more.
  static func words(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (text: String, hasReferences: Bool)? {
    var hasReferences = false
    var isSimple = true
    let text = String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      var index = 0
      // A space is written before the next word, so none ends the text.
      var hasSpace = false
      while index < bytes.count {
        if !hasSpace, count > 0 {
          let plain = copyPlain(bytes, from: index, to: buffer, after: count)
          index &+= plain
          count &+= plain
        }
        let byte = bytes[index]
        // Most bytes are letters, which need no further look.
        if byte <= 0x3E || byte >= 0x80 {
          if byte <= 0x20, CodePoints.isWhitespace(Unicode.Scalar(byte)) {
            hasSpace = count > 0
            index &+= 1
            continue
          }
          if byte == 0x3C {
            guard let end = endOfTag(bytes, from: index) else {
              isSimple = false
              return 0
            }
            index = end
            continue
          }
          if byte >= 0xC2, byte <= 0xE3, mayBeSpace(bytes, at: index) {
            isSimple = false
            return 0
          }
          if byte == 0x26 { hasReferences = true }
        }
        if hasSpace {
          buffer[count] = 0x20
          count &+= 1
          hasSpace = false
        }
        buffer[count] = byte
        count &+= 1
        index &+= 1
      }
      return count
    }
    return isSimple ? (text, hasReferences) : nil
  }

  /// Copies words that single spaces stand between, up to what needs a look; of a text's last bytes
  /// none. A space is copied only where something else than whitespace and tags follows it.
  ///
  /// - Parameters:
  ///   - count: How many bytes were written before, of which the last is no space.
  /// - Returns: How many bytes were copied.
  @inline(__always)
  private static func copyPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    to buffer: UnsafeMutableBufferPointer<UInt8>, after count: Int
  ) -> Int {
    guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return 0 }
    var done = 0
    while bytes.count &- start &- done > 16 {
      let place = UnsafeRawPointer(source + (start &+ done))
      let chunk = place.loadUnaligned(as: SIMD16<UInt8>.self)
      let plain = plainPrefix(chunk, before: (place + 1).loadUnaligned(as: SIMD16<UInt8>.self))
      UnsafeMutableRawPointer(target + (count &+ done))
        .storeBytes(of: chunk, as: SIMD16<UInt8>.self)
      done &+= plain
      if plain < 16 { break }
    }
    return done
  }

  /// How many leading bytes of a chunk are plain.
  ///
  /// - Parameter next: The chunk that begins one byte later.
  @inline(__always)
  private static func plainPrefix(_ chunk: SIMD16<UInt8>, before next: SIMD16<UInt8>) -> Int {
    typealias Chunk = SIMD16<UInt8>
    let endsWord = (next .<= Chunk(repeating: 0x20)) .| (next .== Chunk(repeating: 0x3C))
    let special =
      (chunk .< Chunk(repeating: 0x20)) .| (chunk .>= Chunk(repeating: 0x80))
      .| (chunk .== Chunk(repeating: 0x26)) .| (chunk .== Chunk(repeating: 0x3C))
      .| ((chunk .== Chunk(repeating: 0x20)) .& endsWord)
    return Output.prefix(before: special)
  }

  private static func startsComment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index &+ 3 < bytes.count && bytes[index &+ 1] == 0x21 && bytes[index &+ 2] == 0x2D
      && bytes[index &+ 3] == 0x2D
  }

  /// The offset behind the tag that starts at an offset; nil where it never ends, or a comment begins.
  private static func endOfTag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x3E { return index &+ 1 }
      if bytes[index] == 0x3C, startsComment(bytes, at: index) { return nil }
      index &+= 1
    }
    return nil
  }

  /// Whether some whitespace begins with the bytes at an offset: NEL, the no-break space, and some of
  /// U+1680, U+2000 to U+205F, U+3000.
  private static func mayBeSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index &+ 1 < bytes.count else { return false }
    let second = bytes[index &+ 1]
    switch bytes[index] {
    case 0xC2: return second == 0x85 || second == 0xA0
    case 0xE1: return second == 0x9A
    case 0xE2: return second == 0x81 || isSpaceBelowU2040(bytes, at: index)
    case 0xE3: return second == 0x80
    default: return false
    }
  }

  private static func isSpaceBelowU2040(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    guard index &+ 2 < bytes.count, bytes[index &+ 1] == 0x80 else { return false }
    let third = bytes[index &+ 2]
    // U+2000 to U+200A, U+2028, U+2029 and U+202F; dashes and quotation marks lie between.
    return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
  }
}

/// Python's `" ".join(text.split())`.
private func joinedWords(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let space = spaceLength(bytes, at: index)
    if space > 0 {
      index += space
      if !output.isEmpty, output[output.count - 1] != 0x20 { output.append(0x20) }
    } else {
      output.append(bytes[index])
      index += 1
    }
  }
  if output.last == 0x20 { output.removeLast() }
  return output
}

/// How many bytes the whitespace at an offset takes, in Python's sense of the word; 0 where there is
/// none.
private func spaceLength(_ bytes: [UInt8], at index: Int) -> Int {
  let byte = bytes[index]
  if byte < 0x80 { return byte <= 0x20 && CodePoints.isWhitespace(Unicode.Scalar(byte)) ? 1 : 0 }
  guard (0xC2...0xE3).contains(byte), index + 1 < bytes.count else { return 0 }
  let second = bytes[index + 1]
  if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
  guard byte >= 0xE1, index + 2 < bytes.count else { return 0 }
  let number =
    UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
  return Unicode.Scalar(number).map(CodePoints.isWhitespace) == true ? 3 : 0
}

private func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
  let opening: [UInt8] = [0x3C, 0x21, 0x2D, 0x2D]
  guard holdsComment(bytes, opening) else { return bytes }
  var output: [UInt8] = []
  var index = 0
  while index < bytes.count {
    output.append(bytes[index])
    index += 1
    // What stands before and after a comment may make up the start of another one.
    guard bytes[index - 1] == 0x2D, output.suffix(4).elementsEqual(opening) else { continue }
    guard let end = endOfComment(bytes, from: index) else {
      return output + bytes[index...]
    }
    output.removeLast(4)
    index = end
  }
  return output
}

private func holdsComment(_ bytes: [UInt8], _ opening: [UInt8]) -> Bool {
  bytes.indices.contains { bytes[$0] == 0x3C && bytes[$0...].starts(with: opening) }
}

/// The offset behind `-->`; its hyphens may be those of the opening.
private func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
  var hyphens = 2
  for index in start..<bytes.count {
    if bytes[index] == 0x3E, hyphens >= 2 { return index + 1 }
    hyphens = bytes[index] == 0x2D ? hyphens + 1 : 0
  }
  return nil
}

private func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var rest = bytes[...]
  while let start = rest.firstIndex(of: 0x3C) {
    output.append(contentsOf: rest[..<start])
    rest = rest[start...]
    guard let end = rest.firstIndex(of: 0x3E) else { break }
    rest = rest[(end + 1)...]
  }
  output.append(contentsOf: rest)
  return output
}
