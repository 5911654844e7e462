/// Writes values as Python's `json.dumps` does, with `<`, `>`, `&` and `'` escaped for HTML.
///
/// Unless a policy says otherwise, the output is ASCII but for the indentation. It goes to the end of
/// the render's output. Complexity: O(n log n), for keys are sorted.
final class JSONWriter {
  /// The containers that are being written, outermost first.
  @exclusivity(unchecked) private var path: [ObjectIdentifier] = []
  private let machine: MachineRef
  private let indentation: [UInt8]?
  private let sizeLimit: Int
  private let sortsKeys: Bool
  private let escapesNonASCII: Bool
  /// Texts, of which most values are, need none of the two.
  private lazy var itemSeparator = bytes(of: givenItemSeparator)
  private lazy var keySeparator = bytes(of: givenKeySeparator)
  private let givenItemSeparator: String
  private let givenKeySeparator: String

  /// How much was written before.
  private let start: Int

  /// Python gives up at about this depth as well.
  private static let depthLimit = 900

  private let escapesHTML: Bool

  /// Plain JSON, as `json.dumps` writes it.
  init(
    _ machine: MachineRef, indentation: String?, sortsKeys: Bool, escapesNonASCII: Bool,
    itemSeparator: String?, keySeparator: String?
  ) {
    self.machine = machine
    self.indentation = indentation.map { Array($0.utf8) }
    sizeLimit = machine.pointee.environment.limits.valueSize
    self.sortsKeys = sortsKeys
    self.escapesNonASCII = escapesNonASCII
    givenItemSeparator = itemSeparator ?? (indentation == nil ? ", " : ",")
    givenKeySeparator = keySeparator ?? ": "
    escapesHTML = false
    start = machine.pointee.output.count
  }

  init(_ machine: MachineRef, indentation: String?) {
    escapesHTML = true
    self.machine = machine
    self.indentation = indentation.map { JSONWriter.escapedForHTML($0) }
    sizeLimit = machine.pointee.environment.limits.valueSize
    let policies = machine.pointee.environment.policies
    sortsKeys = policies.jsonSortsKeys
    escapesNonASCII = policies.jsonEscapesNonASCII
    givenItemSeparator = policies.jsonItemSeparator ?? (indentation == nil ? ", " : ",")
    givenKeySeparator = policies.jsonKeySeparator
    start = machine.pointee.output.count
  }

  private func bytes(of separator: String) -> [UInt8] {
    escapesHTML ? JSONWriter.escapedForHTML(separator) : Array(separator.utf8)
  }

  /// Writes the value at a place to the output.
  func emit(_ place: ValuePointer) throws(TemplateError) {
    try write(place)
    try checkSize()
  }

  /// The JSON of the value at a place as text.
  func text(of place: ValuePointer) throws(TemplateError) -> String {
    let start = machine.pointee.output.beginCapture()
    do throws(TemplateError) {
      try emit(place)
    } catch {
      machine.pointee.output.dropText(from: start)
      throw error
    }
    return machine.pointee.output.takeText(from: start)
  }

  private func checkSize() throws(TemplateError) {
    let size = machine.pointee.output.count &- start
    if size > sizeLimit { try machine.checkSize(size) }
  }

  private func write(_ place: ValuePointer) throws(TemplateError) {
    if machine.pointee.hasThawed { return try write(machine.current(place.pointee)) }
    switch place.pointee {
    case .string, .markup:
      if machine.pointee.readsTextInPlace, let bytes = TextInPlace.bytes(at: place) {
        try write(bytes)
      } else {
        try write(place.pointee)
      }
    case .list(let list), .tuple(let list): try write(list)
    case .dict(let dict): try write(dict)
    default: try write(place.pointee)
    }
  }

  private func write(_ value: Value) throws(TemplateError) {
    switch value {
    case .string(let text), .markup(let text): try write(text: text)
    case .int(let number): machine.pointee.output.append(number)
    case .none: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .double(let number): write(number)
    case .bigInt(let box): machine.pointee.output.append(try decimalText(of: box.value))
    case .list(let list), .tuple(let list): try write(list)
    case .dict(let dict): try write(dict)
    case .undefined, .object:
      throw .type("Object of type \(value.className) is not JSON serializable")
    }
  }

  private func append(_ text: StaticString) {
    machine.pointee.output.append(text.utf8Start, count: text.utf8CodeUnitCount)
  }

