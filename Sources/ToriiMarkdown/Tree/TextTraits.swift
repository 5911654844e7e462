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
    var finder = TraitFinder()
    var index = 0
    while index &+ 16 <= text.count, let start = text.baseAddress {
      // The last of these bytes is the zero at most.
      finder.read(
        start.loadUnaligned(fromByteOffset: index, as: Chunk.self),
        followed: start.loadUnaligned(fromByteOffset: index &+ 1, as: Chunk.self))
      index &+= 16
    }
    if index < text.count, index >= 16, let start = text.baseAddress {
      // The last sixteen, of which some were looked at.
      finder.read(
        start.loadUnaligned(fromByteOffset: text.count &- 16, as: Chunk.self),
        followed: start.loadUnaligned(fromByteOffset: text.count &- 15, as: Chunk.self))
    } else if index < text.count {
      var rest = Chunk(repeating: 0)
      var next = Chunk(repeating: 0)
      withUnsafeMutableBytes(of: &rest) { $0.copyMemory(from: text) }
      withUnsafeMutableBytes(of: &next) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[1...]))
      }
      finder.read(rest, followed: next)
    }
    self = finder.traits
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
      if Self.isAny(quotes | angles) { traits.insert(.markup) }
      if Self.isAny(quotes | pairs) { traits.insert(.typographic) }
      if Self.isAny(signs) { traits.insert(.signs) }
      if Self.isAny(webs) { traits.insert(.web) }
      if Self.isAny(bytes & Chunk(repeating: 0x80)) { traits.insert(.beyondASCII) }
      return traits
    }
  }
}
