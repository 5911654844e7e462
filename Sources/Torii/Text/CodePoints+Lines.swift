extension CodePoints {
  /// `str.splitlines`: the lines between any of Python's line breaks, `\r\n` being one.
  package static func lines(_ text: String, keepingEnds: Bool = false) -> [String] {
    withBytes(of: text) { bytes in
      var lines: [String] = []
      var start = 0
      var offset = 0
      while offset < bytes.count {
        let width = lineBreakWidth(at: offset, in: bytes)
        guard width > 0 else {
          offset &+= 1
          continue
        }
        let next = offset &+ width
        lines.append(string(bytes[start..<(keepingEnds ? next : offset)]))
        start = next
        offset = next
      }
      if start < bytes.count { lines.append(start == 0 ? text : string(bytes[start...])) }
      return lines
    }
  }

  /// How many bytes the line break at an offset has, 0 where there is none.
  @inline(__always)
  private static func lineBreakWidth(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let byte = bytes[offset]
    switch byte {
    case 0x1F..<0xC2: return 0
    case 0x0D:
      return offset &+ 1 < bytes.count && bytes[offset &+ 1] == 0x0A ? 2 : 1
    case 0x0A...0x0C, 0x1C...0x1E: return 1
    case 0xC2, 0xE2:
      let (scalar, next) = scalar(at: offset, in: bytes)
      return isLineBreak(scalar) ? next &- offset : 0
    default: return 0
    }
  }
}
