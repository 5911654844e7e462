/// Counts the words of a text, of ASCII sixteen bytes at a time.
struct WordCounter {
  /// Stretches between white space that hold a letter or digit.
  private(set) var words = 0
  /// Characters of scripts that are written without spaces; they end the word before them.
  private(set) var ideographs = 0
  /// Whether a letter or digit was read since the last white space.
  private var isInWord = false

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(text)
    var index = 0
    while true {
      index = readChunks(bytes, from: index)
      if index == bytes.count { return }
      // There is something beyond ASCII in this chunk.
      let end = min(index + 16, bytes.count)
      while index < end {
        if bytes[index] < 0x80 {
          readASCII(bytes[index])
          index += 1
        } else {
          let scalar = UTF8Scalar.read(text, at: index, end: bytes.count)
          index += scalar.length
          read(scalar.value)
        }
      }
    }
  }

  /// White space ends the word before it.
  mutating func endWord() { isInWord = false }

  private typealias Chunk = ByteChunks.Chunk

  /// Reads sixteen bytes of ASCII again and again, and those that are left; returns where there are no
  /// more.
  private mutating func readChunks(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    var ended: UInt64 = 0
    let before: UInt64 = isInWord ? 1 : 0
    var open = before
    while index < bytes.count {
      let chunk: Chunk
      if index &+ 16 <= bytes.count {
        chunk = bytes.loadUnaligned(fromByteOffset: index, as: Chunk.self)
      } else {
        // What fills it up neither ends a word nor is one.
        var rest = Chunk(repeating: ASCII.exclamation)
        withUnsafeMutableBytes(of: &rest) {
          $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index...]))
        }
        chunk = rest
      }
      let marks = ByteChunks.marks(chunk)
      if marks[0] | marks[1] != 0 { break }
      let isSpace =
        (chunk .== Chunk(repeating: ASCII.space)) .| ByteChunks.areIn(chunk, from: 0x09, count: 5)
      let isLetter =
        ByteChunks.areIn(chunk | Chunk(repeating: 0x20), from: 0x61, count: 26)
        .| ByteChunks.areIn(chunk, from: 0x30, count: 10)
      let spaces = unsafeBitCast(isSpace, to: SIMD2<UInt64>.self)
      let letters = unsafeBitCast(isLetter, to: SIMD2<UInt64>.self)
      for half in 0..<2 {
        ended &+= Self.endedWords(
          UInt64(littleEndian: spaces[half]), UInt64(littleEndian: letters[half]), &open)
      }
      index = min(index &+ 16, bytes.count)
    }
    words += Int(truncatingIfNeeded: ended &+ open &- before)
    isInWord = open == 1
    return index
  }

  /// How many words end at the spaces of eight bytes; `open` is 1 where one goes on.
  ///
  /// Stretches between spaces are all ones: a one that is added for a letter is carried out of its
  /// stretch to the space behind it, once however many letters there are; so is a one for a word that
  /// began before.
  @inline(__always)
  private static func endedWords(_ spaces: UInt64, _ letters: UInt64, _ open: inout UInt64)
    -> UInt64
  {
    let (sum, carriesLetter) = (~spaces).addingReportingOverflow(letters & ByteWords.each)
    let (total, carriesWord) = sum.addingReportingOverflow(open)
    open = carriesLetter || carriesWord ? 1 : 0
    return ((total & spaces & ByteWords.each) &* ByteWords.each) &>> 56
  }

  @inline(__always)
  private mutating func readASCII(_ byte: UInt8) {
    if byte.isASCIIWhitespace {
      isInWord = false
    } else if !isInWord, byte.isASCIIAlphanumeric {
      isInWord = true
      words += 1
    }
  }

  private mutating func read(_ scalar: UInt32) {
    if isIdeograph(scalar) {
      ideographs += 1
      isInWord = false
    } else if Flanking.isSpace(scalar) {
      isInWord = false
    } else if !isInWord, Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false {
      isInWord = true
      words += 1
    }
  }
}