  private func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress { machine.pointee.output.append(start, count: $0.count) }
    }
  }

  private func append(byte: UInt8) { machine.pointee.output.append(byte: byte) }

  private func write(_ number: Double) {
    if number.isNaN {
      append("NaN")
    } else if number.isInfinite {
      append(number < 0 ? "-Infinity" : "Infinity")
    } else {
      withPythonRepr(of: number) { bytes in
        if let start = bytes.baseAddress {
          machine.pointee.output.append(start, count: bytes.count)
        }
      }
    }
  }

  private func enter(_ container: AnyObject) throws(TemplateError) {
    // The path is searched for every container.
    try machine.charge(path.count >> 2)
    let identity = ObjectIdentifier(container)
    if path.contains(identity) { throw .value("Circular reference detected") }
    if path.count >= JSONWriter.depthLimit { throw .recursion }
    try machine.checkStack()
    path.append(identity)
  }

  private func beginItem(isFirst: Bool) throws(TemplateError) {
    try machine.charge(1)
    try checkSize()
    if !isFirst { append(itemSeparator) }
    beginLine()
  }

  /// Starts a line of the current level where there are lines.
  private func beginLine() {
    guard let indentation else { return }
    append(byte: 0x0A)
    for _ in path { append(indentation) }
  }

  private func write(_ list: Value.List) throws(TemplateError) {
    guard list.count > 0 else { return append("[]") }
    try enter(list)
    append(byte: 0x5B)
    for position in 0..<list.count {
      try beginItem(isFirst: position == 0)
      try write(list.base + position)
    }
    path.removeLast()
    beginLine()
    append(byte: 0x5D)
  }

  private func write(_ dict: Value.Dict) throws(TemplateError) {
    guard dict.count > 0 else { return append("{}") }
    try enter(dict)
    append(byte: 0x7B)
    let order = sortsKeys ? try sortedPositions(dict) : nil
    for index in 0..<dict.count {
      let position = order?[index] ?? index
      try beginItem(isFirst: index == 0)
      try write(key: dict.keyPlace(at: position))
      append(keySeparator)
      try write(dict.values + position)
    }
    path.removeLast()
    beginLine()
    append(byte: 0x7D)
  }

  /// The order of the keys; nil where they stand in it.
  private func sortedPositions(_ dict: Value.Dict) throws(TemplateError) -> [Int]? {
    if dict.count == 1 { return nil }
    var names: [String] = []
    names.reserveCapacity(dict.count)
    for position in 0..<dict.count {
      guard case .string(let name) = dict.key(at: position) else {
        return try machine.sortedOrder(of: (0..<dict.count).map { dict.key(at: $0) })
      }
      names.append(name)
    }
    try machine.charge(names.count)
    if zip(names, names.dropFirst()).allSatisfy({ CodePoints.compare($0, $1) <= 0 }) {
      return nil
    }
    return names.indices.sorted { CodePoints.compare(names[$0], names[$1]) < 0 }
  }

  private func write(key: ValuePointer) throws(TemplateError) {
    switch key.pointee {
    case .string, .markup: try write(key)
    case .int, .bool, .none, .double, .bigInt:
      append(byte: 0x22)
      try write(key)
      append(byte: 0x22)
    default:
      throw .type(
        "keys must be str, int, float, bool or None, not \(key.pointee.typeName)")
    }
  }
}

extension JSONWriter {
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

  private func write(text: String) throws(TemplateError) {
    var text = text
    var failure: TemplateError?
    text.withUTF8 { bytes in
      do throws(TemplateError) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>) throws(TemplateError) {
    try machine.charge(text.count >> 4)
    // A byte becomes six at most.
    if text.count > sizeLimit / 6 { try machine.checkSize(text.count, times: 6) }
    append(byte: 0x22)
    append(text)
    append(byte: 0x22)
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
    JSONWriter.specials(chunk, escapesNonASCII: escapesNonASCII, escapesHTML: escapesHTML)
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
    return escapesNonASCII && byte >= 0x7F || escapesHTML && JSONWriter.isSpecialInHTML(byte)
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

  private func append(unit: UInt16) {
    JSONWriter.withEscape(of: unit) { escape in
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

  private static func escapedForHTML(_ text: String) -> [UInt8] {
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
