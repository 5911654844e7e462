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
  private let texts: JSONText
  /// Texts, of which most values are, need none of the two.
  private lazy var itemSeparator = bytes(of: givenItemSeparator)
  private lazy var keySeparator = bytes(of: givenKeySeparator)
  private let givenItemSeparator: String
  private let givenKeySeparator: String

  /// How much was written before.
  private let start: Int

  /// Python gives up at about this depth as well.
  private static let depthLimit = 900

  /// Plain JSON, as `json.dumps` writes it.
  init(
    _ machine: MachineRef, indentation: String?, sortsKeys: Bool, escapesNonASCII: Bool,
    itemSeparator: String?, keySeparator: String?
  ) {
    self.machine = machine
    self.indentation = indentation.map { Array($0.utf8) }
    sizeLimit = machine.pointee.environment.limits.valueSize
    self.sortsKeys = sortsKeys
    texts = JSONText(machine, escapesNonASCII: escapesNonASCII, escapesHTML: false)
    givenItemSeparator = itemSeparator ?? (indentation == nil ? ", " : ",")
    givenKeySeparator = keySeparator ?? ": "
    start = machine.pointee.output.count
  }

  init(_ machine: MachineRef, indentation: String?) {
    self.machine = machine
    self.indentation = indentation.map { JSONText.escapedForHTML($0) }
    sizeLimit = machine.pointee.environment.limits.valueSize
    let policies = machine.pointee.environment.policies
    sortsKeys = policies.jsonSortsKeys
    texts = JSONText(machine)
    givenItemSeparator = policies.jsonItemSeparator ?? (indentation == nil ? ", " : ",")
    givenKeySeparator = policies.jsonKeySeparator
    start = machine.pointee.output.count
  }

  private func bytes(of separator: String) -> [UInt8] {
    texts.escapesHTML ? JSONText.escapedForHTML(separator) : Array(separator.utf8)
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
        try texts.write(bytes)
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
    case .string(let text), .markup(let text): try texts.write(text)
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
