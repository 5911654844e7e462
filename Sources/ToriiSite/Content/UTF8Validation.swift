import ToriiMarkdown

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
    bytes.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset($0) }
  }
}
