/// Writes values as Python's `json.dumps` does, with `<`, `>`, `&` and `'` escaped for HTML.
///
/// Unless a policy says otherwise, the output is ASCII but for the indentation. Complexity: O(n log n), for keys are sorted.
struct JSONWriter {
  private var bytes: [UInt8] = []
  /// The containers that are being written, outermost first.
  private var path: [ObjectIdentifier] = []
  private let machine: MachineRef
  private let indentation: [UInt8]?
  private let sizeLimit: Int
  private let sortsKeys: Bool
  private let escapesNonASCII: Bool
  private let itemSeparator: [UInt8]
  private let keySeparator: [UInt8]

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
    self.itemSeparator = Array((itemSeparator ?? (indentation == nil ? ", " : ",")).utf8)
    self.keySeparator = Array((keySeparator ?? ": ").utf8)
    escapesHTML = false
  }

  init(_ machine: MachineRef, indentation: String?) {
    escapesHTML = true
    self.machine = machine
    self.indentation = indentation.map { JSONWriter.escapedForHTML($0) }
    sizeLimit = machine.pointee.environment.limits.valueSize
    let policies = machine.pointee.environment.policies
    sortsKeys = policies.jsonSortsKeys
    escapesNonASCII = policies.jsonEscapesNonASCII
    itemSeparator = JSONWriter.escapedForHTML(
      policies.jsonItemSeparator ?? (indentation == nil ? ", " : ","))
    keySeparator = JSONWriter.escapedForHTML(policies.jsonKeySeparator)
  }

  func text() throws(TemplateError) -> String {
    try machine.checkSize(bytes.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func write(_ value: Value) throws(TemplateError) {
    switch machine.current(value) {
    case .string(let text), .markup(let text): try write(text: text)
    case .int(let number): write(number)
    case .none: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .double(let number): write(number)
    case .bigInt(let box): bytes.append(contentsOf: try decimalText(of: box.value).utf8)
    case .list(let list), .tuple(let list): try write(list)
    case .dict(let dict): try write(dict)
    case .undefined, .object:
      throw .type("Object of type \(value.className) is not JSON serializable")
    }
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ number: Int) {
    if number >= 0 && number < 10 {
      bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number))
    } else {
      bytes.append(contentsOf: String(number).utf8)
    }
  }

  private mutating func write(_ number: Double) {
    if number.isNaN {
      append("NaN")
    } else if number.isInfinite {
      append(number < 0 ? "-Infinity" : "Infinity")
    } else {
      appendPythonRepr(of: number, to: &bytes)
    }
  }

  private mutating func enter(_ container: AnyObject) throws(TemplateError) {
    // The path is searched for every container.
    try machine.charge(path.count >> 2)
    let identity = ObjectIdentifier(container)
    if path.contains(identity) { throw .value("Circular reference detected") }
    if path.count >= JSONWriter.depthLimit { throw .recursion }
    try machine.checkStack()
    path.append(identity)
  }

  private mutating func beginItem(isFirst: Bool) throws(TemplateError) {
    try machine.charge(1)
    if bytes.count > sizeLimit { try machine.checkSize(bytes.count) }
    if !isFirst { bytes.append(contentsOf: itemSeparator) }
    beginLine()
  }

  /// Starts a line of the current level where there are lines.
  private mutating func beginLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    for _ in path { bytes.append(contentsOf: indentation) }
  }

  private mutating func write(_ list: Value.List) throws(TemplateError) {
    guard list.count > 0 else { return append("[]") }
    try enter(list)
    bytes.append(0x5B)
    for position in 0..<list.count {
      try beginItem(isFirst: position == 0)
      try write(list[position] ?? .none)
    }
    path.removeLast()
    beginLine()
    bytes.append(0x5D)
  }

  private mutating func write(_ dict: Value.Dict) throws(TemplateError) {
    guard dict.count > 0 else { return append("{}") }
    try enter(dict)
    bytes.append(0x7B)
    let order = sortsKeys ? try sortedPositions(dict) : Array(0..<dict.count)
    var isFirst = true
    for position in order {
      try beginItem(isFirst: isFirst)
      isFirst = false
      try write(key: dict.key(at: position))
      bytes.append(contentsOf: keySeparator)
      try write(dict.values[position])
    }
    path.removeLast()
    beginLine()
    bytes.append(0x7D)
  }

  private func sortedPositions(_ dict: Value.Dict) throws(TemplateError) -> [Int] {
    if dict.count == 1 { return [0] }
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
      return Array(names.indices)
    }
    return names.indices.sorted { CodePoints.compare(names[$0], names[$1]) < 0 }
  }

  private mutating func write(key: Value) throws(TemplateError) {
    switch key {
    case .string(let text), .markup(let text): try write(text: text)
    case .int, .bool, .none, .double, .bigInt:
      bytes.append(0x22)
      try write(key)
      bytes.append(0x22)
    default:
      throw .type(
        "keys must be str, int, float, bool or None, not \(key.typeName)")
    }
  }
}

extension JSONWriter {
  private mutating func write(text: String) throws(TemplateError) {
    let size = text.utf8.count
    try machine.charge(size >> 4)
    // A byte becomes six at most.
    if size > sizeLimit / 6 { try machine.checkSize(size, times: 6) }
    bytes.append(0x22)
    CodePoints.withBytes(of: text) { append($0) }
    bytes.append(0x22)
  }

  /// Copies runs that need no escape.
  private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      if JSONWriter.isPlain(byte) || !escapesNonASCII && byte >= 0x7F
        || !escapesHTML && JSONWriter.isSpecialInHTML(byte)
      {
        index &+= 1
        continue
      }
      if start < index { bytes.append(contentsOf: source[start..<index]) }
      index = byte < 0x80 ? appendEscape(byte, at: index) : appendScalar(source, at: index)
      start = index
    }
    if start < index { bytes.append(contentsOf: source[start..<index]) }
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F && byte != 0x22 && byte != 0x5C && !isSpecialInHTML(byte)
  }

  @inline(__always)
  private static func isSpecialInHTML(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0x27
  }

  private mutating func appendEscape(_ byte: UInt8, at index: Int) -> Int {
    switch byte {
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    default: JSONWriter.appendUnit(UInt16(byte), to: &bytes)
    }
    return index &+ 1
  }

  /// Writes the code point that starts at `index` and returns where the next one does.
  private mutating func appendScalar(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    var decoder = source[index...].makeIterator()
    var codec = UTF8()
    guard case .scalarValue(let scalar) = codec.decode(&decoder) else { return index &+ 1 }
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      JSONWriter.appendUnit(unit, to: &bytes)
    }
    return index &+ UTF8.width(scalar)
  }

  /// `\uNNNN`.
  private static func appendUnit(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes.append(0x5C)
    bytes.append(0x75)
    for shift in [UInt16(12), 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      bytes.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
    }
  }

  private static func escapedForHTML(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if isSpecialInHTML(byte) {
        appendUnit(UInt16(byte), to: &result)
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
