/// Counts the words of a text, of ASCII eight bytes at a time.
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
    while index < bytes.count {
      index = readWords(bytes, from: index)
      // What is left of a word of eight bytes before one beyond ASCII, or before the end.
      let end = min(index + 8, bytes.count)
      while index < end, bytes[index] < 0x80 {
        readASCII(bytes[index])
        index += 1
      }
      while index < bytes.count, bytes[index] >= 0x80 {
        let scalar = UTF8Scalar.read(text, at: index, end: bytes.count)
        index += scalar.length
        read(scalar.value)
      }
    }
  }

  /// Reads eight bytes of ASCII again and again; returns where there are no more.
  private mutating func readWords(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    var ended: UInt64 = 0
    let before: UInt64 = isInWord ? 1 : 0
    var open = before
    while index &+ 8 <= bytes.count {
      let word = ByteWords.load(bytes, index)
      if word & ByteWords.highest != 0 { break }
      let spaces = Self.spaces(word) &>> 7
      // Where stretches are all ones, a one that is added for a letter is carried out of its stretch
      // to the space behind it, once however many letters there are; so is a one for a word that
      // began before.
      let stretches = ~(spaces &* 0xFF)
      let (letters, carriesLetter) = stretches.addingReportingOverflow(Self.letters(word) &>> 7)
      let (sum, carriesWord) = letters.addingReportingOverflow(open)
      ended &+= ((sum & spaces) &* ByteWords.each) &>> 56
      open = carriesLetter || carriesWord ? 1 : 0
      index &+= 8
    }
    words += Int(truncatingIfNeeded: ended &+ open &- before)
    isInWord = open == 1
    return index
  }

  /// The highest bits of white space.
  @inline(__always)
  private static func spaces(_ word: UInt64) -> UInt64 {
    (ByteWords.atLeast(0x20, in: word) & ~ByteWords.atLeast(0x21, in: word))
      | (ByteWords.atLeast(0x09, in: word) & ~ByteWords.atLeast(0x0E, in: word))
  }

  /// The highest bits of letters and digits.
  @inline(__always)
  private static func letters(_ word: UInt64) -> UInt64 {
    let lowercased = word | ByteWords.each &* 0x20
    return (ByteWords.atLeast(0x61, in: lowercased) & ~ByteWords.atLeast(0x7B, in: lowercased))
      | (ByteWords.atLeast(0x30, in: word) & ~ByteWords.atLeast(0x3A, in: word))
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
