/// What a text may hold, found out in one look at it, so that who looks for one of these things need
/// not look at texts without it.
struct TextTraits: OptionSet {
  let rawValue: UInt8

  /// What is written otherwise in HTML: `<`, `>`, `&`, `"`.
  static let markup = TextTraits(rawValue: 1)
  /// What is written otherwise typographically: quotation marks, two hyphens or periods.
  static let typographic = TextTraits(rawValue: 2)
  /// The signs behind the digits and behind the letters, with which extensions begin.
  static let signs = TextTraits(rawValue: 4)
  /// `ww`, with which addresses begin.
  static let web = TextTraits(rawValue: 8)
  static let beyondASCII = TextTraits(rawValue: 16)
  /// Nothing is known.
  static let all = TextTraits(rawValue: 31)
}

extension TextTraits {
  /// - Parameter text: A text with a zero behind it, as C has it. A trait may be among those of a text
  ///   that has something like it.
  init(ofTerminated text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress, !text.isEmpty else {
      self = []
      return
    }
    let isShort = text.count < 16
    var chunk = isShort ? Self.chunk(start, text.count) : start.loadUnaligned(as: Chunk.self)
    // The last of these bytes is the zero at most.
    var next =
      isShort
      ? Self.chunk(start + 1, text.count)
      : start.loadUnaligned(fromByteOffset: 1, as: Chunk.self)
    var finder = TraitFinder()
    let last = max(0, text.count &- 16)
    var index = 0
    while true {
      finder.read(chunk, followed: next)
      if index == last { break }
      // Of the last sixteen some may be looked at twice.
      index = min(index &+ 16, last)
      chunk = start.loadUnaligned(fromByteOffset: index, as: Chunk.self)
      next = start.loadUnaligned(fromByteOffset: index &+ 1, as: Chunk.self)
    }
    self = finder.traits
  }

  /// Fewer than sixteen bytes, some of them twice, and zeros.
  @inline(__always)
  private static func chunk(_ start: UnsafeRawPointer, _ count: Int) -> Chunk {
    var words = SIMD2<UInt64>(repeating: 0)
    if count >= 8 {
      words[0] = start.loadUnaligned(as: UInt64.self)
      words[1] = start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    } else if count >= 4 {
      words[0] = UInt64(start.loadUnaligned(as: UInt32.self))
      words[1] = UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    } else {
      for offset in 0..<count {
        words[0] = words[0] &<< 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
      }
    }
    return unsafeBitCast(words, to: Chunk.self)
  }

  private typealias Chunk = ByteChunks.Chunk

  /// What was found in chunks of a text, byte by byte.
  private struct TraitFinder {
    private var quotes = Chunk(repeating: 0)
    private var angles = Chunk(repeating: 0)
    private var pairs = Chunk(repeating: 0)
    private var signs = Chunk(repeating: 0)
    private var webs = Chunk(repeating: 0)
    private var bytes = Chunk(repeating: 0)

    @inline(__always)
    mutating func read(_ chunk: Chunk, followed next: Chunk) {
      // `"`, `#`, `&`, `'`, and each pair of angles, differ in bits that are left out.
      quotes |= Self.ones(chunk & ~Chunk(repeating: 5) .== Chunk(repeating: ASCII.quote))
      angles |= Self.ones(chunk & ~Chunk(repeating: 2) .== Chunk(repeating: ASCII.lessThan))
      let isRepeated = chunk .== next
      let isComma = chunk & ~Chunk(repeating: 3) .== Chunk(repeating: ASCII.comma)
      pairs |= Self.ones(isRepeated .& isComma)
      webs |= Self.ones(isRepeated .& (chunk .== Chunk(repeating: TextSplitter.Context.w)))
      let lowercased = chunk | Chunk(repeating: 0x20)
      signs |= Self.ones(
        ByteChunks.areIn(lowercased, from: ASCII.colon, count: 0x61 - ASCII.colon)
          .| ByteChunks.areIn(lowercased, from: 0x7B, count: 5))
      bytes |= chunk
    }

    @inline(__always)
    private static func ones(_ mask: SIMDMask<SIMD16<Int8>>) -> Chunk {
      Chunk(repeating: 0).replacing(with: Chunk(repeating: 0xFF), where: mask)
    }

    private static func isAny(_ chunk: Chunk) -> Bool {
      let words = unsafeBitCast(chunk, to: SIMD2<UInt64>.self)
      return words[0] | words[1] != 0
    }

    var traits: TextTraits {
      var traits: TextTraits = []
      // Most text has none of all these.
      let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
      let isASCII = (words[0] | words[1]) & ByteWords.highest == 0
      if isASCII, !Self.isAny(quotes | angles | pairs | signs | webs) { return traits }
      if Self.isAny(quotes | angles) { traits.insert(.markup) }
      if Self.isAny(quotes | pairs) { traits.insert(.typographic) }
      if Self.isAny(signs) { traits.insert(.signs) }
      if Self.isAny(webs) { traits.insert(.web) }
      if !isASCII { traits.insert(.beyondASCII) }
      return traits
    }
  }
}
