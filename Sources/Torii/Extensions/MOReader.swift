/// Reads the binary catalogues of GNU gettext (its manual, "The Format of GNU MO Files"). The hash
/// table is not needed; nothing outside the file's bounds is looked at.
struct MOReader {
  private let bytes: [UInt8]
  private var isBigEndian = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read() throws(MessageCatalogError) -> MessageTable {
    var reader = self
    return try reader.readTable()
  }

  private mutating func readTable() throws(MessageCatalogError) -> MessageTable {
    switch bytes.prefix(4) {
    case [0xDE, 0x12, 0x04, 0x95]: isBigEndian = false
    case [0x95, 0x04, 0x12, 0xDE]: isBigEndian = true
    default: throw MessageCatalogError("This is no .mo file: it does not begin with its mark.")
    }
    let version = try number(at: 4)
    guard version >> 16 <= 1 else {
      throw MessageCatalogError("The .mo file has the unknown version \(version >> 16).")
    }
    let count = try number(at: 8)
    let sources = try number(at: 12)
    let targets = try number(at: 16)
    // Texts do not overlap in files that a tool wrote; where they do, they could be of any size.
    var left = bytes.count * 2
    var table = MessageTable()
    var index = 0
    while index < count {
      let source = try text(at: sources + 8 * index)
      let target = try text(at: targets + 8 * index)
      left -= source.count + target.count
      guard left >= 0 else { throw corrupt }
      if source.isEmpty { try table.readHeader(Array(target)) }
      try add(source, target, to: &table)
      index += 1
    }
    return table
  }

  private func add(
    _ source: ArraySlice<UInt8>, _ target: ArraySlice<UInt8>, to table: inout MessageTable
  )
    throws(MessageCatalogError)
  {
    guard let end = source.firstIndex(of: 0) else {
      return table.add(text: try decoded(target), for: source)
    }
    guard !source[(end + 1)...].contains(0) else { throw corrupt }
    var forms: [String] = []
    for form in target.split(separator: 0, omittingEmptySubsequences: false) {
      forms.append(try decoded(form))
    }
    table.add(forms: forms, for: source[..<end])
  }

  private func decoded(_ text: ArraySlice<UInt8>) throws(MessageCatalogError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw MessageCatalogError("A text of the .mo file is not UTF-8.")
    }
    return string
  }

  /// The text that a length and an offset describe. A NUL, which does not count, ends it.
  private func text(at place: Int) throws(MessageCatalogError) -> ArraySlice<UInt8> {
    let length = try number(at: place)
    let start = try number(at: place + 4)
    guard start + length < bytes.count else { throw corrupt }
    return bytes[start..<(start + length)]
  }

  /// Numbers have 32 bits, so that sums and small multiples of them fit.
  private func number(at place: Int) throws(MessageCatalogError) -> Int {
    guard place + 4 <= bytes.count else { throw corrupt }
    let word = bytes[place..<(place + 4)]
    let ordered = isBigEndian ? Array(word) : word.reversed()
    return ordered.reduce(0) { $0 << 8 | Int($1) }
  }

  private var corrupt: MessageCatalogError {
    MessageCatalogError("The .mo file is corrupt: a text lies outside of it.")
  }
}
