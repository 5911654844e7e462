/// Python's `html.unescape`: character references to the characters they stand for, as browsers
/// read them, so with missing semicolons and a few numbers that mean another character.
package func htmlUnescape(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.contains(0x26) else { return text }
  if let plain = withCommonReferences(bytes) {
    return String(decoding: plain, as: UTF8.self)
  }
  var output = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let mark = rest.firstIndex(of: "&") {
    output.append(contentsOf: rest[..<mark])
    rest = rest[rest.index(after: mark)...]
    let taken =
      rest.first == "#"
      ? appendNumbered(rest, to: &output) : appendNamed(rest, to: &output)
    if let taken { rest = rest[taken...] } else { output.append("&") }
  }
  output.append(contentsOf: rest)
  return String(output)
}

/// The references that escaping writes, replaced; nil where there are others.
private func withCommonReferences(_ bytes: [UInt8]) -> [UInt8]? {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var rest = bytes[...]
  while let mark = rest.firstIndex(of: 0x26) {
    output += rest[..<mark]
    rest = rest[(mark + 1)...]
    guard let (name, byte) = commonReferences.first(where: { rest.starts(with: $0.0) }) else {
      return nil
    }
    output.append(byte)
    rest = rest.dropFirst(name.count)
  }
  return output + rest
}

private let commonReferences: [([UInt8], UInt8)] = [
  (Array("amp;".utf8), 0x26), (Array("lt;".utf8), 0x3C), (Array("gt;".utf8), 0x3E),
  (Array("quot;".utf8), 0x22), (Array("#34;".utf8), 0x22), (Array("#39;".utf8), 0x27),
]

private typealias Scalars = Substring.UnicodeScalarView

/// Reads `#123;` or `#x7b;`, the semicolon optional; nil if no digit follows.
private func appendNumbered(
  _ rest: Scalars, to output: inout String.UnicodeScalarView
) -> String.Index? {
  var digits = rest.dropFirst()
  let isHex = digits.first == "x" || digits.first == "X"
  if isHex { digits = digits.dropFirst() }
  let radix: UInt32 = isHex ? 16 : 10
  let run = digits.prefix { digit($0, radix: radix) != nil }
  guard !run.isEmpty else { return nil }
  var number: UInt32 = 0
  for scalar in run {
    guard let digit = digit(scalar, radix: radix) else { continue }
    // Anything above the last code point means the same, so the sum may stop growing there.
    number = min(number * radix + digit, 0x110000)
  }
  if let scalar = character(numbered: number) { output.append(scalar) }
  let after = digits[run.endIndex...]
  return after.first == ";" ? after.index(after: after.startIndex) : run.endIndex
}

private func digit(_ scalar: Unicode.Scalar, radix: UInt32) -> UInt32? {
  guard scalar.isASCII else { return nil }
  let value = UInt32(BigInteger.digitValue(UInt8(truncatingIfNeeded: scalar.value)))
  return value < radix ? value : nil
}

/// What a numeric reference means to a browser; nil where it stands for nothing.
private func character(numbered number: UInt32) -> Unicode.Scalar? {
  switch number {
  case 0: return "\u{FFFD}"
  case 0x0D: return "\r"
  case 0x80...0x9F: return HTMLEntities.windowsCharacter(number)
  case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: return nil
  case 0xD800...0xDFFF, 0x110000...: return "\u{FFFD}"
  case _ where number & 0xFFFE == 0xFFFE: return nil
  default: return Unicode.Scalar(number)
  }
}

/// Reads the longest name that is known at the start of a run of at most 32 characters.
private func appendNamed(
  _ rest: Scalars, to output: inout String.UnicodeScalarView
) -> String.Index? {
  var name: [UInt8] = []
  var end = rest.startIndex
  while end < rest.endIndex, name.count < 32, isNameCharacter(rest[end]) {
    name.append(UInt8(truncatingIfNeeded: rest[end].value))
    end = rest.index(after: end)
  }
  if end < rest.endIndex, rest[end] == ";", let found = HTMLEntities.complete(name) {
    output.append(contentsOf: found.unicodeScalars)
    return rest.index(after: end)
  }
  while name.count >= 2 {
    if let found = HTMLEntities.withoutSemicolon(name) {
      output.append(contentsOf: found.unicodeScalars)
      return end
    }
    name.removeLast()
    end = rest.index(before: end)
  }
  return nil
}

private func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", "A"..."Z", "a"..."z": true
  default: false
  }
}
