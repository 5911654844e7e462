/// A part of a file that holds data, and where in the file it begins.
struct SourceText {
  let bytes: [UInt8]
  let range: Range<Int>
  let start: DataPosition

  /// Takes the part of a file between two offsets, and refuses what no format may contain.
  init(
    _ bytes: [UInt8], range: Range<Int>, start: DataPosition, limits: DataLimits
  ) throws(DataError) {
    self.bytes = bytes
    self.range = range.clamped(to: bytes.indices)
    self.start = start
    guard self.range.count <= limits.maxBytes else {
      throw DataError(
        "The data is \(self.range.count) bytes long, but at most \(limits.maxBytes) are read;"
          + " make it shorter or split it.", at: start)
    }
    let isPlain = bytes[self.range].allSatisfy { $0 > 0 && $0 < 0x80 }
    if isPlain { return }
    try refuseNUL()
    try refuseInvalidUTF8()
  }

  private func refuseNUL() throws(DataError) {
    guard let offset = bytes[range].firstIndex(of: 0) else { return }
    throw DataError("A NUL byte is not allowed in data; remove it.", at: position(of: offset))
  }

  private func refuseInvalidUTF8() throws(DataError) {
    guard String(validating: bytes[range], as: UTF8.self) == nil else { return }
    throw DataError(
      "The bytes here are not UTF-8; save the file with the encoding UTF-8.",
      at: position(of: firstInvalidOffset()))
  }

  private func firstInvalidOffset() -> Int {
    var parser = UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var offset = range.lowerBound
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      offset += scalar.count
    }
    return offset
  }

  private func position(of offset: Int) -> DataPosition {
    var cursor = UTF8Cursor(self)
    while cursor.offset < offset, !cursor.isAtEnd { cursor.advance() }
    return cursor.position
  }
}

/// How many bytes a byte order mark takes at the start of a file: three or none.
func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}
