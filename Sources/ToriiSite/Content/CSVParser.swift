import ToriiFrontMatter

/// Reads comma-separated values as RFC 4180 describes them: a list of tables, whose keys are the
/// fields of the first line.
enum CSVParser {
  static func parse(_ bytes: [UInt8]) -> DataNode {
    let rows = rows(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    let start = DataPosition(line: 1, column: 1)
    guard let header = rows.first else { return DataNode(.sequence([]), at: start) }
    let tables = rows.dropFirst().enumerated().map { index, row in
      let position = DataPosition(line: index + 2, column: 1)
      let entries = zip(header, row).map { key, value in
        DataNode.Entry(
          key: key, keyPosition: start, value: DataNode(.string(value), at: position))
      }
      return DataNode(.mapping(entries), at: position)
    }
    return DataNode(.sequence(tables), at: start)
  }

  private static func rows(_ bytes: ArraySlice<UInt8>) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.startIndex
    func next() -> UInt8? { index + 1 < bytes.endIndex ? bytes[index + 1] : nil }
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && next() == byte:
        field.append(byte)
        index += 1
      case UInt8(ascii: "\"") where isQuoted || field.isEmpty:
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case UInt8(ascii: "\r") where !isQuoted && next() == UInt8(ascii: "\n"):
        break
      case UInt8(ascii: "\n") where !isQuoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        if row.count > 1 || row.first?.isEmpty == false { rows.append(row) }
        row = []
      default:
        field.append(byte)
      }
      index += 1
    }
    if !field.isEmpty || !row.isEmpty {
      row.append(String(decoding: field, as: UTF8.self))
      rows.append(row)
    }
    return rows
  }
}
