/// MarkupSafe's `striptags`: drops comments, then tags, joins what is left by single spaces and
/// replaces character references.
///
/// Linear in the length of the text: what is dropped is never looked at again.
package func htmlStripTags(_ text: String) -> String {
  let plain = withoutTags(withoutComments(Array(text.utf8)))
  let words = CodePoints.words(String(decoding: plain, as: UTF8.self))
  return htmlUnescape(words.joined(separator: " "))
}

private func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
  let opening: [UInt8] = [0x3C, 0x21, 0x2D, 0x2D]
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
