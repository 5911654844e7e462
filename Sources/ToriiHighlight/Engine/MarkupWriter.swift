/// Writes code with its classes as HTML the way Pygments does: a span for every piece of a class,
/// none of them across the end of a line.
struct MarkupWriter {
  private let bytes: [UInt8]
  private let tokens: [UInt64]

  init(_ bytes: [UInt8], _ tokens: TokenList) {
    self.bytes = bytes
    self.tokens = tokens.packed
  }

  // MARK: Tables

  /// The opening tags of all classes one after another, and where each begins. Behind them is as much
  /// as is copied at once.
  private static let openings: (text: [UInt8], starts: [Int]) = {
    var (text, starts): ([UInt8], [Int]) = ([], [0])
    for tokenClass in TokenClass.allCases {
      if tokenClass != .text { text += Array("<span class=\"\(tokenClass.name)\">".utf8) }
      starts.append(text.count)
    }
    text += [UInt8](repeating: 0, count: MarkupBuffer.pieceBytes)
    return (text, starts)
  }()
  private static let closing: StaticString = "</span>"
  private static let longestTags =
    zip(openings.starts, openings.starts.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
    + closing.utf8CodeUnitCount

  /// How each byte of ``SpecialBytes`` is written: 1 to 5 as an entity, 6 as a newline.
  private static let kinds: [UInt8] = {
    var kinds = [UInt8](repeating: 0, count: 256)
    for (kind, character) in "&<>\"'\n".utf8.enumerated() {
      kinds[Int(character)] = UInt8(truncatingIfNeeded: kind + 1)
    }
    return kinds
  }()

  // MARK: Writing

  /// All of the code. There is room enough from the start, so that nothing is moved while writing.
  func html() -> [UInt8] {
    Self.openings.text.withUnsafeBufferPointer { openings in
      Self.openings.starts.withUnsafeBufferPointer { starts in
        Self.kinds.withUnsafeBufferPointer { kinds in
          bytes.withUnsafeBufferPointer { bytes in
            let capacity = capacity(bytes) + MarkupBuffer.pieceBytes
            return [UInt8](unsafeUninitializedCapacity: capacity) {
              buffer, count in
              var output = MarkupBuffer(buffer)
              write(bytes, openings, starts, kinds, to: &output)
              count = output.count
            }
          }
        }
      }
    }
  }

  private func write(
    _ bytes: UnsafeBufferPointer<UInt8>, _ openings: UnsafeBufferPointer<UInt8>,
    _ starts: UnsafeBufferPointer<Int>, _ kinds: UnsafeBufferPointer<UInt8>,
    to output: inout MarkupBuffer
  ) {
    var start = 0
    var specials = SpecialBytes(bytes)
    for token in tokens {
      let end = min(TokenList.end(of: token), bytes.count)
      let tokenClass = min(TokenList.classIndex(of: token), starts.count - 2)
      let opening = starts[tokenClass]..<starts[tokenClass + 1]
      // Most pieces are short and have nothing but letters in them.
      if specials.next >= end, start < end, !opening.isEmpty,
        output.append(bytes, start..<end, within: openings, opening)
      {
        start = end
        continue
      }
      var (done, isOpen) = (start, false)
      while specials.next < end {
        let special = specials.next
        specials.pass()
        let kind = kinds[Int(bytes[special])]
        if !isOpen, kind != 6 || done < special {
          output.append(openings, opening)
          isOpen = true
        }
        output.append(bytes, done..<special)
        done = special &+ 1
        if kind == 6 {
          if isOpen, !opening.isEmpty { output.append(Self.closing) }
          isOpen = false
          output.append(bytes, special..<done)
        } else {
          output.append(Self.entity(kind))
        }
      }
      if done < end || isOpen {
        if !isOpen { output.append(openings, opening) }
        output.append(bytes, done..<max(done, end))
        if !opening.isEmpty { output.append(Self.closing) }
      }
      start = max(start, end)
    }
  }

  @inline(__always)
  private static func entity(_ kind: UInt8) -> StaticString {
    switch kind {
    case 1: "&amp;"
    case 2: "&lt;"
    case 3: "&gt;"
    case 4: "&quot;"
    default: "&#39;"
    }
  }

  /// More bytes than the HTML has: as if every byte were written as an entity, and every piece in the
  /// longest of tags.
  private func capacity(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var lines = 0
    for byte in bytes where byte == UInt8(ascii: "\n") { lines &+= 1 }
    return bytes.count * 6 + (tokens.count + lines) * Self.longestTags
  }
}

/// The places, one after the other, of bytes that are not written as they are or that end a line. They
/// are looked for in sixteen bytes at once, since most pieces of code have none.
private struct SpecialBytes {
  /// The next place, or the end.
  private(set) var next = 0

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the sixteen bytes begin.
  private var start = 0
  /// The highest bits of those of them that are still to come.
  private var marks = SIMD2<UInt64>(repeating: 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if !bytes.isEmpty { marks = marks(at: 0) }
    find()
  }

