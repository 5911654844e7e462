/// Writes texts as JSON has them, to the end of the render's output.
struct JSONText {
  private let machine: MachineRef
  private let escapesNonASCII: Bool
  /// Whether `<`, `>`, `&` and `'` are escaped too.
  let escapesHTML: Bool

  init(_ machine: MachineRef, escapesNonASCII: Bool, escapesHTML: Bool) {
    self.machine = machine
    self.escapesNonASCII = escapesNonASCII
    self.escapesHTML = escapesHTML
  }

  /// For JSON within HTML, as the policies want it.
  init(_ machine: MachineRef) {
    self.init(
      machine, escapesNonASCII: machine.pointee.environment.policies.jsonEscapesNonASCII,
      escapesHTML: true)
  }

  /// Writes a short text in which nothing is escaped, whatever the policies say; else false, and
  /// nothing is written.
  static func emit(plain text: UnsafeBufferPointer<UInt8>, _ machine: MachineRef) -> Bool {
    guard let start = text.baseAddress, text.count <= 256 else { return false }
    var index = 0
    while text.count &- index >= 16 {
      let chunk = UnsafeRawPointer(start + index).loadUnaligned(as: SIMD16<UInt8>.self)
      let special = specials(chunk, escapesNonASCII: true, escapesHTML: true)
      if Output.prefix(before: special) < 16 { return false }
      index &+= 16
    }
    while index < text.count {
      if text[index] >= 0x7F || !isPlain(text[index]) { return false }
      index &+= 1
    }
    machine.pointee.output.append(byte: 0x22)
    machine.pointee.output.append(start, count: text.count)
    machine.pointee.output.append(byte: 0x22)
    return true
  }

  /// Whether an ASCII character stands for itself in JSON within HTML: one bit for each.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    // All from the space on, but for the quotation mark, the ampersand, the apostrophe, the angle
    // brackets and the backslash.
    let bits: UInt64 = byte < 64 ? 0xAFFF_FF3B_0000_0000 : 0x7FFF_FFFF_EFFF_FFFF
    return bits >> UInt64(byte & 63) & 1 != 0
  }

  func write(_ text: String) throws(TemplateError) {
    var text = text
    var failure: TemplateError?
    text.withUTF8 { bytes in
      do throws(TemplateError) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  func write(_ text: UnsafeBufferPointer<UInt8>) throws(TemplateError) {
    try machine.charge(text.count >> 4)
    // A byte becomes six at most.
    if text.count > machine.pointee.environment.limits.valueSize / 6 {
      try machine.checkSize(text.count, times: 6)
    }
    machine.pointee.output.append(byte: 0x22)
    append(text)
    machine.pointee.output.append(byte: 0x22)
  }

  /// Copies runs that need no escape.
  private func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    var index = 0
    while index < source.count {
      index &+= machine.pointee.output.append(
        start + index, upTo: source.count &- index, where: isSpecial, in: specials)
      guard index < source.count else { return }
      let byte = source[index]
      index = byte < 0x80 ? appendEscape(byte, at: index) : appendScalar(source, at: index)
    }
  }

  @inline(__always)
  private func specials(_ chunk: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    Self.specials(chunk, escapesNonASCII: escapesNonASCII, escapesHTML: escapesHTML)
  }

  /// Which of sixteen bytes need an escape.
  @inline(__always)
  private static func specials(
    _ chunk: SIMD16<UInt8>, escapesNonASCII: Bool, escapesHTML: Bool
  ) -> SIMDMask<SIMD16<Int8>> {
    typealias Chunk = SIMD16<UInt8>
    var special =
      (chunk .< Chunk(repeating: 0x20)) .| (chunk .== Chunk(repeating: 0x22))
      .| (chunk .== Chunk(repeating: 0x5C))
    if escapesNonASCII { special = special .| (chunk .>= Chunk(repeating: 0x7F)) }
    if escapesHTML {
      // `<` and `>` differ in one bit, `&` and `'` as well.
      special =
        special .| ((chunk | Chunk(repeating: 2)) .== Chunk(repeating: 0x3E))
        .| ((chunk | Chunk(repeating: 1)) .== Chunk(repeating: 0x27))
    }
    return special
  }

  @inline(__always)
  private func isSpecial(_ byte: UInt8) -> Bool {
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { return true }
    return escapesNonASCII && byte >= 0x7F || escapesHTML && Self.isSpecialInHTML(byte)
  }

  @inline(__always)
  private static func isSpecialInHTML(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0x27
  }

  private func appendEscape(_ byte: UInt8, at index: Int) -> Int {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default: append(unit: UInt16(byte))
    }
    return index &+ 1
  }

  /// Writes the code point that starts at `index` and returns where the next one does.
  private func appendScalar(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    var decoder = source[index...].makeIterator()
    var codec = UTF8()
    guard case .scalarValue(let scalar) = codec.decode(&decoder) else { return index &+ 1 }
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      append(unit: unit)
    }
    return index &+ UTF8.width(scalar)
  }

  private func append(_ text: StaticString) {
    machine.pointee.output.append(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  private func append(unit: UInt16) {
    Self.withEscape(of: unit) { escape in
      if let start = escape.baseAddress {
        machine.pointee.output.append(start, count: escape.count)
      }
    }
  }

  /// Lends `\uNNNN`.
  private static func withEscape(of unit: UInt16, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    func digit(_ shift: UInt16) -> UInt8 {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      return digit < 10 ? 0x30 &+ digit : 0x57 &+ digit
    }
    withUnsafeBytes(of: (0x5C as UInt8, 0x75 as UInt8, digit(12), digit(8), digit(4), digit(0))) {
      $0.withMemoryRebound(to: UInt8.self, body)
    }
  }

  static func escapedForHTML(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: isSpecialInHTML) else { return bytes }
    var result: [UInt8] = []
    for byte in bytes {
      if isSpecialInHTML(byte) {
        withEscape(of: UInt16(byte)) { result += $0 }
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
