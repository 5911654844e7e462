/// The bytes that a render writes: a cursor in one growing buffer.
///
/// Everything written is valid UTF-8, because it comes from `String`s and template text. Text
/// captured for a macro, a filter block or a variable is a range at the buffer's end.
package struct Output {
  private var base: UnsafeMutablePointer<UInt8>
  private var cursor: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>
  private let limit: Int
  /// Steps left; negative once a limit is reached, so that a loop sees it with one comparison.
  package var fuel: Int
  /// Whether more was written than allowed. What follows is dropped.
  package private(set) var isOverflowing = false

  private let sink: OutputSink?
  /// How many bytes make a piece of a streamed render; out of reach when nothing is streamed.
  private let chunkSize: Int
  /// How many captures are open, whose text must not be handed over.
  private var openCaptures = 0
  /// Where the outermost open capture began.
  private var captureStart = 0
  /// Bytes handed over so far.
  private var flushed = 0

  init(capacity: Int, limit: Int, fuel: Int, sink: OutputSink? = nil) {
    self.sink = sink
    chunkSize = sink?.chunkSize ?? .max
    base = RawMemory.allocate(Swift.max(64, capacity))
    cursor = base
    end = base + Swift.max(64, capacity)
    self.limit = limit
    self.fuel = fuel
  }

  func deallocate() { RawMemory.deallocate(base) }

  /// The number of bytes written.
  @inline(__always)
  package var count: Int { cursor - base }

  @inline(__always)
  mutating func reserve(_ bytes: Int) {
    if end - cursor < bytes { grow(bytes) }
  }

  @inline(never)
  private mutating func grow(_ bytes: Int) {
    var used = cursor - base
    if used &+ flushed > limit || bytes > limit {
      isOverflowing = true
      fuel = -1
      used = 0
    }
    var capacity = Swift.max(64, (end - base) &* 2)
    while capacity &- used < bytes { capacity &*= 2 }
    let larger: UnsafeMutablePointer<UInt8> = RawMemory.allocate(capacity)
    larger.update(from: base, count: used)
    RawMemory.deallocate(base)
    base = larger
    cursor = larger + used
    end = larger + capacity
  }

  @inline(__always)
  package mutating func append(_ source: UnsafePointer<UInt8>, count: Int) {
    reserve(count)
    cursor.update(from: source, count: count)
    cursor += count
  }

  /// Appends template text, behind which at least 32 readable bytes follow.
  @inline(__always)
  mutating func append(padded source: UnsafePointer<UInt8>, count: Int) {
    reserve(count &+ 32)
    if count <= 32 {
      let chunk = UnsafeRawPointer(source).loadUnaligned(as: SIMD32<UInt8>.self)
      UnsafeMutableRawPointer(cursor).storeBytes(of: chunk, as: SIMD32<UInt8>.self)
    } else {
      cursor.update(from: source, count: count)
    }
    cursor += count
  }

  @inline(__always)
  package mutating func append(byte: UInt8) {
    reserve(1)
    cursor.pointee = byte
    cursor += 1
  }

  @inline(__always)
  package mutating func append(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      if let start = bytes.baseAddress { self.append(start, count: bytes.count) }
    }
    if done == nil { appendSlowly(text) }
  }

  @inline(never)
  private mutating func appendSlowly(_ text: String) {
    for byte in text.utf8 { append(byte: byte) }
  }

  @inline(__always)
  package mutating func append(escaped text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      if let start = bytes.baseAddress { self.append(escaped: start, count: bytes.count) }
    }
    if done == nil {
      for byte in text.utf8 { append(escapedByte: byte) }
    }
  }

  @inline(__always)
  private mutating func append(escapedByte byte: UInt8) {
    if Output.isSpecial(byte) { appendEntity(byte) } else { append(byte: byte) }
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
  }

  /// Writes MarkupSafe's entity for one of the five special characters, all of it in one step.
  private mutating func appendEntity(_ byte: UInt8) {
    let entity: (bytes: UInt64, count: Int)
    switch byte {
    case 0x26: entity = (0x3B_706D_6126, 5)  // &amp;
    case 0x3C: entity = (0x3B74_6C26, 4)  // &lt;
    case 0x3E: entity = (0x3B74_6726, 4)  // &gt;
    case 0x22: entity = (0x3B_3433_2326, 5)  // &#34;
    default: entity = (0x3B_3933_2326, 5)  // &#39;
    }
    reserve(8)
    UnsafeMutableRawPointer(cursor).storeBytes(of: entity.bytes.littleEndian, as: UInt64.self)
    cursor += entity.count
  }

  /// Copies while it looks for special characters, sixteen bytes a step.
  @inline(never)
  package mutating func append(escaped source: UnsafePointer<UInt8>, count: Int) {
    reserve(count &+ 16)
    var read = UnsafeRawPointer(source)
    var rest = count
    while rest > 0 {
      let isWhole = rest >= 16
      let chunk =
        isWhole
        ? read.loadUnaligned(as: SIMD16<UInt8>.self) : Output.chunk(of: read, count: rest)
      UnsafeMutableRawPointer(cursor).storeBytes(of: chunk, as: SIMD16<UInt8>.self)
      let clean = Output.prefixWithoutSpecials(chunk)
      if clean == 16 {
        guard isWhole else {
          cursor += rest
          return
        }
        read += 16
        cursor += 16
        rest &-= 16
        continue
      }
      cursor += clean
      appendEntity(read.load(fromByteOffset: clean, as: UInt8.self))
      read += clean &+ 1
      rest &-= clean &+ 1
      reserve(rest &+ 16)
    }
  }

  /// Fewer than sixteen bytes, at least one, with zeros behind them: read in two overlapping pieces,
  /// none of which reaches beyond the text.
  @inline(__always)
  private static func chunk(of bytes: UnsafeRawPointer, count: Int) -> SIMD16<UInt8> {
    let low: UInt64
    var high: UInt64 = 0
    if count >= 8 {
      low = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
      let last = bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      // Eight bytes alone leave nothing: the shift is made in two steps, each below 64 bits.
      let shift = UInt64(truncatingIfNeeded: 15 &- count) &* 8
      high = (UInt64(littleEndian: last) >> 8) >> shift
    } else if count >= 4 {
      let first = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
      let last = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      low = UInt64(first) | UInt64(last) << (UInt64(truncatingIfNeeded: count &- 4) &* 8)
    } else {
      let middle = count >> 1
      low =
        UInt64(bytes.load(as: UInt8.self))
        | UInt64(bytes.load(fromByteOffset: middle, as: UInt8.self))
        << (UInt64(truncatingIfNeeded: middle) &* 8)
        | UInt64(bytes.load(fromByteOffset: count &- 1, as: UInt8.self))
        << (UInt64(truncatingIfNeeded: count &- 1) &* 8)
    }
    return unsafeBitCast(
      SIMD2<UInt64>(low.littleEndian, high.littleEndian), to: SIMD16<UInt8>.self)
  }

  /// Copies bytes up to the first special one, sixteen a step, and returns how many.
  ///
  /// - Parameters:
  ///   - isSpecial: What a byte is.
  ///   - specials: The same for sixteen of them.
  @inline(__always)
  mutating func append(
    _ source: UnsafePointer<UInt8>, upTo count: Int, where isSpecial: (UInt8) -> Bool,
    in specials: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    reserve(count &+ 16)
    var done = 0
    while count &- done >= 16 {
      let chunk = UnsafeRawPointer(source + done).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(cursor).storeBytes(of: chunk, as: SIMD16<UInt8>.self)
      let clean = Output.prefix(before: specials(chunk))
      cursor += clean
      done &+= clean
      if clean < 16 { return done }
    }
    while done < count, !isSpecial(source[done]) {
      cursor.pointee = source[done]
      cursor += 1
      done &+= 1
    }
    return done
  }

  /// How many leading bytes of a chunk need no escape.
  @inline(__always)
  private static func prefixWithoutSpecials(_ chunk: SIMD16<UInt8>) -> Int {
    typealias Chunk = SIMD16<UInt8>
    // `<` and `>` differ in one bit, `"` and `&` in another.
    let angles: Chunk = chunk | Chunk(repeating: 2)
    let quotes: Chunk = chunk | Chunk(repeating: 4)
    return prefix(
      before: (angles .== Chunk(repeating: 0x3E)) .| (quotes .== Chunk(repeating: 0x26))
        .| (chunk .== Chunk(repeating: 0x27)))
  }

  /// How many leading bytes of a chunk are not special.
  @inline(__always)
  static func prefix(before special: SIMDMask<SIMD16<Int8>>) -> Int {
    typealias Chunk = SIMD16<UInt8>
    let marks = Chunk(repeating: 0).replacing(with: Chunk(repeating: 0x80), where: special)
    let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    if words[1] != 0 { return 8 &+ (words[1].trailingZeroBitCount >> 3) }
    return 16
  }

  @inline(__always)
  package mutating func append(_ text: String, escaped: Bool) {
    if escaped { append(escaped: text) } else { append(text) }
  }

  @inline(__always)
  package mutating func append(_ source: UnsafePointer<UInt8>, count: Int, escaped: Bool) {
    if escaped { append(escaped: source, count: count) } else { append(source, count: count) }
  }

  /// Appends a text of ASCII characters, with the other case for the 26 letters from `first` on;
  /// tells whether it was such a text. If not, nothing is appended.
  package mutating func append(
    ascii text: UnsafeBufferPointer<UInt8>, switchingCaseFrom first: UInt8, escaped: Bool
  ) -> Bool {
    guard CodePoints.isASCII(text), let start = text.baseAddress else { return text.isEmpty }
    reserve(text.count &+ 16)
    let raw = UnsafeRawPointer(start)
    var offset = 0
    while text.count &- offset >= 16 {
      typealias Chunk = SIMD16<UInt8>
      let chunk = raw.loadUnaligned(fromByteOffset: offset, as: Chunk.self)
      let isLetter = (chunk &- Chunk(repeating: first)) .< Chunk(repeating: 26)
      let switched = chunk ^ Chunk(repeating: 0).replacing(with: 0x20, where: isLetter)
      UnsafeMutableRawPointer(cursor).storeBytes(of: switched, as: Chunk.self)
      let clean = escaped ? Output.prefixWithoutSpecials(switched) : 16
      cursor += clean
      offset &+= clean
      if clean < 16 {
        appendEntity(start[offset])
        offset &+= 1
        reserve(text.count &- offset &+ 16)
      }
    }
    while offset < text.count {
      let byte = start[offset]
      let switched = byte &- first < 26 ? byte ^ 0x20 : byte
      offset &+= 1
      if escaped, Output.isSpecial(switched) {
        appendEntity(switched)
        reserve(text.count &- offset)
      } else {
        cursor.pointee = switched
        cursor += 1
      }
    }
    return true
  }

  package mutating func append(_ value: Int) {
    reserve(24)
    var magnitude = value.magnitude
    if value < 0 {
      cursor.pointee = 0x2D
      cursor += 1
    }
    if magnitude < 10 {
      cursor.pointee = 0x30 &+ UInt8(truncatingIfNeeded: magnitude)
      cursor += 1
      return
    }
    var digits = 2
    // The magnitude has 19 digits at most, and 10 to the 19th still fits.
    var bound: UInt64 = 100
    while UInt64(magnitude) >= bound, digits < 19 {
      bound &*= 10
      digits &+= 1
    }
    var place = cursor + digits
    cursor = place
    while magnitude >= 100 {
      let quotient = magnitude / 100
      place -= 2
      Output.storePair(Int(truncatingIfNeeded: magnitude &- quotient &* 100), at: place)
      magnitude = quotient
    }
    if magnitude >= 10 {
      Output.storePair(Int(truncatingIfNeeded: magnitude), at: place - 2)
    } else {
      (place - 1).pointee = 0x30 &+ UInt8(truncatingIfNeeded: magnitude)
    }
  }

  @inline(__always)
  private static func storePair(_ value: Int, at place: UnsafeMutablePointer<UInt8>) {
    let table: StaticString =
      "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849505152535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697989900"
    let source = UnsafeRawPointer(table.utf8Start + value &* 2)
    UnsafeMutableRawPointer(place).storeBytes(
      of: source.loadUnaligned(as: UInt16.self), as: UInt16.self)
  }

  /// Begins to capture what is written, until `takeText` or `dropText`.
  package mutating func beginCapture() -> Int {
    if openCaptures == 0 { captureStart = count }
    openCaptures &+= 1
    return count
  }

  /// The bytes written since the render began, without what is being captured.
  var writtenBytes: Int { flushed &+ (openCaptures > 0 ? captureStart : count) }

  /// Hands over what was written, where the render is streamed and a piece is full.
  @inline(__always)
  mutating func flushIfFull() throws(TemplateError) {
    if count >= chunkSize { try flush(isFinal: false) }
  }

  /// The buffer is larger than the limit where that is small, so the end is looked at as well.
  func checkLimit() throws(TemplateError) {
    guard count &+ flushed > limit else { return }
    throw .limit("the output is larger than the limit of \(limit) bytes")
  }

  @inline(never)
  mutating func flush(isFinal: Bool) throws(TemplateError) {
    guard let sink, openCaptures == 0, count > 0 else { return }
    try checkLimit()
    do {
      try sink.write(bytes)
    } catch {
      throw TemplateError.host(error)
    }
    flushed &+= count
    cursor = base
  }

  /// Ends a capture: takes the bytes written since `start` out of the buffer as text.
  package mutating func takeText(from start: Int) -> String {
    openCaptures &-= 1
    guard start < count else { return "" }
    let bytes = UnsafeBufferPointer(start: base + start, count: count - start)
    let text = String(decoding: bytes, as: UTF8.self)
    cursor = base + start
    return text
  }

  /// Ends a capture whose text nobody wants.
  package mutating func dropText(from start: Int) {
    openCaptures &-= 1
    if start < count { cursor = base + start }
  }

  /// The bytes written so far, valid until the next write.
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
}
