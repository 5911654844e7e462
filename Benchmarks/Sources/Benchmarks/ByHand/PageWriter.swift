/// What pages that are written by hand are written to: bytes, one after another.
protocol PageWriter: ~Copyable {
  /// Forgets what was written and keeps the memory.
  mutating func clear()

  mutating func write(_ text: StaticString)
  mutating func write(_ number: Int)

  /// Writes UTF-8 with the characters that are special in HTML escaped as Jinja2 does it.
  mutating func write(escaping bytes: UnsafeBufferPointer<UInt8>)
}

extension PageWriter where Self: ~Copyable {
  @inline(__always)
  mutating func write(escaping text: String) {
    var text = text
    text.withUTF8 { write(escaping: $0) }
  }

  @inline(__always)
  mutating func write(escaping text: Substring) {
    var text = text
    text.withUTF8 { write(escaping: $0) }
  }
}

/// How a character that is special in HTML is written; nil for all others.
@inline(__always)
func characterReference(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&#34;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
