/// MarkupSafe's `striptags`: drops comments, then tags, joins what is left by single spaces and
/// replaces character references.
///
/// Linear in the length of the text: what is dropped is never looked at again.
package func htmlStripTags(_ text: String) -> String {
  let words = joinedWords(withoutTags(withoutComments(Array(text.utf8))))
  return htmlUnescape(String(decoding: words, as: UTF8.self))
}

/// Python's `" ".join(text.split())`.
private func joinedWords(_ bytes: [UInt8]) -> [UInt8] {
  if let joined = trimmedWords(bytes) { return Array(joined) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let space = spaceLength(bytes, at: index)
    if space > 0 {
      index += space
      if !output.isEmpty, output[output.count - 1] != 0x20 { output.append(0x20) }
    } else {
      output.append(bytes[index])
      index += 1
    }
  }
  if output.last == 0x20 { output.removeLast() }
  return output
}

/// The text without spaces and line ends around it, where all other whitespace is single spaces, as
/// in most texts.
private func trimmedWords(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
  var start = 0
  var end = bytes.count
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x0A { start += 1 }
  while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A { end -= 1 }
  for index in start..<end {
    let byte = bytes[index]
    if byte == 0x20 {
      // The first byte is none.
      if bytes[index - 1] == 0x20 { return nil }
    } else if byte < 0x20 || byte >= 0x80 {
      if spaceLength(bytes, at: index) > 0 { return nil }
    }
  }
  return bytes[start..<end]
}

/// How many bytes the whitespace at an offset takes, in Python's sense of the word; 0 where there is
/// none.
private func spaceLength(_ bytes: [UInt8], at index: Int) -> Int {
  let byte = bytes[index]
  if byte < 0x80 { return byte <= 0x20 && CodePoints.isWhitespace(Unicode.Scalar(byte)) ? 1 : 0 }
  guard (0xC2...0xE3).contains(byte), index + 1 < bytes.count else { return 0 }
  let second = bytes[index + 1]
  if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
  guard byte >= 0xE1, index + 2 < bytes.count else { return 0 }
  let number =
    UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
  return Unicode.Scalar(number).map(CodePoints.isWhitespace) == true ? 3 : 0
}

private func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
  let opening: [UInt8] = [0x3C, 0x21, 0x2D, 0x2D]
  guard holdsComment(bytes, opening) else { return bytes }
  var output: [UInt8] = []
  var index = 0
  while index < bytes.count {
    output.append(bytes[index])
    index += 1
    // What stands before and after a comment may make up the start of another one.
    guard bytes[index - 1] == 0x2D, output.suffix(4).elementsEqual(opening) else { continue }
    guard let end = endOfComment(bytes, from: index) else {
      return output + bytes[index...]
    }
    output.removeLast(4)
    index = end
  }
  return output
}

private func holdsComment(_ bytes: [UInt8], _ opening: [UInt8]) -> Bool {
  bytes.indices.contains { bytes[$0] == 0x3C && bytes[$0...].starts(with: opening) }
}

/// The offset behind `-->`; its hyphens may be those of the opening.
private func endOfComment(_ bytes: [UInt8], from start: Int) -> Int? {
  var hyphens = 2
  for index in start..<bytes.count {
    if bytes[index] == 0x3E, hyphens >= 2 { return index + 1 }
    hyphens = bytes[index] == 0x2D ? hyphens + 1 : 0
  }
  return nil
}

private func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var rest = bytes[...]
  while let start = rest.firstIndex(of: 0x3C) {
    output.append(contentsOf: rest[..<start])
    rest = rest[start...]
    guard let end = rest.firstIndex(of: 0x3E) else { break }
    rest = rest[(end + 1)...]
  }
  output.append(contentsOf: rest)
  return output
}
