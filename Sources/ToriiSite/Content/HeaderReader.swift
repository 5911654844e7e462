/// Numbers and names at places in a file's header; nil beyond its end.
struct HeaderReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  func has(_ text: String, at offset: Int) -> Bool { has(Array(text.utf8), at: offset) }

  func has(_ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset <= bytes.count - wanted.count else { return false }
    return bytes[offset..<(offset + wanted.count)].elementsEqual(wanted)
  }

  func big16(_ offset: Int) -> Int? { number(offset, 2, isBig: true) }
  func big32(_ offset: Int) -> Int? { number(offset, 4, isBig: true) }
  func little16(_ offset: Int) -> Int? { number(offset, 2, isBig: false) }
  func little24(_ offset: Int) -> Int? { number(offset, 3, isBig: false) }

  private func number(_ offset: Int, _ length: Int, isBig: Bool) -> Int? {
    guard offset >= 0, offset <= bytes.count - length else { return nil }
    let part = bytes[offset..<(offset + length)]
    return (isBig ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
  }

  // MARK: Boxes of ISO base media files

  /// The content of the first box of a name.
  func box(_ name: String, in range: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    eachBox(in: range) { box, content in
      if found == nil, box.elementsEqual(name.utf8) { found = content }
    }
    return found
  }

  /// Goes through the boxes in a range; each takes at least eight bytes.
  func eachBox(in range: Range<Int>, _ body: (ArraySlice<UInt8>, Range<Int>) -> Void) {
    var offset = range.lowerBound
    while offset <= range.upperBound - 8, let size = big32(offset) {
      let end: Int
      if size == 0 {
        end = range.upperBound
      } else {
        guard size >= 8, size <= range.upperBound - offset else { return }
        end = offset + size
      }
      body(bytes[(offset + 4)..<(offset + 8)], (offset + 8)..<end)
      offset = end
    }
  }
}
