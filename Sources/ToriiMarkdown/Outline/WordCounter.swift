/// Counts the words of a text, of ASCII sixteen bytes at a time.
struct WordCounter {
  /// Stretches between white space that hold a letter or digit.
  private(set) var words = 0
  /// Characters of scripts that are written without spaces; they end the word before them.
  private(set) var ideographs = 0
  /// Whether a letter or digit was read since the last white space.
  private var isInWord = false

  /// Reads a part of a text; what stands behind the part may be loaded, but is not counted.
  mutating func read(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
    let part = part.clamped(to: 0..<text.count)
    var index = part.lowerBound
    while true {
      index = readChunks(UnsafeRawBufferPointer(text), from: index, to: part.upperBound)
      if index == part.upperBound { return }
      // There is something beyond ASCII in this chunk.
      index = readCharacters(text, from: index, to: part.upperBound)
    }
  }

  /// Reads sixteen bytes one after the other, or what there is, and returns where the next character
  /// is. What Unicode is asked for takes room on the stack, which others need not make.
  @inline(never)
  private mutating func readCharacters(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index < min(start + 16, end) {
      if text[index] < 0x80 {
        readASCII(text[index])
        index += 1
      } else {
        let scalar = UTF8Scalar.read(text, at: index, end: end)
        index += scalar.length
        read(scalar.value)
      }
    }
    return index
  }

  /// White space ends the word before it.
  mutating func endWord() { isInWord = false }

  private typealias Chunk = ByteChunks.Chunk

  /// Ends of words are counted in bytes, to each of which a chunk adds two at most.
  private static let maximumChunks = 127

  /// Reads sixteen bytes of ASCII again and again, and those that are left; returns where there are no
  /// more.
  private mutating func readChunks(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int {
    guard let base = bytes.baseAddress else { return end }
    var index = start
    let before: UInt64 = isInWord ? 1 : 0
    var open = before
    var ended: UInt64 = 0
    while index < end {
      let limit = min(end, index &+ 16 &* Self.maximumChunks)
      var counts: UInt64 = 0
      var isASCII = true
      while isASCII, index &+ 16 <= limit {
        let chunk = base.loadUnaligned(fromByteOffset: index, as: Chunk.self)
        isASCII = Self.read(chunk, &open, &counts)
        if isASCII { index &+= 16 }
      }
      if isASCII, index < limit {
        isASCII = Self.read(Self.rest(bytes, from: index, to: limit), &open, &counts)
        if isASCII { index = limit }
      }
      // Sums of two bytes do not overflow sixteen bits, nor does the sum of all.
      let each: UInt64 = 0x00FF_00FF_00FF_00FF
      let pairs = (counts & each) &+ (counts &>> 8 & each)
      ended &+= (pairs &* 0x0001_0001_0001_0001) &>> 48
      if !isASCII { break }
    }
    words += Int(truncatingIfNeeded: ended &+ open &- before)
    isInWord = open == 1
    return index
  }

  /// Counts the words that end in a chunk; false where not all of it is ASCII.
  @inline(__always)
  private static func read(_ chunk: Chunk, _ open: inout UInt64, _ counts: inout UInt64) -> Bool {
    let marks = unsafeBitCast(chunk, to: SIMD2<UInt64>.self)
    if (marks[0] | marks[1]) & ByteWords.highest != 0 { return false }
    let isSpace =
      (chunk .== Chunk(repeating: ASCII.space)) .| ByteChunks.areIn(chunk, from: 0x09, count: 5)
    let isLetter =
      ByteChunks.areIn(chunk | Chunk(repeating: 0x20), from: 0x61, count: 26)
      .| ByteChunks.areIn(chunk, from: 0x30, count: 10)
    let spaces = unsafeBitCast(isSpace, to: SIMD2<UInt64>.self)
    let letters = unsafeBitCast(isLetter, to: SIMD2<UInt64>.self)
    for half in 0..<2 {
      counts &+= endedWords(
        UInt64(littleEndian: spaces[half]), UInt64(littleEndian: letters[half]), &open)
    }
    return true
  }

  /// Fewer than sixteen bytes with exclamation marks behind them, which neither end a word nor are one.
  @inline(__always)
  private static func rest(
    _ bytes: UnsafeRawBufferPointer, from index: Int, to end: Int
  ) -> Chunk {
    var chunk = Chunk(repeating: ASCII.exclamation)
    if index &+ 16 <= bytes.count {
      let count = Chunk(repeating: UInt8(truncatingIfNeeded: end &- index))
      let places = Chunk(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      chunk.replace(
        with: bytes.loadUnaligned(fromByteOffset: index, as: Chunk.self), where: places .< count)
    } else {
      withUnsafeMutableBytes(of: &chunk) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[index..<end]))
      }
    }
    return chunk
  }

  /// Ones in the bytes, of eight, at whose spaces words end; `open` is 1 where one goes on.
  ///
  /// Stretches between spaces are all ones: a one that is added for a letter is carried out of its
  /// stretch to the space behind it, once however many letters there are; so is a one for a word that
  /// began before.
  @inline(__always)
  private static func endedWords(_ spaces: UInt64, _ letters: UInt64, _ open: inout UInt64)
    -> UInt64
  {
    // Where a letter comes first, it makes no difference that a word goes on.
    let (total, carries) = (~spaces).addingReportingOverflow(letters & ByteWords.each | open)
    open = carries ? 1 : 0
    return total & spaces & ByteWords.each
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
