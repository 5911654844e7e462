/// Finds what is not UTF-8 in a file.
enum UTF8Validation {
  /// What to say of a file with such bytes: where the first of them is.
  static func problem(in source: SourceText) -> Diagnostic? {
    guard let offset = firstInvalidOffset(source.bytes) else { return nil }
    let before = source.bytes[..<offset]
    let newline = UInt8(ascii: "\n")
    let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    return Diagnostic(
      .error, "the file is not UTF-8", file: source.file,
      line: before.count { $0 == newline } + 1,
      column: before[start...].count { $0 & 0xC0 != 0x80 } + 1, hint: "save it as UTF-8")
  }

  /// The offset of the first byte that belongs to no scalar; `nil` when all is well.
  static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let lead = buffer[index]
        if lead < 0x80 {
          index += 1
          // Eight at a time.
          let raw = UnsafeRawBufferPointer(buffer)
          while index + 8 <= raw.count,
            raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
          {
            index += 8
          }
          continue
        }
        let length: Int
        let second: ClosedRange<UInt8>
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        guard index + length <= buffer.count, second.contains(buffer[index + 1]) else {
          return index
        }
        for offset in 2..<max(2, length) where buffer[index + offset] & 0xC0 != 0x80 {
          return index
        }
        index += length
      }
      return nil
    }
  }
}