  /// Goes on behind the place.
  @inline(__always)
  mutating func pass() {
    // The lowest of them.
    if marks[0] != 0 {
      marks[0] &= marks[0] &- 1
    } else {
      marks[1] &= marks[1] &- 1
    }
    find()
  }

  @inline(__always)
  private mutating func find() {
    while marks[0] | marks[1] == 0 {
      start &+= 16
      guard start < bytes.count else {
        next = bytes.count
        return
      }
      marks = marks(at: start)
    }
    next =
      marks[0] != 0
      ? start &+ marks[0].trailingZeroBitCount &>> 3
      : start &+ 8 &+ marks[1].trailingZeroBitCount &>> 3
  }

  @inline(__always)
  private func marks(at start: Int) -> SIMD2<UInt64> {
    typealias Chunk = SIMD16<UInt8>
    let raw = UnsafeRawBufferPointer(bytes)
    var chunk = Chunk(repeating: 0)
    if start &+ 16 <= raw.count {
      chunk = raw.loadUnaligned(fromByteOffset: start, as: Chunk.self)
    } else {
      withUnsafeMutableBytes(of: &chunk) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[start...]))
      }
    }
    // `"` and `&`, and `<` and `>`, differ in one bit.
    let quotes = chunk & ~Chunk(repeating: 4) .== Chunk(repeating: UInt8(ascii: "\""))
    let angles = chunk & ~Chunk(repeating: 2) .== Chunk(repeating: UInt8(ascii: "<"))
    let others =
      (chunk .== Chunk(repeating: UInt8(ascii: "'")))
      .| (chunk .== Chunk(repeating: UInt8(ascii: "\n")))
    let marked = Chunk(repeating: 0).replacing(
      with: Chunk(repeating: 0x80), where: quotes .| angles .| others)
    let words = unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }
}

/// Memory for as many bytes as there may be. What does not fit is left out.
private struct MarkupBuffer {
  /// Short pieces are copied with what stands behind them, which the next one is written over.
  static let pieceBytes = 32

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  /// `</span>` and a zero.
  private static let closing: UInt64 = 0x003E_6E61_7073_2F3C

  /// Appends a part of some bytes behind an opening tag, with the closing one behind it, where all of them
  /// are short and there is room; false where not.
  @inline(__always)
  mutating func append(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    within tags: UnsafeBufferPointer<UInt8>, _ opening: Range<Int>
  ) -> Bool {
    typealias Piece = SIMD32<UInt8>
    let size = Self.pieceBytes
    guard range.count <= size, opening.count <= size, range.lowerBound >= 0,
      opening.lowerBound >= 0, source.count &- range.lowerBound >= size,
      tags.count &- opening.lowerBound >= size, buffer.count &- count >= 3 &* size,
      let text = UnsafeRawPointer(source.baseAddress), let tag = UnsafeRawPointer(tags.baseAddress),
      let target = UnsafeMutableRawPointer(buffer.baseAddress)
    else { return false }
    var end = count
    target.storeBytes(
      of: tag.loadUnaligned(fromByteOffset: opening.lowerBound, as: Piece.self), toByteOffset: end,
      as: Piece.self)
    end &+= opening.count
    target.storeBytes(
      of: text.loadUnaligned(fromByteOffset: range.lowerBound, as: Piece.self), toByteOffset: end,
      as: Piece.self)
    end &+= range.count
    target.storeBytes(of: Self.closing.littleEndian, toByteOffset: end, as: UInt64.self)
    count = end &+ 7
    return true
  }

  /// Appends a part of some bytes.
  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.lowerBound >= 0, range.upperBound <= source.count, !range.isEmpty,
      let start = source.baseAddress
    else { return }
    if range.count <= Self.pieceBytes, source.count &- range.lowerBound >= Self.pieceBytes,
      buffer.count &- count >= Self.pieceBytes, let target = buffer.baseAddress
    {
      UnsafeMutableRawPointer(target).storeBytes(
        of: UnsafeRawPointer(start).loadUnaligned(
          fromByteOffset: range.lowerBound, as: SIMD32<UInt8>.self),
        toByteOffset: count, as: SIMD32<UInt8>.self)
      count &+= range.count
      return
    }
    append(start + range.lowerBound, range.count)
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  @inline(__always)
  private mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    guard length <= buffer.count &- count, let start = buffer.baseAddress else { return }
    (start + count).update(from: source, count: length)
    count &+= length
  }
}
